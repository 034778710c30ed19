package dev.trivium.app.dashboard;

import dev.trivium.app.controls.chart.BandLines;
import dev.trivium.app.controls.chart.ChartTable;
import dev.trivium.app.controls.chart.ChartTip;
import dev.trivium.history.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How long answers took, over time. */
final class LatencyChart {

    private static final List<String> NAMES = List.of("p50", "p90", "p95");

    private final ChartContext context;

    LatencyChart(ChartContext context) {
        this.context = context;
    }

    void showIn(BandLines chart) {
        List<BandLines.Step> steps = new ArrayList<>();
        for (int i = 0; i < context.buckets().size(); i++) {
            steps.add(step(i));
        }
        Spread total = context.overview().figures().total().durationMs();
        List<String> ends = texts(total);
        String summary = total == null
                ? "Latency: no call answered."
                : "Latency of answered calls over time: half of all answered within " + ends.get(0)
                        + ", 95 of 100 within " + ends.get(2) + ".";
        chart.set(steps, NAMES, ends, LatencyChart::tick, summary);
    }

    private BandLines.Step step(int index) {
        Spread spread = spread(index);
        long calls = context.buckets().get(index).figures().calls();
        List<String> texts = texts(spread);
        List<ChartTip.Line> lines = new ArrayList<>();
        for (int i = NAMES.size() - 1; i >= 0; i--) {
            lines.add(new ChartTip.Line(null, NAMES.get(i), texts.get(i)));
        }
        return new BandLines.Step(
                context.tick(index),
                spread == null ? null : List.of(spread.p50() / 1_000, spread.p90() / 1_000, spread.p95() / 1_000),
                new ChartTip(context.title(index), lines, ChartContext.hint(calls)),
                context.drill(context.overview().scope(index)));
    }

    ChartTable table() {
        List<ChartTable.Row> rows = new ArrayList<>();
        for (int i = 0; i < context.buckets().size(); i++) {
            List<String> cells = new ArrayList<>(List.of(
                    context.title(i),
                    FigureTexts.count(context.buckets().get(i).figures().calls())));
            cells.addAll(texts(spread(i)));
            rows.add(new ChartTable.Row(cells, context.drill(context.overview().scope(i))));
        }
        return new ChartTable(List.of("When", "Calls", "p50", "p90", "p95"), rows);
    }

    private @Nullable Spread spread(int index) {
        return context.buckets().get(index).figures().durationMs();
    }

    private static List<String> texts(@Nullable Spread spread) {
        return spread == null
                ? List.of(FigureTexts.seconds(null), FigureTexts.seconds(null), FigureTexts.seconds(null))
                : List.of(
                        FigureTexts.seconds(spread.p50()),
                        FigureTexts.seconds(spread.p90()),
                        FigureTexts.seconds(spread.p95()));
    }

    private static String tick(double seconds, int decimals) {
        return String.format(Locale.ROOT, "%,." + decimals + "f s", seconds);
    }
}
