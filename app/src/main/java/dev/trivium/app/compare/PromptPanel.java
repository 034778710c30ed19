package dev.trivium.app.compare;

import dev.trivium.app.compare.parts.AttachmentsRow;
import dev.trivium.app.compare.parts.ExtrasRow;
import dev.trivium.app.controls.Nodes;
import dev.trivium.app.controls.PromptEditor;
import dev.trivium.app.controls.SheetLayer;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;

/** The left side of Compare: the prompt, its variables and parameters, what a run will take, and Run. */
final class PromptPanel extends VBox {

    private final CompareViewModel model;
    private final PromptEditor system;
    private final PromptEditor user;
    private final VariablesTable variables;
    private final AttachmentsRow attachments;
    private final ExtrasRow extras;
    private final ToggleButton userTab;
    private final Label problem = Nodes.label("", "tv-danger-text");
    private final ChangeListener<String> problemChange = (property, before, now) -> showProblem(now);

    PromptPanel(CompareViewModel model, CompareTools tools, SheetLayer sheets) {
        this.model = model;
        getStyleClass().add("tv-panel");
        setMinWidth(CompareView.NARROWEST_PROMPT);
        PromptViewModel prompt = model.prompt();
        system = new PromptEditor(
                "compare-system",
                "How the model should behave. May stay empty.",
                prompt.systemProperty(),
                tools.highlighting().get(),
                tools.ui());
        user = new PromptEditor(
                "compare-user",
                "What you ask of every column. {{name}} makes a variable.",
                prompt.userProperty(),
                tools.highlighting().get(),
                tools.ui());
        variables = new VariablesTable(prompt);
        userTab = tab("compare-tab-user", "User", prompt.userTokensProperty());
        attachments = new AttachmentsRow(
                model.parts().attachments(), tools.highlighting().get(), tools.ui());
        extras = new ExtrasRow(model.parts(), sheets, tools.highlighting(), tools.ui());
        StackPane editors = new StackPane(system, user);
        attachments.takePastesIn(editors);
        attachments.takeDropsOn(this);
        editors.setMinHeight(80);
        VBox.setVgrow(editors, Priority.ALWAYS);
        getChildren()
                .addAll(
                        title(prompt),
                        tabs(prompt),
                        editors,
                        variables,
                        attachments,
                        extras,
                        new ParameterRow(model.parameters()),
                        runBox());
    }

    void attach() {
        system.attach();
        user.attach();
        variables.attach();
        attachments.attach();
        extras.attach();
        model.problemProperty().addListener(problemChange);
        showProblem(model.problemProperty().get());
    }

    void detach() {
        system.detach();
        user.detach();
        variables.detach();
        attachments.detach();
        extras.detach();
        model.problemProperty().removeListener(problemChange);
    }

    void focusPrompt() {
        userTab.setSelected(true);
        user.focusText();
    }

    private static HBox title(PromptViewModel prompt) {
        TextField name = new TextField();
        name.setId("compare-prompt-name");
        name.getStyleClass().addAll("tv-field", "tv-title-field");
        name.setAccessibleText("Name of the prompt");
        name.textProperty().bindBidirectional(prompt.nameProperty());
        HBox.setHgrow(name, Priority.ALWAYS);
        HBox bar = new HBox(name);
        bar.getStyleClass().add("tv-bar");
        bar.getStyleClass().add("tv-title-bar");
        return bar;
    }

    private HBox tabs(PromptViewModel prompt) {
        ToggleButton systemTab = tab("compare-tab-system", "System", prompt.systemTokensProperty());
        ToggleGroup group = new ToggleGroup();
        group.getToggles().addAll(systemTab, userTab);
        group.selectedToggleProperty().addListener((property, before, now) -> {
            if (now == null && before != null) {
                before.setSelected(true);
            } else {
                Nodes.show(system, now == systemTab);
                Nodes.show(user, now == userTab);
            }
        });
        userTab.setSelected(true);
        HBox tabs = new HBox(systemTab, userTab);
        tabs.getStyleClass().add("tv-tabs");
        return tabs;
    }

