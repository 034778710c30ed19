package dev.trivium.history;

import dev.trivium.chat.ModelAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which runs are wanted. Null, and an empty text, ask for nothing.
 *
 * @param text words that must all occur, each somewhere in the prompt, its name, its values or an answer, whatever their
 *     case; several words in double quotes are one
 * @param source as in {@link RunStart#source()}
 * @param model one that was asked, by a user or by a route
 * @param from the earliest start
 * @param to runs that started before it
 * @param simulated true for runs of demo models only, false for those that asked a real one
 * @param failed true for runs with a column that failed
 */
public record RunQuery(
        String text,
        @Nullable String source,
        @Nullable ModelAddress model,
        @Nullable RunState state,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Boolean simulated,
        boolean failed) {

    public static final RunQuery ALL = new RunQuery("", null, null, null, null, null, null, false);

    public RunQuery withText(String value) {
        return new RunQuery(value, source, model, state, from, to, simulated, failed);
    }

    public RunQuery withSource(@Nullable String value) {
        return new RunQuery(text, value, model, state, from, to, simulated, failed);
    }

    public RunQuery withModel(@Nullable ModelAddress value) {
        return new RunQuery(text, source, value, state, from, to, simulated, failed);
    }

    public RunQuery withState(@Nullable RunState value) {
        return new RunQuery(text, source, model, value, from, to, simulated, failed);
    }

    public RunQuery withRange(@Nullable Instant start, @Nullable Instant end) {
        return new RunQuery(text, source, model, state, start, end, simulated, failed);
    }

    public RunQuery withSimulated(@Nullable Boolean value) {
        return new RunQuery(text, source, model, state, from, to, value, failed);
    }

    public RunQuery withFailed(boolean value) {
        return new RunQuery(text, source, model, state, from, to, simulated, value);
    }
}
