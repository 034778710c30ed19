package dev.trivium.app.models;

import dev.trivium.app.controls.Figures;
import dev.trivium.history.MeanScore;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * By what a model can be the best. Measured figures count only from {@link #ENOUGH} calls on: models with fewer stand
 * behind the others, and simulated ones behind all.
 */
enum Best {
    FASTEST("Fastest", "Lowest p50 latency"),
    CHEAPEST("Cheapest", "Lowest list price, three tokens in for one out"),
    MOST_STABLE("Most stable", "Lowest error rate that is still likely (upper end of the 95 % interval)"),
    BEST_SCORE("Best score", "Highest mean score that is still likely (lower end of the 95 % interval)");

    /** Calls or scores below which a figure says too little. */
    static final int ENOUGH = 5;

    private final String title;
    private final String rule;

    Best(String title, String rule) {
        this.title = title;
        this.rule = rule;
    }

    String title() {
        return title;
    }

    String rule() {
        return rule;
    }

    /** Best first; of several kinds of scores, this one counts. */
    Comparator<ModelLine> order(String kind) {
        Function<ModelLine, @Nullable Double> value = line -> value(line, kind);
        return Comparator.<ModelLine, Boolean>comparing(line -> line.entry().simulated())
                .thenComparing(line -> value.apply(line) == null)
                .thenComparing(line -> count(line, kind) < ENOUGH)
                .thenComparing((one, other) -> compare(value.apply(one), value.apply(other)))
                .thenComparing(line -> line.address().toString());
    }

    private static int compare(@Nullable Double one, @Nullable Double other) {
        return one == null || other == null ? 0 : Double.compare(one, other);
    }

    /** Smaller is better; null where nothing is known. */
    private @Nullable Double value(ModelLine line, String kind) {
        return switch (this) {
            case FASTEST -> line.latency();
            case CHEAPEST -> number(line.blendedPrice());
            case MOST_STABLE -> line.measured() == null ? null : line.measured().errorRateAtMost();
            case BEST_SCORE -> leastLikely(line.score(kind));
        };
    }

    private static @Nullable Double number(@Nullable BigDecimal usd) {
        return usd == null ? null : usd.doubleValue();
    }

    private static @Nullable Double leastLikely(@Nullable MeanScore score) {
        return score == null ? null : -(score.mean() - score.margin());
    }

    private long count(ModelLine line, String kind) {
        if (this == CHEAPEST) {
            return ENOUGH;
        }
        if (this == BEST_SCORE) {
            MeanScore score = line.score(kind);
            return score == null ? 0 : score.count();
        }
        return line.measured() == null ? 0 : line.measured().judged();
    }

    /** Which model it is, by how much and on how much that rests; in the order of {@link #order}. */
    String sentence(List<ModelLine> sorted, String kind, String range) {
        List<ModelLine> real = sorted.stream()
                .filter(line -> !line.entry().simulated() && value(line, kind) != null)
                .toList();
        long few = real.stream().filter(line -> count(line, kind) < ENOUGH).count();
        String rest = few == 0
                ? ""
                : " " + few + (few == 1 ? " model has" : " models have") + " fewer than " + ENOUGH + " "
                        + (this == BEST_SCORE ? "scores" : "calls") + " and stand" + (few == 1 ? "s" : "") + " behind.";
        if (real.size() == few) {
            return title + ": no real model has " + (this == BEST_SCORE ? "scores" : "calls") + " enough " + range + "."
                    + rest;
        }
        ModelLine best = real.get(0);
        return title + ": " + best.address() + ", " + evidence(best, kind, range) + "." + rest;
    }

    private String evidence(ModelLine line, String kind, String range) {
        Measured measured = line.measured();
        if (this == CHEAPEST || measured == null) {
            return line.blendedPrice() == null
                    ? Figures.ABSENT
                    : "$"
                            + line.blendedPrice()
                                    .setScale(2, RoundingMode.HALF_UP)
                                    .toPlainString() + " per million tokens by its list price, three in for one out";
        }
        if (this == FASTEST) {
            return "p50 " + Words.seconds(line.latency()) + " over " + Words.count(measured.judged()) + " calls "
                    + range;
        }
        if (this == MOST_STABLE) {
            return measured.failed() + " of " + Words.count(measured.judged()) + " calls failed " + range + ", at most "
                    + Words.percent(measured.errorRateAtMost()) + " with 95 % confidence";
        }
        MeanScore score = line.score(kind);
        return score == null
                ? Figures.ABSENT
                : String.format(
                        Locale.ROOT,
                        "%s %.3f ± %.3f over %s scores %s",
                        kind,
                        score.mean(),
                        score.margin(),
                        Words.count(score.count()),
                        range);
    }
}
