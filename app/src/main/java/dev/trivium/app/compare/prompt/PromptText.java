package dev.trivium.app.compare.prompt;

import dev.trivium.prompt.PromptDocument;
import dev.trivium.prompt.PromptDocument.Turn;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The text of a prompt and its parts, kept equal, with one undo over all of them. The whole text is worked out only
 * while it is shown, so that a key costs the same in a long prompt. FX thread only.
 */
public final class PromptText {

    /** What of the prompt is shown. */
    public enum Tab {
        SYSTEM,
        USER,
        TURNS,
        TEXT
    }

    private record Step(PromptDocument document, Tab tab) {}

    private static final int MOST_STEPS = 300;
    private static final long PAUSE_NANOS = 900_000_000L;

    private final StringProperty system = new SimpleStringProperty(this, "system", "");
    private final StringProperty user = new SimpleStringProperty(this, "user", "");
    private final StringProperty whole = new SimpleStringProperty(this, "whole", "");
    private final ObservableList<TurnText> turns = FXCollections.observableArrayList();
    private final ObservableList<TurnText> shownTurns = FXCollections.unmodifiableObservableList(turns);
    private final ReadOnlyStringWrapper textOnly = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Tab> tab = new ReadOnlyObjectWrapper<>(Tab.USER);
    private final Deque<Step> undo = new ArrayDeque<>();
    private final Deque<Step> redo = new ArrayDeque<>();
    private final LongSupplier nanos;
    private final Runnable changed;
    private PromptDocument document = PromptDocument.of("");
    private boolean applying;
    private Object lastPlace = "";
    private long lastEdit;

    /** @param changed runs after every change, whoever made it */
    public PromptText(LongSupplier nanos, Runnable changed) {
        this.nanos = nanos;
        this.changed = changed;
        system.addListener((property, before, now) -> {
            if (!applying) {
                edited(Tab.SYSTEM, Tab.SYSTEM, parts().withSystem(now));
            }
        });
        user.addListener((property, before, now) -> {
            if (!applying) {
                edited(Tab.USER, Tab.USER, parts().withUser(now));
            }
        });
        whole.addListener((property, before, now) -> {
            if (!applying) {
                edited(Tab.TEXT, Tab.TEXT, PromptDocument.of(now));
            }
        });
    }

    /** Puts another prompt in place; undo does not lead back over it. */
    public void load(String text) {
        undo.clear();
        redo.clear();
        lastPlace = "";
        apply(PromptDocument.of(text));
        tab.set(document.textOnly().isEmpty() ? (tab.get() == Tab.TEXT ? Tab.USER : tab.get()) : Tab.TEXT);
        changed.run();
    }

    /** Puts another text of the same prompt in place; can be undone. */
    public void replace(String text) {
        lastPlace = "";
        edited("replace", tab.get(), PromptDocument.of(text));
        apply(document);
        if (!document.textOnly().isEmpty()) {
            tab.set(Tab.TEXT);
        }
    }

    /** Shows a part; the parts are read anew, so a role that was typed into a text becomes a turn. */
    public void show(Tab wanted) {
        if (wanted == tab.get()) {
            return;
        }
        apply(PromptDocument.of(document.text()));
        lastPlace = "";
        tab.set(document.textOnly().isEmpty() ? wanted : Tab.TEXT);
    }

    public void addTurn() {
        structure(document.withTurnAdded());
    }

    public void removeTurn(int index) {
        structure(document.withTurnRemoved(index));
    }

    /** @param by -1 is one up, 1 one down; nothing happens at the edge */
    public void moveTurn(int index, int by) {
        structure(document.withTurnMoved(index, by));
    }

    /** The other side says it. */
    public void switchTurn(int index) {
        String role = document.turns().get(index).role();
        structure(document.withTurnRole(
                index, role.equals(PromptDocument.USER) ? PromptDocument.MODEL : PromptDocument.USER));
    }

    public void undo() {
        travel(undo, redo);
    }

    public void redo() {
        travel(redo, undo);
    }

    private void travel(Deque<Step> from, Deque<Step> to) {
        Step step = from.pollLast();
        if (step != null) {
            to.addLast(new Step(document, step.tab()));
            lastPlace = "";
            apply(step.document());
            tab.set(document.textOnly().isEmpty() ? step.tab() : Tab.TEXT);
            changed.run();
        }
    }

    private void structure(PromptDocument next) {
        if (next != document) {
            lastPlace = "";
            edited("structure", Tab.TURNS, next);
            apply(document);
            tab.set(Tab.TURNS);
        }
    }

    /** A part that is set while there is only a text starts the prompt anew. */
    private PromptDocument parts() {
        return document.textOnly().isEmpty() ? document : PromptDocument.of("");
    }

    /** Keys in one place without a pause between them are undone together. */
    private void edited(Object place, Tab where, PromptDocument next) {
        if (applying) {
            return;
        }
        long now = nanos.getAsLong();
        if (!place.equals(lastPlace) || now - lastEdit > PAUSE_NANOS) {
            undo.addLast(new Step(document, where));
            if (undo.size() > MOST_STEPS) {
                undo.removeFirst();
            }
        }
        redo.clear();
        lastPlace = place;
        lastEdit = now;
        document = next;
        textOnly.set(document.textOnly());
        changed.run();
    }

    private void apply(PromptDocument next) {
        applying = true;
        document = next;
        textOnly.set(next.textOnly());
        system.set(next.system());
        user.set(next.user());
        whole.set(next.text());
        List<Turn> wanted = next.turns();
        boolean sameShape = wanted.stream()
                .map(Turn::role)
                .toList()
                .equals(turns.stream().map(TurnText::role).toList());
        if (sameShape) {
            for (int i = 0; i < wanted.size(); i++) {
                turns.get(i).textProperty().set(wanted.get(i).text());
            }
        } else {
            turns.setAll(wanted.stream().map(this::turn).toList());
        }
        applying = false;
    }

    private TurnText turn(Turn turn) {
        TurnText created = new TurnText(turn);
        created.textProperty().addListener((property, before, now) -> {
            int index = turns.indexOf(created);
            if (!applying && index >= 0) {
                edited(created, Tab.TURNS, document.withTurn(index, now));
            }
        });
        return created;
    }

    /** The whole file as it stands. */
    public String text() {
        return document.text();
    }

    public PromptDocument document() {
        return document;
    }

    public StringProperty systemProperty() {
        return system;
    }

    public StringProperty userProperty() {
        return user;
    }

    /** The whole file; up to date while {@link Tab#TEXT} is shown. */
    public StringProperty wholeProperty() {
        return whole;
    }

    public ObservableList<TurnText> turns() {
        return shownTurns;
    }

    /** Why only the text can be edited; empty if there are parts. */
    public ReadOnlyStringProperty textOnlyProperty() {
        return textOnly.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Tab> tabProperty() {
        return tab.getReadOnlyProperty();
    }
}
