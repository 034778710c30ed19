package dev.trivium.app.compare.judge;

import atlantafx.base.controls.ToggleSwitch;
import dev.trivium.app.compare.judge.BlindViewModel.Phase;
import dev.trivium.app.controls.Nodes;
import dev.trivium.app.controls.SegmentedControl;
import dev.trivium.app.controls.UndoStack;
import javafx.geometry.HorizontalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** The toolbar of blind mode. */
final class BlindBar extends HBox {

    private enum Ask {
        ALL("Best of all"),
        PAIRS("Pairs");

        private final String title;

        Ask(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    private final BlindViewModel model;
    private final UndoStack undo;
    private final Label question = Nodes.label("", "tv-strong");
    private final Label shuffled = Nodes.fixed("shuffled", "tv-chip");
    private final Label hidden = Nodes.fixed("names hidden", "tv-chip");
    private final SegmentedControl<Ask> ask =
            new SegmentedControl<>("blind-ask", "What is voted on", java.util.List.of(Ask.values()), Ask::title);
    private final Button back = Nodes.button("blind-undo", "Undo last vote", "tv-quiet-choice");
    private final Button reveal = Nodes.button("blind-reveal", "Reveal and stop");

    BlindBar(BlindViewModel model, UndoStack undo) {
        this.model = model;
        this.undo = undo;
        getStyleClass().add("tv-bar");
        question.setId("blind-question");
        question.setGraphic(Nodes.icon(Feather.EYE_OFF, "icon-14"));
        back.setGraphic(Nodes.keyCap("Ctrl+Z"));
        back.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
        back.setOnAction(event -> undo.undo());
        reveal.setTooltip(Nodes.tooltip("Show who is who without a further vote"));
        reveal.setOnAction(event -> model.reveal());
        ask.valueProperty().set(model.pairsProperty().get() ? Ask.PAIRS : Ask.ALL);
        ask.valueProperty()
                .addListener((property, before, now) -> model.pairsProperty().set(now == Ask.PAIRS));
        getChildren()
                .addAll(question, shuffled, hidden, Nodes.spacer(), ask, back, reveal, toggle("blind-switch", model));
    }

    /** A switch that turns blind mode on and off. */
    static ToggleSwitch toggle(String id, BlindViewModel model) {
        ToggleSwitch toggle = new ToggleSwitch("Blind");
        toggle.setId(id);
        toggle.getStyleClass().add("tv-switch");
        toggle.setLabelPosition(HorizontalDirection.RIGHT);
        toggle.setAccessibleText("Blind");
        toggle.setMinWidth(USE_PREF_SIZE);
        toggle.setTooltip(Nodes.tooltip("Hide which model gave which answer, and vote (Ctrl+B)"));
        toggle.selectedProperty().bindBidirectional(model.onProperty());
        return toggle;
    }

    void update() {
        Phase phase = model.phaseProperty().get();
        boolean voting = phase == Phase.VOTING;
        question.setText(
                voting ? "Which answer is best?" : phase == Phase.REVEALED ? "Who is who" : "Waiting for answers");
        Nodes.show(shuffled, voting);
        Nodes.show(hidden, model.hides());
        boolean choice = voting
                && model.votesProperty().get() == 0
                && model.roundProperty().get() == 0;
        boolean several =
                model.pairsProperty().get() || model.shownProperty().get().size() > 2;
        Nodes.show(ask, choice && several);
        Nodes.show(back, model.votesProperty().get() > 0 && undo.canUndo());
        Nodes.show(reveal, voting);
    }
}
