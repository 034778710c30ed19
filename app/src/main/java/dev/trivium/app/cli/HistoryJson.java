package dev.trivium.app.cli;

import dev.trivium.history.Dashboard;
import dev.trivium.history.DashboardQuery;
import dev.trivium.history.Figures;
import dev.trivium.history.Spread;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Figures of the history as one JSON document; {@code docs/history.md} names its fields. */
final class HistoryJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private HistoryJson() {}

    static String dashboard(DashboardQuery query, ZoneId zone, Dashboard dashboard) {
        ObjectNode json = about(query, zone);
        json.set("total", figures(dashboard.total()));
        json.set("previous", figures(dashboard.previous()));
        ArrayNode days = json.putArray("days");
        for (Dashboard.Bucket bucket : dashboard.buckets()) {
            ObjectNode day =
                    days.addObject().put("day", bucket.start().toLocalDate().toString());
            day.setAll(figures(bucket.figures()));
            ObjectNode usd = day.putObject("usd_by_model");
            new TreeMap<>(named(bucket.usdByModel())).forEach(usd::put);
        }
        groups(json.putObject("by_model"), dashboard.byModel());
        groups(json.putObject("by_route"), dashboard.byRoute());
        groups(json.putObject("by_prompt"), dashboard.byPrompt());
        ObjectNode errors = json.putObject("errors");
        dashboard.errors().forEach(errors::put);
        return MAPPER.writeValueAsString(json);
    }

    static String groups(DashboardQuery query, ZoneId zone, List<String> names, Map<List<String>, Figures> groups) {
        ObjectNode json = about(query, zone);
        ArrayNode by = json.putArray("group_by");
        names.forEach(by::add);
        ArrayNode rows = json.putArray("groups");
        groups.forEach((keys, figures) -> {
            ObjectNode row = rows.addObject();
            for (int i = 0; i < names.size(); i++) {
                row.put(names.get(i), keys.get(i));
            }
            row.setAll(figures(figures));
        });
        return MAPPER.writeValueAsString(json);
    }

    private static ObjectNode about(DashboardQuery query, ZoneId zone) {
        return MAPPER.createObjectNode()
                .put("since", query.from().toString())
                .put("until", query.until().minusDays(1).toString())
                .put("time_zone", zone.getId())
                .put("count", query.population().name().toLowerCase(Locale.ROOT))
                .put("simulated", query.filter().simulated());
    }

    private static <V> Map<String, V> named(Map<?, V> values) {
        Map<String, V> named = new TreeMap<>();
        values.forEach((key, value) -> named.put(key.toString(), value));
        return named;
    }

    private static void groups(ObjectNode json, Map<?, Figures> groups) {
        named(groups).forEach((name, figures) -> json.set(name, figures(figures)));
    }

    private static ObjectNode figures(Figures figures) {
        ObjectNode json = MAPPER.createObjectNode()
                .put("calls", figures.calls())
                .put("failed", figures.failed())
                .put("cancelled", figures.cancelled())
                .put("error_rate", figures.errorRate())
                .put("cost_usd", figures.usd())
                .put("unpriced_calls", figures.unpriced())
                .put("estimated_costs", figures.estimated())
                .put("input_tokens", figures.inputTokens())
                .put("cached_input_tokens", figures.cachedInputTokens())
                .put("cache_write_tokens", figures.cacheWriteTokens())
                .put("output_tokens", figures.outputTokens())
                .put("reasoning_tokens", figures.reasoningTokens())
                .put("cache_share", figures.cacheShare());
        spread(json, "duration_ms", figures.durationMs());
        spread(json, "time_to_first_token_ms", figures.timeToFirstTokenMs());
        spread(json, "tokens_per_second", figures.tokensPerSecond());
        return json;
    }

    private static void spread(ObjectNode json, String name, @Nullable Spread spread) {
        if (spread == null) {
            json.putNull(name);
        } else {
            json.putObject(name)
                    .put("p50", spread.p50())
                    .put("p95", spread.p95())
                    .put("p99", spread.p99());
        }
    }
}
