package dev.trivium.history;

import dev.trivium.chat.CallIds;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What somebody thought of an answer.
 *
 * @param callId the call that answered
 * @param kind what was scored, such as {@code quality} or {@code exact_match}; 1 to 64 characters
 * @param value higher is better; null for a label alone
 * @param label such as {@code wins}; null for a value alone
 * @param note the reason in words; null if there is none
 * @param blind whether whoever scored did not know the model
 * @param at in whole microseconds
 */
public record Score(
        String id,
        String callId,
        String kind,
        @Nullable Double value,
        @Nullable String label,
        @Nullable String note,
        ScoreSource source,
        boolean blind,
        Instant at) {

    public Score {
        if (kind.isBlank() || kind.length() > 64) {
            throw new IllegalArgumentException("A score's kind has 1 to 64 characters; got \"" + kind + "\".");
        }
        if (value == null && label == null) {
            throw new IllegalArgumentException("A score needs a value or a label.");
        }
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    /** A new score with a value. */
    public static Score of(String callId, String kind, double value, ScoreSource source, boolean blind, Instant at) {
        return new Score(CallIds.next(), callId, kind, value, null, null, source, blind, at);
    }

    public Score withNote(@Nullable String value) {
        return new Score(id, callId, kind, this.value, label, value, source, blind, at);
    }

    public Score withLabel(@Nullable String value) {
        return new Score(id, callId, kind, this.value, value, note, source, blind, at);
    }
}
