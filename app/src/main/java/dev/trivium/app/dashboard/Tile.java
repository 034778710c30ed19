package dev.trivium.app.dashboard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One figure with its trend.
 *
 * @param id such as {@code spend}
 * @param change against the span before, with its unit; empty if there is nothing to compare with
 * @param trend oldest first; null where there is nothing
 * @param note what the value rests on; empty if it was measured
 * @param calls what a click shows
 */
record Tile(
        String id,
        String title,
        String value,
        String change,
        Tone tone,
        List<@Nullable Double> trend,
        String note,
        Scope calls) {

    /** Whether a change is for the better. */
    enum Tone {
        BETTER,
        WORSE,
        NEUTRAL
    }

    Tile {
        // A change too small to be written is none.
        tone = change.isEmpty() || change.startsWith("±") ? Tone.NEUTRAL : tone;
    }

    /** One sentence. */
    String spoken() {
        String compared = change.isEmpty()
                ? ""
                : ", " + change + " against the span before"
                        + (tone == Tone.WORSE ? ", worse" : tone == Tone.BETTER ? ", better" : "");
        return title + ": " + value + compared + "." + (note.isEmpty() ? "" : " " + note);
    }
}
