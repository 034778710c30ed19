package dev.trivium.app.dashboard;

import dev.trivium.history.CallQuery;
import dev.trivium.history.Dashboard;
import dev.trivium.history.Figures;
import dev.trivium.history.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The row of tiles. */
final class Tiles {

    private static final String MINUS = "−";

    private final Overview overview;
    private final Figures total;
    private final Figures previous;

    private Tiles(Overview overview) {
        this.overview = overview;
        this.total = overview.figures().total();
        this.previous = overview.figures().previous();
    }

    static List<Tile> of(Overview overview) {
        return new Tiles(overview).all();
    }

    private List<Tile> all() {
        Function<Figures, @Nullable Double> spend = figures -> figures.usd().doubleValue();
        Function<Figures, @Nullable Double> calls = figures -> (double) figures.calls();
        List<Tile> tiles = new ArrayList<>();
        tiles.add(new Tile(
                "spend",
                "Spend",
                overview.simulated() ? "simulated" : FigureTexts.spend(total),
                overview.simulated() ? "" : relative(spend),
                tone(spend, false),
                overview.simulated() ? List.of() : trend(spend),
                FigureTexts.basis(total),
                Scope.ALL));
        tiles.add(new Tile(
                "calls",
                overview.ofRoots() ? "Calls" : "Model calls",
                FigureTexts.count(total.calls()),
                relative(calls),
                Tile.Tone.NEUTRAL,
                trend(calls),
                "",
                Scope.ALL));
        tiles.add(latency("p50", "p50 latency", of(Figures::durationMs, Spread::p50)));
        tiles.add(latency("p95", "p95 latency", of(Figures::durationMs, Spread::p95)));
        tiles.add(latency("ttft", "TTFT, p50", of(Figures::timeToFirstTokenMs, Spread::p50)));
        Function<Figures, @Nullable Double> speed = of(Figures::tokensPerSecond, Spread::p50);
        tiles.add(new Tile(
                "speed",
                "Speed, p50",
                FigureTexts.speed(speed.apply(total)),
                difference(speed, 1, value -> String.format(Locale.ROOT, "%.0f tok/s", value)),
                tone(speed, true),
                trend(speed),
                "",
                Scope.ALL.withStatus("ok")));
        tiles.add(new Tile(
                "errors",
                "Error rate",
                FigureTexts.percent(total.errorRate()),
                difference(Figures::errorRate, 100, value -> String.format(Locale.ROOT, "%.1f", value)),
                tone(Figures::errorRate, false),
                trend(Figures::errorRate),
                "",
                Scope.ALL.withStatus(CallQuery.FAILED)));
        tiles.add(new Tile(
                "cache",
                "Cache share",
                FigureTexts.wholePercent(total.cacheShare()),
                difference(Figures::cacheShare, 100, value -> String.format(Locale.ROOT, "%.0f %%", value)),
                tone(Figures::cacheShare, true),
                trend(Figures::cacheShare),
                "",
                Scope.ALL));
        return tiles;
    }

    private Tile latency(String id, String title, Function<Figures, @Nullable Double> value) {
        return new Tile(
                id,
                title,
                FigureTexts.seconds(value.apply(total)),
                difference(
                        value,
                        0.001,
                        seconds -> String.format(Locale.ROOT, id.equals("ttft") ? "%.2f s" : "%.1f s", seconds)),
                tone(value, false),
                trend(value),
                "",
                Scope.ALL.withStatus("ok"));
    }

    private static Function<Figures, @Nullable Double> of(
            Function<Figures, @Nullable Spread> spread, Function<Spread, Double> percentile) {
        return figures -> {
            Spread known = spread.apply(figures);
            return known == null ? null : percentile.apply(known);
        };
    }

    private List<@Nullable Double> trend(Function<Figures, @Nullable Double> value) {
        List<@Nullable Double> trend = new ArrayList<>();
        for (Dashboard.Bucket bucket : overview.figures().buckets()) {
            trend.add(value.apply(bucket.figures()));
        }
        return trend;
    }

    /** {@code −18 %}. */
    private String relative(Function<Figures, @Nullable Double> value) {
        Double now = value.apply(total);
        Double before = value.apply(previous);
        if (now == null || before == null || before == 0) {
            return "";
        }
        double percent = (now / before - 1) * 100;
        String number = String.format(Locale.ROOT, "%,.0f", Math.abs(percent));
        return number.equals("0") ? "±0 %" : (percent < 0 ? MINUS : "+") + number + " %";
    }

    /** In units of the tile; a change too small to be written is none. */
    private String difference(Function<Figures, @Nullable Double> value, double factor, DoubleFunction<String> format) {
        Double now = value.apply(total);
        Double before = value.apply(previous);
        if (now == null || before == null) {
            return "";
        }
        double change = (now - before) * factor;
        String number = format.apply(Math.abs(change));
        return number.matches("0(\\.0+)?( .*)?") ? "±" + number : (change < 0 ? MINUS : "+") + number;
    }

    private Tile.Tone tone(Function<Figures, @Nullable Double> value, boolean moreIsBetter) {
        Double now = value.apply(total);
        Double before = value.apply(previous);
        if (now == null || before == null || now.equals(before)) {
            return Tile.Tone.NEUTRAL;
        }
        return now > before == moreIsBetter ? Tile.Tone.BETTER : Tile.Tone.WORSE;
    }
}
