package dev.trivium.app.dashboard;

import dev.trivium.app.controls.chart.BarsList;
import dev.trivium.app.controls.chart.ChartTable;
import dev.trivium.app.controls.chart.ChartTip;
import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.ModelAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Errors by their kind, each with the model that has most of them. Cancelled calls are no errors. */
final class ErrorsChart {

    /** As many as the card has room for. */
    private static final int MOST = 7;

    private final ChartContext context;
    private final List<Map.Entry<String, Long>> kinds;

    ErrorsChart(ChartContext context) {
        this.context = context;
        this.kinds = context.overview().figures().errors().entrySet().stream()
                .filter(kind -> !kind.getKey().equals(ErrorKind.CANCELLED.id()))
                .toList();
    }

    boolean isEmpty() {
        return kinds.isEmpty();
    }

    /** {@code 174 of 12,406}. */
    String share() {
        return FigureTexts.count(context.overview().figures().total().failed()) + " of "
                + FigureTexts.count(context.overview().figures().total().calls());
    }

    void showIn(BarsList chart) {
        List<BarsList.Row> rows = new ArrayList<>();
        for (Map.Entry<String, Long> kind : kinds.subList(0, Math.min(MOST, kinds.size()))) {
            List<Map.Entry<ModelAddress, Long>> models = models(kind.getKey());
            String name = FigureTexts.errorKind(kind.getKey());
            rows.add(new BarsList.Row(
                    name,
                    kind.getValue(),
                    FigureTexts.count(kind.getValue()),
                    context.slots().apply(models.get(0).getKey()),
                    new ChartTip(
                            name + ", " + FigureTexts.count(kind.getValue()),
                            models.stream().limit(6).map(this::line).toList(),
                            ChartContext.hint(kind.getValue())),
                    drill(kind.getKey())));
        }
        String summary = kinds.isEmpty()
                ? "Errors: none."
                : "Errors: " + share() + " calls, most often "
                        + FigureTexts.errorKind(kinds.get(0).getKey()).toLowerCase(Locale.ROOT) + ".";
        chart.set(rows, summary);
    }

    private ChartTip.Line line(Map.Entry<ModelAddress, Long> model) {
        return new ChartTip.Line(
                context.slots().apply(model.getKey()),
                context.names().of(model.getKey()),
                FigureTexts.count(model.getValue()));
    }

    private List<Map.Entry<ModelAddress, Long>> models(String kind) {
        return context.overview().figures().errorsByModel().getOrDefault(kind, Map.of()).entrySet().stream()
                .sorted(Map.Entry.<ModelAddress, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(entry -> entry.getKey().toString()))
                .toList();
    }

    ChartTable table() {
        List<ChartTable.Row> rows = kinds.stream()
                .map(kind -> new ChartTable.Row(
                        List.of(
                                FigureTexts.errorKind(kind.getKey()),
                                FigureTexts.count(kind.getValue()),
                                context.names().of(models(kind.getKey()).get(0).getKey())),
                        drill(kind.getKey())))
                .toList();
        return new ChartTable(List.of("Error", "Calls", "Most of them"), rows);
    }

    private Runnable drill(String kind) {
        return context.drill(Scope.ALL.withStatus(kind));
    }
}
