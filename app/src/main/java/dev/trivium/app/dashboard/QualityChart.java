package dev.trivium.app.dashboard;

import dev.trivium.app.controls.chart.ChartTable;
import dev.trivium.app.controls.chart.ChartTip;
import dev.trivium.app.controls.chart.Scatter;
import dev.trivium.chat.ModelAddress;
import dev.trivium.history.Figures;
import dev.trivium.history.MeanScore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cost against the mean score, with its interval. */
final class QualityChart {

    private static final double THOUSAND = 1_000;

    private record Dot(ModelAddress address, MeanScore score, double usd, Figures figures) {}

    private final ChartContext context;
    private final String kind;
    private final List<Dot> dots = new ArrayList<>();

    /** @param kind of the scores */
    QualityChart(ChartContext context, String kind) {
        this.context = context;
        this.kind = kind;
        for (ModelAddress address : context.dearestFirst()) {
            Figures figures = context.overview().part(address);
            context.overview().score(address, kind).ifPresent(score -> {
                if (figures.calls() > 0) {
                    double usd = figures.usd().doubleValue() / figures.calls() * THOUSAND;
                    dots.add(new Dot(address, score, usd, figures));
                }
            });
        }
    }

    boolean isEmpty() {
        return dots.isEmpty();
    }

    void showIn(Scatter chart) {
        chart.set(
                dots.stream().map(this::dot).toList(),
                QualityChart::money,
                QualityChart::grade,
                "cost per 1,000 calls",
                summary());
    }

    private Scatter.Dot dot(Dot dot) {
        return new Scatter.Dot(
                context.names().of(dot.address()),
                context.slots().apply(dot.address()),
                dot.usd(),
                dot.score().mean(),
                dot.score().margin(),
                new ChartTip(
                        context.names().of(dot.address()),
                        List.of(
                                new ChartTip.Line(null, kind, FigureTexts.interval(dot.score())),
                                new ChartTip.Line(null, "cost per 1,000 calls", cost(dot))),
                        ChartContext.hint(dot.figures().calls())),
                context.drill(Scope.ALL.of(dot.address())));
    }

    private static String cost(Dot dot) {
        String mark = dot.figures().unpriced() > 0 ? "≥ " : dot.figures().estimated() > 0 ? "~" : "";
        return mark + String.format(Locale.ROOT, "$%,.2f", dot.usd());
    }

    ChartTable table() {
        List<ChartTable.Row> rows = dots.stream()
                .map(dot -> new ChartTable.Row(
                        List.of(
                                context.names().of(dot.address()),
                                FigureTexts.score(dot.score().mean()),
                                dot.score().count() < 2
                                        ? "—"
                                        : "± " + FigureTexts.score(dot.score().margin()),
                                FigureTexts.count(dot.score().count()),
                                cost(dot)),
                        context.drill(Scope.ALL.of(dot.address()))))
                .toList();
        return new ChartTable(List.of("Model or route", kind, "95 %", "Scores", "$ / 1,000 calls"), rows);
    }

    private String summary() {
        if (dots.isEmpty()) {
            return "Cost and quality: no scores.";
        }
        Dot best = dots.get(0);
        for (Dot dot : dots) {
            best = dot.score().mean() > best.score().mean() ? dot : best;
        }
        return "Cost and quality of " + dots.size() + (dots.size() == 1 ? " model" : " models and routes")
                + ": the best mean " + kind + " is " + FigureTexts.interval(best.score()) + ", of "
                + context.names().of(best.address()) + " at " + cost(best) + " per 1,000 calls.";
    }

    private static String money(double usd, int decimals) {
        int digits = decimals == 1 ? 2 : decimals;
        return usd == 0 ? "$0" : String.format(Locale.ROOT, "$%,." + digits + "f", usd);
    }

    private static String grade(double score, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", score);
    }
}
