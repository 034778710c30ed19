package dev.trivium.app.compare.judge;

import dev.trivium.app.compare.judge.AnswerScores.Thumb;
import dev.trivium.app.controls.Nodes;
import dev.trivium.app.controls.StarRating;
import dev.trivium.history.Score;
import java.util.List;
import java.util.Map;
import javafx.beans.value.ChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** What a person thinks of the answer in a pane: stars, thumbs, labels and a note. */
public final class RatingRow extends VBox {

    /** Whether there is an answer to judge. */
    public enum State {
        NOT_RUN("Rate after a run"),
        RUNNING("Rate when finished"),
        NOTHING("Nothing to rate"),
        ANSWERED("");

        private final String words;

        State(String words) {
            this.words = words;
        }
    }

    private static final PseudoClass GIVEN = PseudoClass.getPseudoClass("given");
    private static final Map<String, String> VOTES = Map.of(
            "wins", "best in a vote", "loses", "not best in a vote", "ties", "tie in a vote", "bad", "bad in a vote");

    private final JudgeViewModel judge;
    private final String id;
    private final Label state = Nodes.label("", "tv-muted", "tv-label");
    private final Label count = Nodes.fixed("", "tv-label");
    private final StarRating stars;
    private final Button up;
    private final Button down;
    private final Button words;
    private final HBox tools;
    private final FlowPane chips = new FlowPane(4, 4);
    private final Label note = Nodes.label("", "tv-small", "tv-muted");
    private final VBox said = new VBox(chips, note);
    private final Label problem = Nodes.label("", "tv-danger-text");
    private final ChangeListener<List<Score>> change = (property, before, now) -> draw();
    private final ChangeListener<String> failed = (property, before, now) -> drawProblem();
    private @Nullable AnswerScores scores;
    private String name = "";

    /** @param id of the pane; the controls' ids begin with it */
    public RatingRow(JudgeViewModel judge, String id) {
        this.judge = judge;
        this.id = id;
        setId(id + "-rating");
        getStyleClass().add("tv-rating");
        stars = new StarRating(id + "-stars", this::rate);
        up = button("-thumb-up", Feather.THUMBS_UP);
        up.setOnAction(event -> thumb(Thumb.UP));
        down = button("-thumb-down", Feather.THUMBS_DOWN);
        down.setOnAction(event -> thumb(Thumb.DOWN));
        words = button("-words", Feather.TAG);
        words.setOnAction(event -> editWords());
        count.setId(id + "-stars-count");
        state.setId(id + "-rating-state");
        state.setMinWidth(0);
        tools = new HBox(stars, count, Nodes.spacer(), up, down, words);
        tools.setAlignment(Pos.CENTER_LEFT);
        tools.setMinHeight(24);
        tools.widthProperty().addListener((property, before, now) -> fit());
        state.setMinHeight(24);
        chips.setId(id + "-labels");
        note.setId(id + "-note");
        note.setWrapText(true);
        problem.setId(id + "-rating-problem");
        problem.setWrapText(true);
        said.setId(id + "-said");
        said.getStyleClass().add("tv-words");
        getChildren().addAll(state, tools, problem);
        show("", "", State.NOT_RUN);
    }

    public void attach() {
        judge.problemProperty().addListener(failed);
        listen();
        draw();
    }

    public void detach() {
        judge.problemProperty().removeListener(failed);
        AnswerScores shown = scores;
        if (shown != null) {
            shown.scoresProperty().removeListener(change);
        }
    }

    /**
     * Shows what is thought of an answer.
     *
     * @param callId the call that answered; empty without one
     * @param answerName for those who hear the screen, such as {@code answer of gpt-5.5}
     */
    public void show(String callId, String answerName, State answer) {
        AnswerScores before = scores;
        if (before != null) {
            before.scoresProperty().removeListener(change);
        }
        boolean possible = answer == State.ANSWERED && !callId.isEmpty();
        boolean kept = judge.unavailable().isEmpty();
        scores = possible && kept ? judge.of(callId) : null;
        name = answerName;
        state.setText(possible && !kept ? judge.unavailable() : answer.words);
        state.setWrapText(possible && !kept);
        listen();
        draw();
    }

    private void listen() {
        AnswerScores shown = scores;
        if (shown != null) {
            shown.scoresProperty().removeListener(change);
            shown.scoresProperty().addListener(change);
        }
    }

    /** The labels and the note, which stand under the answer; the figures of all panes keep their places. */
    public Node said() {
        return said;
    }

    /** Whether there is an answer that can be judged. */
    public boolean possible() {
        return scores != null;
    }

    /** @param number of stars, from 1 to 5 */
    public void rate(int number) {
        AnswerScores shown = scores;
        if (shown != null) {
            judge.rate(shown.callId(), number);
        }
    }

    public void thumb(Thumb thumb) {
        AnswerScores shown = scores;
        if (shown != null) {
            judge.thumb(shown.callId(), thumb);
        }
    }

    /** Opens the note and the labels. */
    public void editWords() {
        AnswerScores shown = scores;
        if (shown != null) {
            new WordsPopup(judge, shown, id, name).show(words);
        }
    }

    private Button button(String ending, Feather icon) {
        Button button = Nodes.iconButton(id + ending, icon, "");
        button.getStyleClass().add("tv-small-icon");
        button.getGraphic().getStyleClass().add("icon-14");
        return button;
    }

    private void draw() {
        AnswerScores shown = scores;
        Nodes.show(state, shown == null);
        Nodes.show(tools, shown != null);
        chips.getChildren().clear();
        note.setText("");
        if (shown != null) {
            stars.show(shown.stars(), name);
            count.setText(shown.stars() == 0 ? "" : shown.stars() + " of 5");
            boolean isUp = shown.thumb() == Thumb.UP;
            boolean isDown = shown.thumb() == Thumb.DOWN;
            up.pseudoClassStateChanged(GIVEN, isUp);
            down.pseudoClassStateChanged(GIVEN, isDown);
            Nodes.describe(up, (isUp ? "Take the thumb from " : "Thumb up for ") + name + " (U)");
            Nodes.describe(down, (isDown ? "Take the thumb from " : "Thumb down for ") + name + " (D)");
            Nodes.describe(words, "Note and labels of " + name + " (N)");
            drawWords(shown);
        }
        Nodes.show(chips, !chips.getChildren().isEmpty());
        Nodes.show(note, !note.getText().isEmpty());
        Nodes.show(said, chips.isVisible() || note.isVisible());
        drawProblem();
        fit();
    }

    private void drawWords(AnswerScores shown) {
        List<String> votes = shown.votes();
        if (!votes.isEmpty()) {
            String last = votes.get(votes.size() - 1);
            chips.getChildren().add(Nodes.fixed(VOTES.getOrDefault(last, last), "tv-chip", "tv-chip-vote"));
        }
        for (String label : shown.labels()) {
            Label chip = Nodes.label(label, "tv-chip");
            chip.maxWidthProperty().bind(chips.widthProperty());
            chips.getChildren().add(chip);
        }
        note.setText(shown.note());
    }

    private void drawProblem() {
        problem.setText(scores == null ? "" : judge.problemProperty().get());
        Nodes.show(problem, !problem.getText().isEmpty());
    }

    /** A narrow column leaves the number to the stars. */
    private void fit() {
        if (tools.getWidth() > 0) {
            Nodes.show(count, true);
            Nodes.show(
                    count,
                    tools.prefWidth(-1) <= tools.getWidth() && !count.getText().isEmpty());
        }
    }
}
