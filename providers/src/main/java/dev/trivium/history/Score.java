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

    /** The kind of 1 to 5 stars that a person gave. */
    public static final String STARS = "stars";

    /** The kind of a thumb: 1 for up, 0 for down. */
    public static final String THUMB = "thumb";

    /** The kind of a person's words about an answer; the words are the {@link #note}. */
    public static final String NOTE = "note";

    /** The kind of a person's own {@link #label}, such as {@code wrong fact}; an answer may have several. */
    public static final String LABEL = "label";

    /** The kind of one answer's part in a {@link Vote}. */
    public static final String VOTE = "vote";

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

    /** A new score with a label and no value. */
    public static Score labelled(
            String callId, String kind, String label, ScoreSource source, boolean blind, Instant at) {
        return new Score(CallIds.next(), callId, kind, null, label, null, source, blind, at);
    }

    public Score withNote(@Nullable String value) {
        return new Score(id, callId, kind, this.value, label, value, source, blind, at);
    }

    public Score withLabel(@Nullable String value) {
        return new Score(id, callId, kind, this.value, value, note, source, blind, at);
    }
}
