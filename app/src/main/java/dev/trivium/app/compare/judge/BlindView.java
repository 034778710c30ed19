package dev.trivium.app.compare.judge;

import dev.trivium.app.compare.judge.BlindViewModel.Choice;
import dev.trivium.app.compare.judge.BlindViewModel.Phase;
import dev.trivium.app.controls.Nodes;
import dev.trivium.app.controls.SideSplit;
import dev.trivium.app.controls.UndoStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * Blind mode. It stands in place of the columns, which leave the scene: nothing in it knows a model until {@link
 * Phase#REVEALED}.
 */
public final class BlindView extends StackPane {

    private static final double SIDE = 380;
    private static final double LEAST = 320;
    private static final int MOST_LARGE = 2;
    private static final Map<String, String> VOTES = Map.of("wins", "best", "loses", "", "ties", "tie", "bad", "bad");

    private final BlindViewModel model;
    private final BlindTools tools;
    private final BlindSide side;
    private final BlindBar bar;
    private final BallotBar ballot;
    private final GridPane grid = new GridPane();
    private final Label sentence = Nodes.label("", "tv-empty");
    private final Label note = Nodes.label("", "tv-muted", "tv-small", "tv-blind-note");
    private final VBox right = new VBox();
    private final List<BlindTile> tiles = new ArrayList<>();
    private final ChangeListener<Object> redraw = (property, before, now) -> draw();
    private final ChangeListener<Object> update = (property, before, now) -> update();

    /** @param undo takes votes back */
    public BlindView(BlindViewModel model, BlindTools tools, UndoStack undo) {
        this.model = model;
        this.tools = tools;
        setId("blind");
        side = new BlindSide(model, tools);
        bar = new BlindBar(model, undo);
        ballot = new BallotBar(model);
        grid.setId("blind-answers");
        sentence.setId("blind-sentence");
        sentence.setWrapText(true);
        note.setId("blind-note");
        StackPane middle = new StackPane(grid, sentence);
        middle.setAlignment(Pos.CENTER);
        middle.setMinHeight(0);
        VBox.setVgrow(middle, Priority.ALWAYS);
        right.getChildren().addAll(bar, middle, note, ballot);
        right.getStyleClass().add("tv-blind-right");
        getChildren().add(new SideSplit("blind-split", side, SIDE, LEAST, right, LEAST));
    }

    /** A switch that turns blind mode on and off, for another toolbar. */
    public static Node toggle(String id, BlindViewModel model) {
        return BlindBar.toggle(id, model);
    }

    /** Starts listening, and takes the focus. */
    public void attach() {
        model.phaseProperty().addListener(redraw);
        model.shownProperty().addListener(redraw);
        model.choiceProperty().addListener(update);
        model.sentenceProperty().addListener(update);
        model.votesProperty().addListener(update);
        side.attach();
        draw();
    }

    public void detach() {
        model.phaseProperty().removeListener(redraw);
        model.shownProperty().removeListener(redraw);
        model.choiceProperty().removeListener(update);
        model.sentenceProperty().removeListener(update);
        model.votesProperty().removeListener(update);
        side.detach();
        grid.getChildren().clear();
        tiles.clear();
    }

    /** The parts that F6 walks through, in reading order. */
    public List<Node> regions() {
        return List.of(side, right);
    }

    private void draw() {
        boolean revealed = model.phaseProperty().get() == Phase.REVEALED;
        List<BlindAnswer> answers = model.shownProperty().get();
        tiles.clear();
        for (int place = 0; place < answers.size(); place++) {
            BlindAnswer answer = answers.get(place);
            String votes = revealed ? votes(answer) : "";
            tiles.add(new BlindTile(
                    answer,
                    place,
                    answers.size(),
                    revealed,
                    votes,
                    columns(answers.size()) <= MOST_LARGE,
                    tools.answers()));
        }
        place();
        ballot.draw();
        update();
        if (!tiles.isEmpty()) {
            tiles.get(0).requestFocus();
        }
    }

    private String votes(BlindAnswer answer) {
        List<String> votes = model.votesProperty().get() == 0
                ? List.of()
                : model.judge().of(answer.callId()).votes();
        if (votes.isEmpty()) {
            return "";
        }
        if (model.roundsProperty().get() > 1) {
            long won = votes.stream().filter("wins"::equals).count();
            return won + " of " + votes.size() + " won";
        }
        String last = votes.get(votes.size() - 1);
        return VOTES.getOrDefault(last, last);
    }

    private static int columns(int count) {
        return count <= 3 ? count : count == 4 ? 2 : count <= 6 ? 3 : 4;
    }

    private void place() {
        grid.getChildren().clear();
        grid.getColumnConstraints().clear();
        grid.getRowConstraints().clear();
        int across = Math.max(1, columns(tiles.size()));
        int down = (tiles.size() + across - 1) / across;
        for (int i = 0; i < across; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(100.0 / across);
            grid.getColumnConstraints().add(column);
        }
        for (int i = 0; i < down; i++) {
            RowConstraints row = new RowConstraints();
            row.setPercentHeight(100.0 / down);
            grid.getRowConstraints().add(row);
        }
        for (int i = 0; i < tiles.size(); i++) {
            if (i < across) {
                tiles.get(i).getStyleClass().add("top");
            }
            if (i % across == 0) {
                tiles.get(i).getStyleClass().add("left");
            }
            grid.add(tiles.get(i), i % across, i / across);
        }
    }

    private void update() {
        Choice chosen = model.choiceProperty().get();
        for (int place = 0; place < tiles.size(); place++) {
            tiles.get(place).setChosen(chosen != null && Objects.equals(chosen.place(), place));
        }
        Nodes.show(grid, !tiles.isEmpty());
        Nodes.show(sentence, tiles.isEmpty());
        sentence.setText(model.sentenceProperty().get());
        note.setText(model.sentenceProperty().get());
        Nodes.show(note, !tiles.isEmpty() && !note.getText().isEmpty());
        bar.update();
        ballot.update();
    }
}
