package dev.trivium.app.routes;

import dev.trivium.app.controls.Nodes;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One prompt through the route: the prompt on the left, what came of it on the right. */
final class TryPane extends HBox {

    private static final double PROMPT = 420;

    TryPane(TryViewModel model) {
        setId("routes-try");
        CheckBox compare = new CheckBox("The prompt of Compare");
        compare.setId("routes-try-compare");
        compare.selectedProperty().bindBidirectional(model.ofCompareProperty());
        TextArea prompt = new TextArea();
        prompt.setId("routes-try-prompt");
        prompt.setPromptText("Any other prompt");
        prompt.setAccessibleText("Prompt to try");
        prompt.setWrapText(true);
        prompt.textProperty().bindBidirectional(model.promptProperty());
        prompt.disableProperty().bind(model.ofCompareProperty());
        VBox.setVgrow(prompt, Priority.ALWAYS);
        Button run = Nodes.button("routes-try-run", "Try", "tv-small-button");
        run.setOnAction(event -> model.run());
        run.disableProperty().bind(model.runningProperty());
        Button dry = Nodes.button("routes-try-dry", "Dry run", "tv-small-button");
        dry.setTooltip(Nodes.tooltip("Decides without asking any model"));
        dry.setOnAction(event -> model.dryRun());
        dry.disableProperty().bind(model.runningProperty());
        Button stop = Nodes.button("routes-try-stop", "Stop", "tv-small-button", "tv-stop");
        stop.setOnAction(event -> model.stop());
        stop.visibleProperty().bind(model.runningProperty());
        HBox buttons = new HBox(8, run, dry, stop);
        VBox left = new VBox(8, compare, prompt, buttons);
        left.getStyleClass().addAll("tv-form", "tv-try-prompt");
        left.setMinWidth(PROMPT);
        left.setPrefWidth(PROMPT);
        Label state = Nodes.label("", "tv-muted", "tv-small");
        state.setId("routes-try-state");
        state.setWrapText(true);
        state.setMinHeight(USE_PREF_SIZE);
        state.textProperty().bind(model.stateProperty());
        TextArea answer = new TextArea();
        answer.setId("routes-try-answer");
        answer.setEditable(false);
        answer.setWrapText(true);
        answer.setAccessibleText("Answer of the route");
        answer.textProperty().bind(model.answerProperty());
        VBox.setVgrow(answer, Priority.ALWAYS);
        VBox right = new VBox(8, state, answer);
        right.getStyleClass().add("tv-form");
        right.setAlignment(Pos.TOP_LEFT);
        HBox.setHgrow(right, Priority.ALWAYS);
        getChildren().addAll(left, right);
    }
}