    private static ToggleButton tab(String id, String text, ReadOnlyLongProperty tokens) {
        Label count = Nodes.fixed("", "tv-count");
        count.textProperty().bind(tokens.asString());
        ToggleButton tab = new ToggleButton(text, count);
        tab.setId(id);
        tab.getStyleClass().add("tv-tab");
        tab.setMinWidth(USE_PREF_SIZE);
        tab.setTooltip(
                Nodes.tooltip("About how many tokens the text has, estimated before its variables are filled in."));
        return tab;
    }

    private VBox runBox() {
        Label tokens = Nodes.fixed("", "tv-number");
        tokens.setId("compare-estimated-tokens");
        tokens.textProperty().bind(model.estimatedTokensProperty());
        Label cost = Nodes.label("", "tv-muted", "tv-small");
        cost.setId("compare-estimated-cost");
        cost.textProperty().bind(model.estimatedCostProperty());
        cost.setTooltip(
                Nodes.tooltip(
                        "The input at the catalogue's prices, plus an answer as long as Max tok., or 500 tokens if that is empty."));
        HBox estimate = new HBox(5, tokens, Nodes.fixed("input tokens", "tv-muted", "tv-small"), Nodes.spacer(), cost);
        estimate.setAlignment(Pos.CENTER_LEFT);
        problem.setId("compare-problem");
        problem.setWrapText(true);
        problem.setMinHeight(USE_PREF_SIZE);
        VBox box = new VBox(estimate, limits(), problem, new HBox(8, runButton(), stopButton()));
        box.getStyleClass().add("tv-run-box");
        return box;
    }

    private Label limits() {
        Label limits = Nodes.label("", "tv-warning-text");
        limits.setId("compare-limits");
        limits.setWrapText(true);
        limits.textProperty().bind(model.limitsProperty());
        limits.visibleProperty().bind(model.limitsProperty().isNotEmpty());
        limits.managedProperty().bind(limits.visibleProperty());
        return limits;
    }

    private Button runButton() {
        Button run = Nodes.button("compare-run", "", "tv-primary");
        HBox content = new HBox(6, playMark(), new Label("Run"), Nodes.keyCap("Ctrl+Enter"));
        content.setAlignment(Pos.CENTER);
        content.getChildren().get(1).getStyleClass().add("tv-on-primary");
        run.setGraphic(content);
        run.setAccessibleText("Run the prompt on every column");
        run.setMaxWidth(Double.MAX_VALUE);
        run.disableProperty().bind(model.runningProperty());
        run.setOnAction(event -> model.run());
        HBox.setHgrow(run, Priority.ALWAYS);
        return run;
    }

    private static SVGPath playMark() {
        SVGPath mark = new SVGPath();
        mark.setContent("M0 0L9 5.5L0 11Z");
        mark.getStyleClass().add("tv-play-mark");
        return mark;
    }

    private Button stopButton() {
        Button stop = Nodes.button("compare-stop", "", "tv-stop");
        Rectangle mark = new Rectangle(8, 8);
        mark.getStyleClass().add("tv-stop-mark");
        mark.setArcWidth(2);
        mark.setArcHeight(2);
        Label text = new Label("Stop");
        text.getStyleClass().add("tv-stop-text");
        HBox content = new HBox(6, mark, text, Nodes.keyCap("Esc"));
        content.setAlignment(Pos.CENTER);
        stop.setGraphic(content);
        stop.setAccessibleText("Stop every running call");
        stop.disableProperty().bind(model.runningProperty().not());
        stop.setOnAction(event -> model.stop());
        return stop;
    }

    private void showProblem(String text) {
        problem.setText(text);
        Nodes.show(problem, !text.isEmpty());
    }
}
