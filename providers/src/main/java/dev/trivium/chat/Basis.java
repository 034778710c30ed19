package dev.trivium.chat;

import java.util.Locale;

/** What a number rests on. The three are never mixed or mistaken. */
public enum Basis {
    /** Reported by the provider or taken from the clock. */
    MEASURED,
    /** Computed here because nobody reported it. */
    ESTIMATED,
    /** Invented by a demo provider or a simulation. */
    SIMULATED;

    /** As in JSON: {@code measured}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The basis of a sum: as weak as its weakest part. */
    public Basis and(Basis other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
