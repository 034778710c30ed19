package dev.trivium.demo;

/**
 * How a simulated model behaves.
 *
 * @param firstNanos until its first token
 * @param thinks whether it shows reasoning first
 */
record Persona(String model, Style style, long firstNanos, double tokensPerSecond, boolean thinks) {

    /** How an answer is written. */
    enum Style {
        SHORT,
        LONG,
        BULLETS,
        TERSE
    }

    static final Persona FAST = new Persona("fast", Style.SHORT, 300_000_000L, 120, false);
    static final Persona THOROUGH = new Persona("thorough", Style.LONG, 700_000_000L, 60, true);
    static final Persona BALANCED = new Persona("balanced", Style.BULLETS, 500_000_000L, 90, false);
    static final Persona SMALL = new Persona("small", Style.TERSE, 1_200_000_000L, 35, false);
    static final Persona BREAKS_OFF = new Persona("breaks-off", Style.BULLETS, 400_000_000L, 80, false);
}
