package dev.trivium.app.compare.judge;

import dev.trivium.app.compare.judge.BlindViewModel.Choice;
import dev.trivium.app.compare.judge.BlindViewModel.Phase;
import dev.trivium.app.controls.Nodes;
import dev.trivium.history.Vote.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The buttons of a vote, under the answers. */
final class BallotBar extends VBox {

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final int MOST_REASONS = 4;

    private final BlindViewModel model;
    private final HBox choices = new HBox(8);
    private final HBox reasons = new HBox(6);
    private final List<Button> best = new ArrayList<>();
    private final Button tie;
    private final Button bad;
    private final Button confirm;
    private final TextField reason = new TextField();

    BallotBar(BlindViewModel model) {
        this.model = model;
        setId("blind-ballot");
        getStyleClass().add("tv-ballot");
        tie = choice("blind-tie", "Tie", "T", () -> model.chooseNone(Outcome.TIE));
        bad = choice("blind-all-bad", "All bad", "X", () -> model.chooseNone(Outcome.ALL_BAD));
        confirm = choice("blind-confirm", "Confirm", "Enter", model::confirm);
        confirm.getStyleClass().add("tv-quiet-choice");
        reason.setId("blind-reason");
        reason.getStyleClass().add("tv-search");
        reason.setPromptText("Add a reason (optional)");
        reason.setAccessibleText("Reason for the vote");
        reason.setPrefWidth(220);
        reason.textProperty().bindBidirectional(model.reasonProperty());
        reason.setOnAction(event -> model.confirm());
        reasons.setAlignment(Pos.CENTER_LEFT);
        HBox below = new HBox(8, reason, reasons, Nodes.spacer(), confirm);
        below.setAlignment(Pos.CENTER_LEFT);
        choices.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(choices, below);
    }

    /** Makes the buttons for the answers that are shown now. */
    void draw() {
        best.clear();
        int count = model.shownProperty().get().size();
        for (int place = 0; place < count; place++) {
            int mine = place;
            String letter = BlindTile.letter(place);
            Button button = choice(
                    "blind-best-" + letter.toLowerCase(Locale.ROOT),
                    letter + " is best",
                    place < BlindCommands.MOST_KEYS ? String.valueOf(place + 1) : "",
                    () -> model.choose(mine));
            button.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(button, Priority.ALWAYS);
            best.add(button);
        }
        Region line = new Region();
        line.getStyleClass().add("tv-separator");
        Button skip = choice("blind-skip", "Skip", "S", model::skip);
        skip.getStyleClass().add("tv-quiet-choice");
        choices.getChildren().setAll(best);
        choices.getChildren().addAll(line, tie, bad, skip);
        drawReasons();
        update();
    }

    /** Shows what is chosen. */
    void update() {
        Choice chosen = model.choiceProperty().get();
        for (int place = 0; place < best.size(); place++) {
            mark(best.get(place), chosen != null && Objects.equals(chosen.place(), place));
        }
        mark(tie, chosen != null && chosen.outcome() == Outcome.TIE);
        mark(bad, chosen != null && chosen.outcome() == Outcome.ALL_BAD);
        confirm.setDisable(chosen == null);
        confirm.setTooltip(Nodes.tooltip(chosen == null ? "Choose an answer first" : "Keep this vote (Enter)"));
        Nodes.show(this, model.phaseProperty().get() == Phase.VOTING);
    }

    /** Labels that were used before, as reasons to take with one click. */
    private void drawReasons() {
        reasons.getChildren().clear();
        List<String> labels = model.judge().labels();
        for (int i = 0; i < Math.min(MOST_REASONS, labels.size()); i++) {
            String words = labels.get(i);
            Button button = Nodes.button("blind-reason-" + i, words, "tv-chip-button");
            button.setAccessibleText("Reason: " + words);
            button.setOnAction(event -> model.reasonProperty().set(words));
            reasons.getChildren().add(button);
        }
    }

    private static void mark(Button button, boolean chosen) {
        button.pseudoClassStateChanged(CHOSEN, chosen);
        String words = String.valueOf(button.getUserData());
        button.setAccessibleText(words + (chosen ? ", selected" : ""));
    }

    private static Button choice(String id, String words, String key, Runnable action) {
        Button button = Nodes.button(id, "", "tv-choice-button");
        Label text = new Label(words);
        HBox content = new HBox(8, text);
        content.setAlignment(Pos.CENTER);
        if (!key.isEmpty()) {
            content.getChildren().add(Nodes.keyCap(key));
        }
        button.setGraphic(content);
        button.setUserData(words);
        button.setAccessibleText(words);
        button.setOnAction(event -> action.run());
        return button;
    }
}
