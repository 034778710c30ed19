package dev.trivium.compare.export;

import dev.trivium.chat.Basis;
import dev.trivium.chat.ChatError;
import dev.trivium.chat.Usage;
import dev.trivium.compare.Result;
import dev.trivium.history.CallRecord;
import dev.trivium.history.RunRecord;
import dev.trivium.history.RunSummary;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A run as CSV (RFC 4180): a line of names, then one row a column.
 *
 * <p>A text that a spreadsheet would take for a formula begins with an apostrophe instead. What is unknown is empty.
 */
public final class RunCsv {

    private static final List<String> NAMES = List.of(
            "run",
            "started_at",
            "source",
            "prompt",
            "column",
            "model",
            "served_model",
            "simulated",
            "state",
            "error",
            "error_message",
            "finish_reason",
            "time_to_first_token_ms",
            "duration_ms",
            "input_tokens",
            "cached_input_tokens",
            "output_tokens",
            "reasoning_tokens",
            "tokens_basis",
            "cost_usd",
            "cost_basis",
            "text");

    private RunCsv() {}

    /** Lines end with CR LF, the last one too. */
    public static String write(RunRecord run) {
        StringBuilder csv = new StringBuilder(line(NAMES));
        run.columns().forEach(column -> csv.append(line(row(run.summary(), column.index(), column.last()))));
        return csv.toString();
    }

    private static List<String> row(RunSummary run, int column, CallRecord call) {
        Result result = StoredResult.of(call);
        ChatError error = result.error();
        Usage usage = call.usage();
        BigDecimal usd = call.simulated() ? null : call.cost().usd();
        List<String> row = new ArrayList<>();
        row.add(run.id());
        row.add(run.startedAt().toString());
        row.add(text(run.source()));
        row.add(text(Objects.requireNonNullElse(run.promptName(), "")));
        row.add(Integer.toString(column + 1));
        row.add(text(call.model().toString()));
        row.add(text(Objects.requireNonNullElse(call.servedModel(), "")));
        row.add(Boolean.toString(call.simulated()));
        row.add(call.state().id());
        row.add(error == null ? "" : error.kind().id());
        row.add(error == null ? "" : text(error.message()));
        row.add(call.finishReason() == null ? "" : call.finishReason().id());
        row.add(call.timing() == null ? "" : millis(call.timing().timeToFirstToken()));
        row.add(call.timing() == null ? "" : millis(call.timing().total()));
        row.add(usage == null ? "" : Long.toString(usage.inputTokens()));
        row.add(usage == null ? "" : Long.toString(usage.cachedInputTokens()));
        row.add(usage == null ? "" : Long.toString(usage.outputTokens()));
        row.add(usage == null ? "" : Long.toString(usage.reasoningTokens()));
        row.add(usage == null ? "" : usage.basis().id());
        row.add(usd == null ? "" : usd.stripTrailingZeros().toPlainString());
        row.add(
                call.simulated()
                        ? Basis.SIMULATED.id()
                        : usd == null ? "" : call.cost().basis().id());
        row.add(text(call.text()));
        return row;
    }

    private static String millis(@Nullable Duration time) {
        return time == null ? "" : Long.toString(time.toMillis());
    }

    /** Spreadsheets run what begins with one of these, quotes or not. */
    private static String text(String value) {
        return !value.isEmpty() && "=+-@\t\r\n".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    }

    private static String line(List<String> cells) {
        return cells.stream().map(RunCsv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String value) {
        boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
}
