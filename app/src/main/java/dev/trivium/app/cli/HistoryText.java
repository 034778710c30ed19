package dev.trivium.app.cli;

import dev.trivium.history.Dashboard;
import dev.trivium.history.DashboardQuery;
import dev.trivium.history.Figures;
import dev.trivium.history.Population;
import dev.trivium.history.Spread;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Figures of the history for a terminal. */
final class HistoryText {

    private static final String NOTHING = "–";
    private static final List<String> HEADS = List.of(
            ">calls", ">failed", ">cost", ">p50", ">p95", ">first token", ">tokens/s", ">input", ">output", ">cached");

    private HistoryText() {}

    static List<String> dashboard(DashboardQuery query, Dashboard dashboard) {
        List<String> lines = new ArrayList<>(List.of(about(query), ""));
        TextTable totals = table(List.of(""));
        row(totals, List.of("this span"), dashboard.total());
        row(totals, List.of("the span before"), dashboard.previous());
        lines.addAll(totals.lines());
        section(lines, "model (leaves)", dashboard.byModel());
        section(lines, "route", dashboard.byRoute());
        section(lines, "prompt", dashboard.byPrompt());
        if (!dashboard.errors().isEmpty()) {
            TextTable errors = new TextTable("error", ">calls");
            dashboard.errors().forEach((kind, calls) -> errors.row(kind, String.valueOf(calls)));
            lines.add("");
            lines.addAll(errors.lines());
        }
        lines.addAll(legend(List.of(dashboard.total(), dashboard.previous())));
        return lines;
    }

    static List<String> groups(DashboardQuery query, List<String> names, Map<List<String>, Figures> groups) {
        List<String> lines = new ArrayList<>(List.of(about(query), ""));
        if (groups.isEmpty()) {
            lines.add("No calls.");
            return lines;
        }
        TextTable table = table(names);
        groups.forEach((keys, figures) -> row(table, keys, figures));
        lines.addAll(table.lines());
        lines.addAll(legend(groups.values()));
        return lines;
    }

    private static String about(DashboardQuery query) {
        return query.from() + " to " + query.until().minusDays(1) + ", "
                + (query.filter().simulated() ? "simulated calls" : "real calls") + ", counting "
                + (query.population() == Population.ROOTS
                        ? "roots: what somebody asked for"
                        : "leaves: calls of models");
    }

    private static void section(List<String> lines, String head, Map<?, Figures> groups) {
        if (groups.isEmpty()) {
            return;
        }
        TextTable table = table(List.of(head));
        Map<String, Figures> sorted = new TreeMap<>();
        groups.forEach((name, figures) -> sorted.put(name.toString(), figures));
        sorted.forEach((name, figures) -> row(table, List.of(name), figures));
        lines.add("");
        lines.addAll(table.lines());
    }

    private static TextTable table(List<String> names) {
        return new TextTable(Stream.concat(names.stream(), HEADS.stream()).toArray(String[]::new));
    }

    private static void row(TextTable table, List<String> names, Figures figures) {
        Stream<String> cells = Stream.of(
                String.valueOf(figures.calls()),
                percent(figures.errorRate()),
                cost(figures),
                seconds(figures.durationMs(), Spread::p50),
                seconds(figures.durationMs(), Spread::p95),
                seconds(figures.timeToFirstTokenMs(), Spread::p50),
                figures.tokensPerSecond() == null
                        ? NOTHING
                        : String.format(
                                Locale.ROOT, "%.1f", figures.tokensPerSecond().p50()),
                String.valueOf(figures.inputTokens()),
                String.valueOf(figures.outputTokens()),
                percent(figures.cacheShare()));
        Stream<String> shown = names.stream().map(name -> name.isEmpty() ? NOTHING : Printable.line(name));
        table.row(Stream.concat(shown, cells).toArray(String[]::new));
    }

    /** Rounded to a hundredth of a cent; the JSON has it exactly. */
    private static String cost(Figures figures) {
        BigDecimal usd = figures.usd().setScale(4, RoundingMode.HALF_UP);
        String marks = (figures.unpriced() > 0 ? "≥" : "") + (figures.estimated() > 0 ? "~" : "");
        return marks + "$" + (usd.signum() == 0 ? "0" : usd.toPlainString());
    }

    private static String seconds(@Nullable Spread spread, ToDoubleFunction<Spread> which) {
        return spread == null ? NOTHING : String.format(Locale.ROOT, "%.2f s", which.applyAsDouble(spread) / 1_000);
    }

    private static String percent(@Nullable Double share) {
        return share == null ? NOTHING : String.format(Locale.ROOT, "%.1f %%", share * 100);
    }

    private static List<String> legend(Collection<Figures> figures) {
        List<String> legend = new ArrayList<>();
        if (figures.stream().anyMatch(each -> each.unpriced() > 0)) {
            legend.add("≥ a lower bound, because some calls have no known price");
        }
        if (figures.stream().anyMatch(each -> each.estimated() > 0)) {
            legend.add("~ partly estimated here, because a provider did not report it");
        }
        if (!legend.isEmpty()) {
            legend.add(0, "");
        }
        return legend;
    }
}
