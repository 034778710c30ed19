package dev.trivium.app.models;

import dev.trivium.history.MeanScore;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The columns of the table: what each shows, sorts by and copies. */
enum ModelColumn {
    MODEL("Model", 244, ""),
    PROVIDER("Provider", 104, ""),
    CONTEXT("Context", 68, "Tokens that a request and its answer may have"),
    MAX_OUTPUT("Max out", 64, "The most tokens of an answer"),
    CAPABILITIES("Can", 118, "What it is known to take and do"),
    INPUT("In $/M", 62, "US dollars per million tokens of input"),
    OUTPUT("Out $/M", 66, "US dollars per million tokens of output"),
    SOURCE("Price source", 130, "Where the price was read, and its date"),
    CALLS("Calls", 58, "Calls that were made here in the range"),
    FIRST_TOKEN("TTFT p50", 74, "Time to first token that half of the calls did not exceed"),
    SPEED("tok/s", 52, "Tokens per second from the first token on, p50"),
    LATENCY("p50", 74, "Latency that half of the calls did not exceed"),
    SLOW_LATENCY("p95", 74, "Latency that 95 of 100 calls did not exceed"),
    ERRORS("Errors", 60, "Share of the calls that failed; cancelled ones do not count"),
    SCORE("Score", 104, "Mean score with its 95 % interval");

    private final String title;
    private final double width;
    private final String explanation;

    ModelColumn(String title, double width, String explanation) {
        this.title = title;
        this.width = width;
        this.explanation = explanation;
    }

    String title(String kind) {
        return this == SCORE && !kind.isEmpty() ? "Score · " + kind : title;
    }

    double width() {
        return width;
    }

    /** Empty where the title says it all. */
    String explanation() {
        return explanation;
    }

    boolean isNumber() {
        return this != MODEL && this != PROVIDER && this != CAPABILITIES && this != SOURCE;
    }

    /** Whether it says what was measured here. */
    boolean isMeasured() {
        return compareTo(CALLS) >= 0;
    }

    String text(ModelLine line, String kind) {
        return switch (this) {
            case MODEL -> line.entry().displayName();
            case PROVIDER -> line.provider();
            case CONTEXT -> Words.tokens(line.context());
            case MAX_OUTPUT -> Words.tokens(line.maxOutput());
            case CAPABILITIES -> Words.capabilities(line);
            case INPUT -> Words.price(line.inputPrice());
            case OUTPUT -> Words.price(line.outputPrice());
            case SOURCE -> line.entry().simulated() ? "simulated" : Words.shortSource(line.price());
            case CALLS -> Words.count(line.calls());
            case FIRST_TOKEN -> Words.seconds(line.timeToFirstToken());
            case SPEED -> Words.speed(line.tokensPerSecond());
            case LATENCY -> Words.seconds(line.latency());
            case SLOW_LATENCY -> Words.seconds(line.slowLatency());
            case ERRORS -> Words.percent(line.errorRate());
            case SCORE -> Words.score(line.score(kind));
        };
    }

    /** As it is copied: the address for the name, numbers without units, nothing for a value that is not there. */
    String plain(ModelLine line, String kind) {
        if (this == MODEL) {
            return line.address() + (line.entry().simulated() ? " (simulated)" : "");
        }
        if (this == SCORE) {
            return Words.score(line.score(kind)).replace("—", "");
        }
        Comparable<?> key = key(line, kind);
        if (this == SOURCE && key != null) {
            return key.toString();
        }
        if (!isNumber()) {
            return text(line, kind).replace("—", "");
        }
        if (key == null) {
            return "";
        }
        BigDecimal number = new BigDecimal(key.toString());
        return number.stripTrailingZeros().toPlainString();
    }

    /** Null for a value that is not there. */
    @Nullable
    Comparable<?> key(ModelLine line, String kind) {
        return switch (this) {
            case MODEL -> line.entry().displayName().toLowerCase(Locale.ROOT);
            case PROVIDER -> line.provider();
            case CONTEXT -> line.context();
            case MAX_OUTPUT -> line.maxOutput();
            case CAPABILITIES ->
                line.capabilities().isEmpty() ? null : line.capabilities().size();
            case INPUT -> line.inputPrice();
            case OUTPUT -> line.outputPrice();
            case SOURCE -> line.price() == null ? null : Words.source(line.price());
            case CALLS -> line.calls();
            case FIRST_TOKEN -> line.timeToFirstToken();
            case SPEED -> line.tokensPerSecond();
            case LATENCY -> line.latency();
            case SLOW_LATENCY -> line.slowLatency();
            case ERRORS -> line.errorRate();
            case SCORE -> mean(line.score(kind));
        };
    }

    private static @Nullable Double mean(@Nullable MeanScore score) {
        return score == null ? null : score.mean();
    }

    /** What is not there stands last, whichever way is sorted. */
    @SuppressWarnings("unchecked")
    Comparator<ModelLine> order(boolean descending, String kind) {
        return (one, other) -> {
            Comparable<Object> left = (Comparable<Object>) key(one, kind);
            Comparable<Object> right = (Comparable<Object>) key(other, kind);
            if (left == null || right == null) {
                return Boolean.compare(left == null, right == null);
            }
            return descending ? right.compareTo(left) : left.compareTo(right);
        };
    }
}
