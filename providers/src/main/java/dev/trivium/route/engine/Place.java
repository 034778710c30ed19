package dev.trivium.route.engine;

import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.Origin;
import dev.trivium.route.Circumstances;
import dev.trivium.route.Features;
import org.jspecify.annotations.Nullable;

/**
 * Where a step runs, and with what.
 *
 * @param out where its events go
 * @param bill what the leaves below it use
 * @param deadline when it must have ended, on the engine's clock; null if it has time
 */
record Place(
        Origin origin,
        ChatRequest request,
        Features features,
        Answers answers,
        Outlet out,
        Bill bill,
        Cancellation cancellation,
        @Nullable Long deadline) {

    Place inStep(String step) {
        Bill below = new Bill(bill);
        return new Place(origin.inStep(step), request, features, answers, out, below, cancellation, deadline);
    }

    /** The same, with the answer held back. */
    Place held() {
        return new Place(origin.withHeld(true), request, features, answers, out, bill, cancellation, deadline);
    }

    Place after(Answers before) {
        return new Place(origin, request, features, before, out, bill, cancellation, deadline);
    }

    /** The same, with another request in place of the input and the answers. */
    Place asking(ChatRequest other, Circumstances circumstances) {
        Features anew = new Features(other, circumstances);
        return new Place(origin, other, anew, Answers.NONE, out, bill, cancellation, deadline);
    }

    Place into(Outlet other) {
        return new Place(origin, request, features, answers, other, bill, cancellation, deadline);
    }

    /** The same, so that it can be stopped alone. */
    Place stoppable() {
        Cancellation own = Cancellation.below(cancellation);
        return new Place(origin, request, features, answers, out, bill, own, deadline);
    }

    Place until(long nanos) {
        Long nearer = deadline != null && deadline - nanos < 0 ? deadline : Long.valueOf(nanos);
        return new Place(origin, request, features, answers, out, bill, cancellation, nearer);
    }
}
