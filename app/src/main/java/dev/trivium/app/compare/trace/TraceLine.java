package dev.trivium.app.compare.trace;

import dev.trivium.app.controls.Marker;
import dev.trivium.app.controls.Nodes;
import dev.trivium.app.controls.Slots;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Draws one line of the tree. Its nodes stay while its numbers change. */
final class TraceLine extends HBox {

    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final double INDENT = 14;

    /** Deeper lines stand no further in, so that their words keep room. */
    private static final int DEEPEST_INDENT = 6;

    private final Slots slots;
    private final String id;
    private final Runnable changed;
    private final HBox head = new HBox();
    private final HBox below = new HBox();
    private final Label start = Nodes.fixed("", "tv-trace-figures");
    private final Label name = Nodes.label("", "tv-strong", "tv-trace-name");
    private final Label kind = Nodes.label("", "tv-label");
    private final Label model = Nodes.label("", "tv-label");
    private final Label state = Nodes.fixed("", "tv-chip");
    private final Label why = sentence("tv-label");
    private final Label found = sentence("tv-label", "tv-trace-found");
    private final Label figures = sentence("tv-trace-figures");
    private final TraceNumbers numbers = new TraceNumbers();
    private final VBox words = new VBox();
    private @Nullable Button toggle;
    private @Nullable Node answer;
    private TraceRow row;

    /** @param changed hears that the line opened or closed its answer */
    TraceLine(TraceRow row, Slots slots, String id, Runnable changed) {
        this.row = row;
        this.slots = slots;
        this.id = id;
        this.changed = changed;
        setId(id);
        getStyleClass().add("tv-trace-line");
        setAccessibleRole(AccessibleRole.TREE_ITEM);
        for (int level = 0; level < Math.min(row.depth(), DEEPEST_INDENT); level++) {
            Region guide = new Region();
            guide.getStyleClass().add("tv-trace-guide");
            guide.setMinWidth(INDENT);
            getChildren().add(guide);
        }
        head.getStyleClass().add("tv-trace-head");
        below.getStyleClass().add("tv-trace-below");
        kind.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.getStyleClass().add("tv-trace-words");
        words.setMinWidth(0);
        getChildren().add(words);
    }

    TraceRow row() {
        return row;
    }

    /** @param wide whether there is room for the numbers in columns */
    void draw(TraceRow now, Duration elapsed, boolean wide) {
        row = now;
        name.setText(now.name());
        kind.setText(now.kind());
        drawModel(wide);
        drawState();
        say(why, now.why());
        say(found, now.found());
        start.setText(TraceFigures.start(now));
        say(figures, wide ? "" : TraceFigures.used(now));
        numbers.draw(now, wide);
        drawAnswer();
        arrange(wide);
        tick(elapsed);
    }

    /** The time of a line that runs. */
    void tick(Duration elapsed) {
        numbers.duration(TraceFigures.duration(row, elapsed), row.state().running());
        setAccessibleText(TraceText.spoken(row, elapsed));
    }

    void setCurrent(boolean current) {
        pseudoClassStateChanged(CURRENT, current);
        setFocusTraversable(current);
    }

    boolean opens() {
        return toggle != null;
    }

    boolean isOpen() {
        return answer != null;
    }

    void toggle() {
        if (toggle != null) {
            answer = answer == null ? TraceAnswer.of(row.text(), id + "-answer") : null;
            drawToggle(toggle);
            arrangeWords();
            notifyAccessibleAttributeChanged(AccessibleAttribute.EXPANDED);
            changed.run();
        }
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case EXPANDED -> isOpen();
            case LEAF -> !opens();
            case DISCLOSURE_LEVEL -> row.depth();
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }

    private void drawModel(boolean wide) {
        if (row.model() == null) {
            name.setGraphic(null);
        } else if (name.getGraphic() == null) {
            name.setGraphic(new Marker(slots.of(row.model()), 0.8));
            name.setTooltip(Nodes.tooltip(row.model().toString()));
        }
        boolean named = row.model() == null || row.model().model().equals(row.name());
        String other = named || row.model() == null ? "" : row.model().model();
        model.setText(wide ? other : other.isEmpty() ? row.kind() : row.kind() + " · " + other);
        Nodes.show(model, !model.getText().isEmpty());
    }

    private void drawState() {
        TraceRow.State now = row.state();
        state.getStyleClass().setAll("label", "tv-chip");
        if (now == TraceRow.State.FAILED) {
            state.getStyleClass().add("tv-chip-danger");
        } else if (now == TraceRow.State.REJECTED) {
            state.getStyleClass().add("tv-chip-warning");
        }
        state.setText(now.word());
        state.setGraphic(now == TraceRow.State.ACCEPTED ? Nodes.icon(Feather.CHECK, "icon-12", "tv-ok") : null);
        Nodes.show(state, now != TraceRow.State.ANSWERED);
    }

    private void drawAnswer() {
        if (row.text().isEmpty()) {
            toggle = null;
            answer = null;
        } else if (toggle == null) {
            Button button = Nodes.button(id + "-toggle", "", "tv-link", "tv-trace-toggle");
            button.setFocusTraversable(false);
            button.setOnAction(event -> toggle());
            drawToggle(button);
            toggle = button;
        }
    }

    private void drawToggle(Button button) {
        boolean open = answer != null;
        button.setText(open ? "Hide its answer" : "Show its answer");
        button.setGraphic(Nodes.icon(open ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT, "icon-12"));
        button.setAccessibleText((open ? "Hide the answer of " : "Show the answer of ") + row.name());
    }

    private void arrange(boolean wide) {
        if (wide) {
            set(head, name, kind, model, state, Nodes.spacer(), numbers);
        } else {
            set(head, name, Nodes.spacer(), numbers);
            set(below, state, model, Nodes.spacer(), start);
        }
        arrangeWords();
    }

    private void arrangeWords() {
        List<Node> shown = new ArrayList<>(List.of(head));
        if (model.getParent() == below) {
            shown.add(below);
        }
        shown.addAll(List.of(why, found, figures));
        if (toggle != null) {
            shown.add(toggle);
        }
        if (answer != null) {
            shown.add(answer);
        }
        // Nodes that stay keep their focus and their scrolling.
        if (!words.getChildren().equals(shown)) {
            words.getChildren().setAll(shown);
        }
    }

    /** The spacer is new each time and says nothing about a change. */
    private static void set(HBox box, Node... nodes) {
        if (box.getChildren().size() != nodes.length) {
            box.getChildren().setAll(nodes);
        }
    }

    private static void say(Label label, String text) {
        label.setText(text);
        Nodes.show(label, !text.isEmpty());
    }

    private static Label sentence(String... styles) {
        Label label = Nodes.label("", styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
