package dev.trivium.app.routes.drawing;

/**
 * A place in a route that leads to a step.
 *
 * @param owner the step that holds the place; empty for the route's entry
 * @param index from 0, where the owner has several of this role; else 0
 */
public record Slot(String owner, Role role, int index) {

    /** What a place is for. */
    public enum Role {
        ENTRY,
        /** Where a condition leads that holds. */
        THEN,
        OTHERWISE,
        /** One of a list: a fallback's, a balance's, a sequence's, a parallel's or a hedge's. */
        ITEM,
        /** What a wrapper wraps, or where a use leads. */
        INNER,
        /** Who makes one answer of several. */
        BY,
        /** Who scores an answer for a check. */
        JUDGE
    }

    public static final Slot ENTRY = new Slot("", Role.ENTRY, 0);

    public Slot(String owner, Role role) {
        this(owner, role, 0);
    }
}
