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
 * @param answer the leaf's answer, whole or partial; null if no model was reached
 * @param startedAfter from the route's start to the leaf's
 * @param shown whether output has been shown, so that nothing else may be tried
 */
record Ending(@Nullable ChatError error, @Nullable Answer answer, Duration startedAfter, boolean shown) {

    static Ending failed(ChatError error) {
        return new Ending(error, null, Duration.ZERO, false);
    }

    static Ending failed(ErrorKind kind, String what, String why, String remedy) {
        return failed(ChatError.of(kind, what, why, remedy));
    }
}
