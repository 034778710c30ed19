package dev.trivium.app.routes.drawing;

import org.jspecify.annotations.Nullable;

/**
 * A line of the drawing, from one box to another.
 *
 * @param slot the place in the route that it draws; null where an answer flows on to the output or to where answers meet
 * @param label what is written on it; empty for nothing
 */
public record DrawnEdge(
        String from, String to, Kind kind, @Nullable Slot slot, String label) {

    /** How it is drawn. */
    public enum Kind {
        FLOW,
        /** Only after a failure or a check that was not passed: dashed, with an arrowhead. */
        NEXT,
        /** Asked about an answer, not for one: dotted. */
        JUDGE
    }

    public String id() {
        return from + " > " + to + (slot == null ? "" : " " + slot.owner() + "." + slot.role() + "." + slot.index());
    }
}
