package dev.trivium.app.compare.judge;

import dev.trivium.app.command.Command;
import dev.trivium.app.compare.judge.BlindViewModel.Phase;
import dev.trivium.history.Vote.Outcome;
import java.util.ArrayList;
import java.util.List;

/** What can be done in blind mode: for its keys, the palette and the keyboard map. */
public final class BlindCommands {

    private static final String BLIND = "Blind";
    /** Answers that have a key of their own. */
    static final int MOST_KEYS = 9;

    private final BlindViewModel model;

    public BlindCommands(BlindViewModel model) {
        this.model = model;
    }

    /** In the order of the keyboard map. */
    public List<Command> all() {
        List<Command> all = new ArrayList<>();
        all.add(Command.of("blind-toggle", "Compare", "Hide the models and vote, or show them", this::toggle)
                .keys("Ctrl+B"));
        for (int number = 1; number <= MOST_KEYS; number++) {
            int place = number - 1;
            all.add(Command.of(
                            "blind-best-" + number,
                            BLIND,
                            "Answer " + BlindTile.letter(place) + " is best",
                            () -> model.choose(place))
                    .keysOutsideText(String.valueOf(number))
                    .when(() -> voting() && place < model.shownProperty().get().size()));
        }
        all.add(Command.of("blind-tie", BLIND, "Tie", () -> model.chooseNone(Outcome.TIE))
                .keysOutsideText("T")
                .when(this::voting));
        all.add(Command.of("blind-all-bad", BLIND, "All answers are bad", () -> model.chooseNone(Outcome.ALL_BAD))
                .keysOutsideText("X")
                .when(this::voting));
        all.add(Command.of("blind-skip", BLIND, "Skip this vote", model::skip)
                .keysOutsideText("S")
                .when(this::voting));
        all.add(Command.of("blind-confirm", BLIND, "Confirm the vote", model::confirm)
                .keysOutsideText("Enter")
                .when(() -> voting() && model.choiceProperty().get() != null));
        all.add(Command.of("blind-reveal", BLIND, "Reveal who is who and stop", model::reveal)
                .when(this::voting));
        return all;
    }

    private void toggle() {
        model.onProperty().set(!model.onProperty().get());
    }

    private boolean voting() {
        return model.onProperty().get() && model.phaseProperty().get() == Phase.VOTING;
    }
}
