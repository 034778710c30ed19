package dev.trivium.app.compare.prompt;

import dev.trivium.app.compare.prompt.PromptText.Tab;
import dev.trivium.app.controls.Completions.Vocabulary;
import dev.trivium.app.controls.EditorProblem;
import dev.trivium.app.controls.EditorTools;
import dev.trivium.app.controls.Nodes;
import dev.trivium.app.controls.PromptEditor;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The tabs System, User, Turns and Text, each with its editor. */
public final class PromptTabs extends VBox {

    private static final String ESTIMATE =
            "About how many tokens the text has, estimated before its variables are filled in.";

    /** The numbers beside the names of the tabs. */
    public record Counts(
            ObservableValue<? extends Number> system,
            ObservableValue<? extends Number> user,
            ObservableValue<? extends Number> text) {}

    private final PromptText prompt;
    private final DoubleProperty zoom = new SimpleDoubleProperty(1);
    private final Map<Tab, ToggleButton> tabs = new EnumMap<>(Tab.class);
    private final PromptEditor system;
    private final PromptEditor user;
    private final PromptEditor whole;
    private final TurnsView turns;
    private final StackPane body = new StackPane();
    private final ChangeListener<Tab> tabChange = (property, before, now) -> show(now);
    private final ChangeListener<String> textOnlyChange = (property, before, now) -> allow(now);
    private final Label textOnly = Nodes.label("", "tv-muted", "tv-small", "tv-text-only");
    private @Nullable Tab attached;

    /**
     * @param highlighting gives each editor its executor
     * @param vocabulary what completion offers
     */
    public PromptTabs(
            PromptText prompt,
            Counts counts,
            Supplier<Executor> highlighting,
            Executor ui,
            Supplier<Vocabulary> vocabulary) {
        this.prompt = prompt;
        Function<Function<String, @Nullable EditorProblem>, EditorTools> tools =
                check -> new EditorTools(highlighting.get(), ui, check, vocabulary, prompt::undo, prompt::redo, zoom);
        system = new PromptEditor(
                "compare-system",
                "How the model should behave. May stay empty.",
                prompt.systemProperty(),
                tools.apply(TemplateCheck::part));
        user = new PromptEditor(
                "compare-user",
                "What you ask of every column. {{name}} makes a variable.",
                prompt.userProperty(),
                tools.apply(TemplateCheck::part));
        whole = new PromptEditor(
                "compare-text",
                "The whole file, with its front matter.",
                prompt.wholeProperty(),
                tools.apply(TemplateCheck::whole));
        turns = new TurnsView(prompt, () -> tools.apply(TemplateCheck::part));
        textOnly.setId("compare-text-only");
        textOnly.setWrapText(true);
        textOnly.setMinHeight(USE_PREF_SIZE);
        HBox bar = new HBox(
                tab(Tab.SYSTEM, "System", counts.system(), ESTIMATE),
                tab(Tab.USER, "User", counts.user(), ESTIMATE),
                tab(
                        Tab.TURNS,
                        "Turns",
                        Bindings.size(prompt.turns()),
                        "How many messages follow the user's first one."),
                tab(Tab.TEXT, "Text", counts.text(), "The whole file. " + ESTIMATE),
                Nodes.spacer(),
                add());
        bar.getStyleClass().add("tv-tabs");
        bar.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(bar, textOnly, body);
        setMinSize(0, 150);
    }

    public void attach() {
        prompt.tabProperty().addListener(tabChange);
        prompt.textOnlyProperty().addListener(textOnlyChange);
        allow(prompt.textOnlyProperty().get());
        show(prompt.tabProperty().get());
    }

    public void detach() {
        prompt.tabProperty().removeListener(tabChange);
        prompt.textOnlyProperty().removeListener(textOnlyChange);
        leave();
    }

    /** Puts the caret into the part that is shown. */
    public void focusText() {
        switch (prompt.tabProperty().get()) {
            case SYSTEM -> system.focusText();
            case USER -> user.focusText();
            case TURNS -> turns.focusLast();
            case TEXT -> whole.focusText();
        }
    }

    /** What pastes and drops of files are watched on. */
    public Node body() {
        return body;
    }

    /** Only the editor that is shown hears the text. */
    private void show(Tab now) {
        leave();
        attached = now;
        tabs.forEach((tab, button) -> button.setSelected(tab == now));
        switch (now) {
            case SYSTEM -> {
                system.attach();
                body.getChildren().setAll(system);
            }
            case USER -> {
                user.attach();
                body.getChildren().setAll(user);
            }
            case TURNS -> {
                turns.attach();
                body.getChildren().setAll(turns);
            }
            case TEXT -> {
                whole.attach();
                body.getChildren().setAll(whole);
            }
        }
    }

    private void leave() {
        Tab before = attached;
        if (before != null) {
            switch (before) {
                case SYSTEM -> system.detach();
                case USER -> user.detach();
                case TURNS -> turns.detach();
                case TEXT -> whole.detach();
            }
        }
        attached = null;
    }

    private void allow(String reason) {
        textOnly.setText(reason);
        Nodes.show(textOnly, !reason.isEmpty());
        List.of(Tab.SYSTEM, Tab.USER, Tab.TURNS)
                .forEach(tab -> java.util.Objects.requireNonNull(tabs.get(tab)).setDisable(!reason.isEmpty()));
    }

    private ToggleButton tab(Tab tab, String name, ObservableValue<? extends Number> number, String explanation) {
        Label count = Nodes.fixed("", "tv-count");
        count.textProperty().bind(number.map(value -> String.valueOf(value.longValue())));
        ToggleButton button = new ToggleButton(name, count);
        button.setId("compare-tab-" + name.toLowerCase(java.util.Locale.ROOT));
        button.getStyleClass().add("tv-tab");
        button.setMinWidth(USE_PREF_SIZE);
        button.setTooltip(Nodes.tooltip(explanation));
        button.setOnAction(event -> {
            prompt.show(tab);
            button.setSelected(prompt.tabProperty().get() == tab);
        });
        tabs.put(tab, button);
        return button;
    }

    private Button add() {
        Button add = Nodes.iconButton("compare-add-turn", Feather.PLUS, "Add a turn");
        add.disableProperty().bind(prompt.textOnlyProperty().isNotEmpty());
        add.setOnAction(event -> {
            prompt.addTurn();
            turns.focusLast();
        });
        return add;
    }
}
