package dev.trivium.app.dashboard;

import dev.trivium.app.controls.Slot;
import dev.trivium.history.Figures;
import dev.trivium.history.MeanScore;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table below the charts.
 *
 * @param slot null for prompts and for the whole
 * @param chip such as {@code route}; empty for none
 * @param score null if nothing of it was scored
 * @param total whether it is the whole
 * @param worse whether it fails much more often than the whole
 */
record GroupRow(
        String name,
        @Nullable Slot slot,
        String chip,
        Figures figures,
        @Nullable MeanScore score,
        boolean total,
        boolean worse,
        boolean simulated,
        Scope calls) {

    /** With what it rests on. */
    String spend() {
        return simulated ? "simulated" : FigureTexts.spend(figures);
    }
}
