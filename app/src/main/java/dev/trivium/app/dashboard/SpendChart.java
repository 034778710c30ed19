package dev.trivium.app.dashboard;

import dev.trivium.app.controls.Slot;
import dev.trivium.app.controls.chart.ChartTable;
import dev.trivium.app.controls.chart.ChartTip;
import dev.trivium.app.controls.chart.StackedBars;
import dev.trivium.chat.ModelAddress;
import dev.trivium.history.Dashboard;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Money over time, stacked by what was called. */
final class SpendChart {

    /** More parts than slots have solid colours are summed up as "other". */
    static final int MOST_PARTS = 6;

    /** @param slot null for the sum of others */
    record Part(String name, @Nullable Slot slot, @Nullable ModelAddress address) {}

    private final ChartContext context;
    private final List<Part> parts = new ArrayList<>();

    SpendChart(ChartContext context) {
        this.context = context;
        Names names = context.names();
        List<ModelAddress> paid = context.dearestFirst().stream()
                .filter(address -> context.overview().part(address).usd().signum() > 0)
                .toList();
        int own = paid.size() <= MOST_PARTS ? paid.size() : MOST_PARTS - 1;
        for (ModelAddress address : paid.subList(0, own)) {
            parts.add(new Part(names.of(address), context.slots().apply(address), address));
        }
        if (own < paid.size()) {
            parts.add(new Part("other", null, null));
        }
    }

    /** From the bottom of the bars up; they are the legend too. */
    List<Part> parts() {
        return parts;
    }

    void showIn(StackedBars chart) {
        List<StackedBars.Bar> bars = new ArrayList<>();
        for (int i = 0; i < context.buckets().size(); i++) {
            bars.add(bar(i));
        }
        chart.set(bars, SpendChart::tick, summary());
    }

    private StackedBars.Bar bar(int index) {
        Dashboard.Bucket bucket = context.buckets().get(index);
        Map<ModelAddress, BigDecimal> usd = context.overview().usd(bucket);
        long calls = bucket.figures().calls();
        Scope scope = context.overview().scope(index);
        List<StackedBars.Part> stack = new ArrayList<>();
        List<ChartTip.Line> lines = new ArrayList<>();
        for (Part part : parts) {
            BigDecimal money = money(usd, part);
            if (money.signum() > 0) {
                String value = FigureTexts.usd(money);
                lines.add(new ChartTip.Line(part.slot(), part.name(), value));
                boolean drills = part.address() != null;
                stack.add(new StackedBars.Part(
                        part.slot(),
                        money.doubleValue(),
                        new ChartTip(
                                context.title(index),
                                List.of(new ChartTip.Line(part.slot(), part.name(), value)),
                                drills ? "Enter: show its calls" : ChartContext.hint(calls)),
                        context.drill(drills ? scope.of(part.address()) : scope)));
            }
        }
        ChartTip tip = new ChartTip(
                context.title(index) + ", " + FigureTexts.spend(bucket.figures()), lines, ChartContext.hint(calls));
        return new StackedBars.Bar(context.tick(index), stack, tip, calls == 0 ? null : context.drill(scope));
    }

    private BigDecimal money(Map<ModelAddress, BigDecimal> usd, Part part) {
        ModelAddress address = part.address();
        if (address != null) {
            return usd.getOrDefault(address, BigDecimal.ZERO);
        }
        BigDecimal rest = usd.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        for (Part own : parts) {
            if (own.address() != null) {
                rest = rest.subtract(usd.getOrDefault(own.address(), BigDecimal.ZERO));
            }
        }
        return rest;
    }

    ChartTable table() {
        List<String> columns = new ArrayList<>(List.of("When", "All"));
        parts.forEach(part -> columns.add(part.name()));
        List<ChartTable.Row> rows = new ArrayList<>();
        for (int i = 0; i < context.buckets().size(); i++) {
            Dashboard.Bucket bucket = context.buckets().get(i);
            List<String> cells = new ArrayList<>(List.of(context.title(i), FigureTexts.spend(bucket.figures())));
            for (Part part : parts) {
                cells.add(FigureTexts.usd(money(context.overview().usd(bucket), part)));
            }
            Runnable drill = bucket.figures().calls() == 0
                    ? null
                    : context.drill(context.overview().scope(i));
            rows.add(new ChartTable.Row(cells, drill));
        }
        return new ChartTable(columns, rows);
    }

    private String summary() {
        String whole = Times.spendTitle(context.grain()) + ", "
                + Times.span(
                        context.overview().span().first(),
                        context.overview().span().last())
                + ": " + FigureTexts.spend(context.overview().figures().total());
        return parts.isEmpty()
                ? whole + "."
                : whole + ", most of it for " + parts.get(0).name() + ".";
    }

    /** Cents are two digits. */
    private static String tick(double value, int decimals) {
        int digits = decimals == 1 ? 2 : decimals;
        return value == 0 ? "$0" : String.format(Locale.ROOT, "$%,." + digits + "f", value);
    }
}
