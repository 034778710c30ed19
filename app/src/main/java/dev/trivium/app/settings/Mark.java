package dev.trivium.app.settings;

import dev.trivium.workspace.ConnectionHealth;

/** How a connection fares; each value has a shape of its own, so that nothing rests on colour. */
public enum Mark {
    FINE("fine"),
    LIMITED("limited"),
    FAILING("failing"),
    UNTRIED("not tested yet"),
    NOT_SET_UP("not set up");

    private final String word;

    Mark(String word) {
        this.word = word;
    }

    /** For a screen reader. */
    public String word() {
        return word;
    }

    static Mark of(ConnectionHealth.State state, KeyInfo key) {
        if (key.missing()) {
            return NOT_SET_UP;
        }
        return switch (state) {
            case FINE -> FINE;
            case LIMITED -> LIMITED;
            case FAILING -> FAILING;
            case UNKNOWN -> UNTRIED;
        };
    }
}
