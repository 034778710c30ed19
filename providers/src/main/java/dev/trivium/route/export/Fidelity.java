package dev.trivium.route.export;

import java.util.Locale;

/** How much of a part a target carries, the best first. */
public enum Fidelity {
    /** The target does what the route does. */
    EXACT("exact"),
    /** Exact once the caller sends what the line names. */
    NEEDS_CALLER("needs the caller"),
    /** The target does something like it; the line says how it differs. */
    APPROXIMATED("approximated"),
    /** The target cannot do it; the line says why, and what to do instead. */
    NOT_POSSIBLE("not possible");

    private final String words;

    Fidelity(String words) {
        this.words = words;
    }

    /** For people: {@code needs the caller}. */
    public String words() {
        return words;
    }

    /** As in JSON: {@code needs_caller}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    Fidelity orWorse(Fidelity other) {
        return other.compareTo(this) > 0 ? other : this;
    }
}
