package dev.trivium.chat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an event comes from.
 *
 * @param callId the call; unique, and in order of time when sorted as text
 * @param parentId the call that made this one, such as a route's; null for the root of a run
 * @param path the names of the route's steps that lead to this call, outermost first; empty outside a route
 * @param held whether the answer may still be rejected or is only one candidate, so that its text is not output of the
 *     run (a cascade's first try, one branch of a parallel step)
 */
public record Origin(String callId, @Nullable String parentId, List<String> path, boolean held) {

    public Origin {
        path = List.copyOf(path);
    }

    /** A new root call. */
    public static Origin root() {
        return new Origin(CallIds.next(), null, List.of(), false);
    }

    /** A new call made by this one, with this path. */
    public Origin child() {
        return new Origin(CallIds.next(), callId, path, held);
    }

    /** The same call, one step further in. */
    public Origin inStep(String step) {
        List<String> longer = new ArrayList<>(path);
        longer.add(step);
        return new Origin(callId, parentId, longer, held);
    }

    /** The same place, with its answer held back or not. */
    public Origin withHeld(boolean nowHeld) {
        return new Origin(callId, parentId, path, nowHeld);
    }
}
