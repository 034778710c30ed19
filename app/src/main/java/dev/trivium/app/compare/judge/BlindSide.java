package dev.trivium.app.compare.judge;

import dev.trivium.app.controls.Nodes;
import dev.trivium.app.controls.PlainAnswerView;
import java.util.Map;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The left side in blind mode: how far the votes are, and what the models were asked. */
final class BlindSide extends VBox {

    private final BlindViewModel model;
    private final BlindTools tools;
    private final Label number = Nodes.fixed("", "tv-strong");
    private final Label counts = Nodes.label("", "tv-muted", "tv-small");
    private final ProgressBar bar = new ProgressBar(0);
    private final VBox asked = new VBox(8);
    private final Label problem = Nodes.label("", "tv-danger-text");
    private final Label note = Nodes.label(
            "Names, cost and speed stay hidden until the vote is over or you choose Reveal. The order is one of chance.",
            "tv-muted",
            "tv-small");
    private final Button run = Nodes.button("blind-run", "Run", "tv-primary");
    private final Button stop = Nodes.button("blind-stop", "Stop");
    private final ChangeListener<Object> change = (property, before, now) -> update();

    BlindSide(BlindViewModel model, BlindTools tools) {
        this.model = model;
        this.tools = tools;
        getStyleClass().add("tv-panel");
        Label title = Nodes.label("", "tv-muted", "tv-small");
        title.setId("blind-prompt-title");
        title.textProperty().bind(tools.title());
        HBox top = new HBox(8, Nodes.fixed("Blind review", "tv-strong"), Nodes.spacer(), title);
        top.getStyleClass().add("tv-bar");
        number.setId("blind-number");
        counts.setId("blind-counts");
        bar.setId("blind-progress");
        bar.getStyleClass().add("tv-progress");
        bar.setAccessibleText("Votes cast");
        bar.setMaxWidth(Double.MAX_VALUE);
        asked.getStyleClass().add("tv-blind-asked");
        VBox content = new VBox(8, number, bar, counts, asked);
        content.getStyleClass().add("tv-blind-side");
        ScrollPane scroll = new ScrollPane(content);
        scroll.getStyleClass().add("tv-scroll");
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(top, scroll, bottom());
    }

    private VBox bottom() {
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        problem.setId("blind-problem");
        problem.setWrapText(true);
        run.setMaxWidth(Double.MAX_VALUE);
        run.setGraphic(Nodes.keyCap("Ctrl+Enter"));
        run.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
        run.setOnAction(event -> tools.run().run());
        stop.setOnAction(event -> tools.stop().run());
        HBox.setHgrow(run, Priority.ALWAYS);
        HBox buttons = new HBox(8, run, stop);
        buttons.setAlignment(Pos.CENTER_LEFT);
        VBox box = new VBox(8, note, problem, buttons);
        box.getStyleClass().add("tv-run-box");
        return box;
    }

    void attach() {
        model.phaseProperty().addListener(change);
        model.roundProperty().addListener(change);
        model.votesProperty().addListener(change);
        tools.running().addListener(change);
        tools.problem().addListener(change);
        model.judge().problemProperty().addListener(change);
        drawAsked();
        update();
    }

    void detach() {
        model.phaseProperty().removeListener(change);
        model.roundProperty().removeListener(change);
        model.votesProperty().removeListener(change);
        tools.running().removeListener(change);
        tools.problem().removeListener(change);
        model.judge().problemProperty().removeListener(change);
        asked.getChildren().clear();
    }

    private void update() {
        BlindViewModel.Phase phase = model.phaseProperty().get();
        boolean voting = phase == BlindViewModel.Phase.VOTING;
        boolean revealed = phase == BlindViewModel.Phase.REVEALED;
        int rounds = model.roundsProperty().get();
        int round = model.roundProperty().get() + (revealed ? 1 : 0);
        number.setText(
                voting ? "Vote " + (round + 1) + " of " + rounds : revealed ? "The vote is over" : "No vote yet");
        Nodes.show(bar, voting || revealed);
        Nodes.show(note, model.hides());
        bar.setProgress(rounds == 0 ? 0 : round / (double) rounds);
        counts.setText(voting || revealed ? words(model.votesProperty().get()) : "");
        Nodes.show(counts, !counts.getText().isEmpty());
        String why = tools.problem().getValue();
        String kept = model.judge().problemProperty().get();
        problem.setText(why.isEmpty() ? kept : why);
        Nodes.show(problem, !problem.getText().isEmpty());
        boolean runs = tools.running().getValue();
        run.setDisable(runs);
        stop.setDisable(!runs);
    }

    private String words(int votes) {
        if (!model.judge().unavailable().isEmpty()) {
            return model.judge().unavailable();
        }
        String cast = votes == 0 ? "" : votes == 1 ? "1 vote kept. " : votes + " votes kept. ";
        return model.counts() || model.phaseProperty().get() == BlindViewModel.Phase.REVEALED
                ? cast
                : cast + "You have seen the names, so a vote now is kept as one that is not blind.";
    }

    private void drawAsked() {
        asked.getChildren().clear();
        tools.prompt().get().forEach((name, text) -> {
            if (!text.isBlank()) {
                PlainAnswerView words = new PlainAnswerView();
                words.append(text);
                words.finish();
                VBox card = new VBox(words.node());
                card.getStyleClass().add("tv-card");
                asked.getChildren().addAll(Nodes.label(name, "tv-muted", "tv-small"), card);
            }
        });
        Map<String, String> values = tools.values().get();
        if (!values.isEmpty()) {
            VBox rows = new VBox();
            rows.getStyleClass().add("tv-variable-table");
            values.forEach((name, value) ->
                    rows.getChildren().add(row(name, value, rows.getChildren().isEmpty())));
            asked.getChildren().addAll(Nodes.label("Variables", "tv-muted", "tv-small"), rows);
        }
    }

    private static HBox row(String name, String value, boolean first) {
        Label text = Nodes.label(value, "tv-variable-value");
        text.setWrapText(true);
        HBox row = new HBox(Nodes.label(name, "tv-variable-name"), text);
        row.getStyleClass().add("tv-variable-row");
        if (first) {
            row.getStyleClass().add("first");
        }
        return row;
    }
}
