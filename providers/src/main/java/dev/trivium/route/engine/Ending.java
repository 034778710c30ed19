package dev.trivium.route.engine;

import dev.trivium.chat.Answer;
import dev.trivium.chat.ChatError;
import dev.trivium.chat.ErrorKind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a step ended.
 *
 * @param error null if it answered
 * @param answer whole or partial; null if no model was reached
 * @param startedAfter from the route's start to the point from which the answer's times count
 * @param shown whether output has been shown, so that nothing else may be tried
 * @param note what a trace should say about it; null if nothing
 */
record Ending(
        @Nullable ChatError error,
        @Nullable Answer answer,
        Duration startedAfter,
        boolean shown,
        @Nullable String note) {

    static Ending failed(ChatError error) {
        return new Ending(error, null, Duration.ZERO, false, null);
    }

    static Ending failed(ErrorKind kind, String what, String why, String remedy) {
        return failed(ChatError.of(kind, what, why, remedy));
    }

    Ending withError(ChatError other) {
        return new Ending(other, answer, startedAfter, shown, note);
    }

    Ending withAnswer(Answer other) {
        return new Ending(error, other, startedAfter, shown, note);
    }

    Ending withNote(@Nullable String words) {
        return new Ending(error, answer, startedAfter, shown, words);
    }

    /** The answer's text; empty if there is none. */
    String text() {
        return answer == null ? "" : answer.text();
    }
}
