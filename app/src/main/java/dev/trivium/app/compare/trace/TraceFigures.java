package dev.trivium.app.compare.trace;

import dev.trivium.app.controls.Figures;
import dev.trivium.chat.Cost;
import dev.trivium.chat.Usage;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How the numbers of a line are written. */
final class TraceFigures {

    private TraceFigures() {}

    static String start(TraceRow row) {
        return "+" + Figures.seconds(row.start());
    }

    /** @param elapsed since the route began; counts for a line that still runs */
    static String duration(TraceRow row, Duration elapsed) {
        Duration took = row.duration();
        if (took != null) {
            return Figures.seconds(took);
        }
        Duration soFar = elapsed.minus(row.start());
        return Figures.roughSeconds(soFar.isNegative() ? Duration.ZERO : soFar);
    }

    /** {@code 318 → 120}. */
    static String tokens(@Nullable Usage usage) {
        return usage == null
                ? Figures.ABSENT
                : Figures.tokens(usage.inputTokens(), usage.basis()) + " → "
                        + Figures.tokens(usage.outputTokens(), usage.basis());
    }

    static String cost(@Nullable Cost cost) {
        return cost == null ? Figures.ABSENT : Figures.cost(cost);
    }

    /** Tokens and cost, for a narrow column; empty where nothing was asked. */
    static String used(TraceRow row) {
        String tokens = row.usage() == null ? "" : tokens(row.usage());
        String cost = row.cost() == null ? "" : cost(row.cost());
        return tokens.isEmpty() || cost.isEmpty() ? tokens + cost : tokens + " · " + cost;
    }
}
