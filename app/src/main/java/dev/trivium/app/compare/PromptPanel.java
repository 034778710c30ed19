package dev.trivium.app.compare;

import dev.trivium.app.compare.parts.AttachmentsRow;
import dev.trivium.app.compare.parts.ExtrasRow;
import dev.trivium.app.compare.prompt.PromptTabs;
import dev.trivium.app.compare.prompt.PromptTitle;
import dev.trivium.app.controls.Completions;
import dev.trivium.app.controls.Nodes;
import dev.trivium.app.controls.SheetLayer;
import java.time.ZoneId;
import java.util.List;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;

/** The left side of Compare: the prompt, its variables and parameters, what a run will take, and Run. */
final class PromptPanel extends VBox {

    private final CompareViewModel model;
    private final PromptTitle title;
    private final PromptTabs editors;
    private final VariablesTable variables;
    private final AttachmentsRow attachments;
    private final ExtrasRow extras;
    private List<String> partials = List.of();
    private final Label problem = Nodes.label("", "tv-danger-text");
    private final ChangeListener<String> problemChange = (property, before, now) -> showProblem(now);

    PromptPanel(CompareViewModel model, CompareTools tools, SheetLayer sheets) {
        this.model = model;
        getStyleClass().add("tv-panel");
        setMinWidth(CompareView.NARROWEST_PROMPT);
        PromptViewModel prompt = model.prompt();
        title = new PromptTitle(
                "compare", prompt.session(), () -> prompt.text().text(), sheets, ZoneId.systemDefault());
        editors = new PromptTabs(
                prompt.text(),
                new PromptTabs.Counts(
                        prompt.systemTokensProperty(), prompt.userTokensProperty(), prompt.textTokensProperty()),
                tools.highlighting(),
                tools.ui(),
                this::vocabulary);
        variables = new VariablesTable(prompt);
        attachments = new AttachmentsRow(
                model.parts().attachments(), tools.highlighting().get(), tools.ui());
        extras = new ExtrasRow(model.parts(), sheets, tools.highlighting(), tools.ui());
        attachments.takePastesIn(editors.body());
        attachments.takeDropsOn(this);
        VBox.setVgrow(editors, Priority.ALWAYS);
        getChildren()
                .addAll(title, editors, variables, attachments, extras, new ParameterRow(model.parameters()), runBox());
    }

    void attach() {
        editors.attach();
        model.prompt().session().partials(names -> partials = names);
        model.prompt().session().refresh();
        variables.attach();
        attachments.attach();
        extras.attach();
        model.problemProperty().addListener(problemChange);
        showProblem(model.problemProperty().get());
    }

    void detach() {
        editors.detach();
        variables.detach();
        attachments.detach();
        extras.detach();
        model.problemProperty().removeListener(problemChange);
    }

    void focusPrompt() {
        editors.focusText();
    }

    private Completions.Vocabulary vocabulary() {
        List<String> names =
                model.prompt().variables().stream().map(Variable::name).toList();
        return new Completions.Vocabulary(names, partials);
    }

    /** Saves a version, after asking for a name where there is none. */
    void save() {
        title.save();
    }

    void saveAs() {
        title.saveAs();
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
