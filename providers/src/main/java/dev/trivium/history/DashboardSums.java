package dev.trivium.history;

import dev.trivium.chat.ModelAddress;
import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What one answer to a dashboard's question adds up. Not safe for several threads. */
final class DashboardSums {

    private final Population population;
    private final Sum total = new Sum();
    private final Sum previous = new Sum();
    private final Map<ZonedDateTime, Sum> buckets = new TreeMap<>();
    private final Map<ZonedDateTime, Map<ModelAddress, BigDecimal>> modelMoney = new HashMap<>();
    private final Map<ZonedDateTime, Map<ModelAddress, BigDecimal>> askedMoney = new HashMap<>();
    private final Map<ModelAddress, Sum> byModel = new HashMap<>();
    private final Map<ModelAddress, Sum> byAsked = new HashMap<>();
    private final Map<String, Sum> byRoute = new HashMap<>();
    private final Map<String, Sum> byPrompt = new HashMap<>();
    private final Map<String, Map<ModelAddress, Long>> errors = new HashMap<>();

    DashboardSums(Population population) {
        this.population = population;
    }

    boolean counts(Series series) {
        return population.has(series.place());
    }

    Sum bucket(ZonedDateTime start) {
        return buckets.computeIfAbsent(start, key -> new Sum());
    }

    Sum previous() {
        return previous;
    }

    /** @param span all of the series' calls in the span, counted */
    void series(Series series, Sum span) {
        if (span.isEmpty()) {
            return;
        }
        boolean counted = counts(series);
        boolean root = series.place().root();
        total.add(span, counted);
        if (series.place().leaf()) {
            byModel.computeIfAbsent(series.model(), key -> new Sum()).add(span, true);
        }
        byAsked.computeIfAbsent(asked(series), key -> new Sum()).add(span, root);
        if (series.route() != null) {
            byRoute.computeIfAbsent(series.route(), key -> new Sum()).add(span, counted);
        }
        byPrompt.computeIfAbsent(series.prompt() == null ? "" : series.prompt(), key -> new Sum())
                .add(span, counted);
        if (counted && !series.answered()) {
            errors.computeIfAbsent(series.status(), key -> new HashMap<>())
                    .merge(series.model(), span.calls(), Long::sum);
        }
    }

    /** Of a leaf. */
    void money(ZonedDateTime bucket, Series series, BigDecimal usd) {
        if (usd.signum() != 0) {
            modelMoney.computeIfAbsent(bucket, key -> new HashMap<>()).merge(series.model(), usd, BigDecimal::add);
            askedMoney.computeIfAbsent(bucket, key -> new HashMap<>()).merge(asked(series), usd, BigDecimal::add);
        }
    }

    Dashboard answer() {
        return new Dashboard(
                total.figures(),
                previous.figures(),
                buckets.entrySet().stream()
                        .map(entry -> new Dashboard.Bucket(
                                entry.getKey(),
                                entry.getValue().figures(),
                                Map.copyOf(modelMoney.getOrDefault(entry.getKey(), Map.of())),
                                Map.copyOf(askedMoney.getOrDefault(entry.getKey(), Map.of()))))
                        .toList(),
                figures(byModel),
                figures(byAsked),
                figures(byRoute),
                figures(byPrompt),
                mostFirst(errors),
                copy(errors));
    }

    private static Map<String, Map<ModelAddress, Long>> copy(Map<String, Map<ModelAddress, Long>> errors) {
        return errors.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> Map.copyOf(entry.getValue())));
    }

    private static ModelAddress asked(Series series) {
        return series.route() == null ? series.model() : ModelAddress.route(series.route());
    }

    private static <K> Map<K, Figures> figures(Map<K, Sum> sums) {
        return sums.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().figures()));
    }

    private static Map<String, Long> mostFirst(Map<String, Map<ModelAddress, Long>> errors) {
        Map<String, Long> counts = new HashMap<>();
        errors.forEach((kind, byModel) -> counts.put(
                kind, byModel.values().stream().mapToLong(Long::longValue).sum()));
        List<Map.Entry<String, Long>> entries = new ArrayList<>(counts.entrySet());
        entries.removeIf(entry -> entry.getValue() == 0);
        entries.sort(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()));
        Map<String, Long> sorted = new LinkedHashMap<>();
        entries.forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }
}
