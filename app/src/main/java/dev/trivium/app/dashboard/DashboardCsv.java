package dev.trivium.app.dashboard;

import dev.trivium.chat.Usage;
import dev.trivium.history.CallLine;
import dev.trivium.history.Figures;
import dev.trivium.history.MeanScore;
import dev.trivium.history.Spread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the dashboard shows as CSV (RFC 4180): numbers in full, times in milliseconds, money in US dollars. */
final class DashboardCsv {

    private static final List<String> GROUPS = List.of(
            "name",
            "calls",
            "failed",
            "cancelled",
            "error_rate",
            "cost_usd",
            "unpriced_calls",
            "estimated_calls",
            "input_tokens",
            "cached_input_tokens",
            "output_tokens",
            "reasoning_tokens",
            "duration_p50_ms",
            "duration_p90_ms",
            "duration_p95_ms",
            "time_to_first_token_p50_ms",
            "tokens_per_second_p50",
            "mean_score",
            "score_margin_95",
            "scores");

    private static final List<String> CALLS = List.of(
            "started_at",
            "model",
            "route",
            "prompt",
            "tags",
            "status",
            "simulated",
            "duration_ms",
            "time_to_first_token_ms",
            "input_tokens",
            "cached_input_tokens",
            "output_tokens",
            "reasoning_tokens",
            "usage_basis",
            "cost_usd",
            "cost_basis",
            "run_id",
            "call_id");

    private DashboardCsv() {}

    /** A line for each group, the whole last. */
    static String groups(List<GroupRow> rows) {
        return line(GROUPS) + rows.stream().map(DashboardCsv::group).collect(Collectors.joining());
    }

    private static String group(GroupRow row) {
        Figures figures = row.figures();
        MeanScore score = row.score();
        Spread duration = figures.durationMs();
        Spread firstToken = figures.timeToFirstTokenMs();
        Spread speed = figures.tokensPerSecond();
        List<@Nullable Object> cells = new ArrayList<>(Arrays.asList(
                row.name(),
                figures.calls(),
                figures.failed(),
                figures.cancelled(),
                figures.errorRate(),
                figures.usd().toPlainString(),
                figures.unpriced(),
                figures.estimated(),
                figures.inputTokens(),
                figures.cachedInputTokens(),
                figures.outputTokens(),
                figures.reasoningTokens()));
        cells.add(duration == null ? null : duration.p50());
        cells.add(duration == null ? null : duration.p90());
        cells.add(duration == null ? null : duration.p95());
        cells.add(firstToken == null ? null : firstToken.p50());
        cells.add(speed == null ? null : speed.p50());
        cells.add(score == null ? null : score.mean());
        cells.add(score == null || score.count() < 2 ? null : score.margin());
        cells.add(score == null ? null : score.count());
        return line(cells);
    }

    static String callsHeader() {
        return line(CALLS);
    }

    static String calls(List<CallLine> lines) {
        return lines.stream().map(DashboardCsv::call).collect(Collectors.joining());
    }

    private static String call(CallLine call) {
        List<@Nullable Object> cells = new ArrayList<>(Arrays.asList(
                call.startedAt(),
                call.model(),
                call.route(),
                call.prompt(),
                String.join(" ", call.tags()),
                call.status(),
                call.simulated(),
                millis(call.duration()),
                millis(call.timeToFirstToken())));
        Usage usage = call.usage();
        cells.addAll(
                usage == null
                        ? Collections.nCopies(5, null)
                        : List.of(
                                usage.inputTokens(),
                                usage.cachedInputTokens(),
                                usage.outputTokens(),
                                usage.reasoningTokens(),
                                usage.basis().id()));
        cells.add(call.cost().usd() == null ? null : call.cost().usd().toPlainString());
        cells.add(call.cost().basis().id());
        cells.add(call.runId());
        cells.add(call.id());
        return line(cells);
    }

    private static @Nullable Double millis(@Nullable Duration time) {
        return time == null ? null : time.toNanos() / 1e6;
    }

    private static String line(List<? extends @Nullable Object> cells) {
        return cells.stream().map(DashboardCsv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        // A spreadsheet must not take a name for a formula.
        String safe = value instanceof String && text.matches("(?s)[=+@\\-\t\r].*") ? "'" + text : text;
        return safe.matches("(?s).*[\",\r\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
