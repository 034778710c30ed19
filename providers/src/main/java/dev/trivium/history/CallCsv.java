package dev.trivium.history;

import dev.trivium.chat.ChatError;
import dev.trivium.chat.Timing;
import dev.trivium.chat.Usage;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Calls as CSV (RFC 4180), one row each: a route's row is followed by those of the calls that it made.
 *
 * <p>Names, tokens and money mean the same as in {@link JsonLines}. A text that a spreadsheet would take for a formula
 * begins with an apostrophe. What is unknown is empty.
 */
final class CallCsv implements RunSink {

    static final List<String> NAMES = List.of(
            "run",
            "call",
            "parent",
            "column",
            "started_at",
            "source",
            "prompt_name",
            "tags",
            "model",
            "served_model",
            "path",
            "held",
            "simulated",
            "status",
            "error",
            "finish_reason",
            "attempts",
            "request_id",
            "duration_ms",
            "time_to_first_token_ms",
            "input_tokens",
            "cached_input_tokens",
            "cache_write_tokens",
            "output_tokens",
            "reasoning_tokens",
            "tokens_basis",
            "cost_usd",
            "cost_basis",
            "prompt",
            "text");

    private final Writer out;

    CallCsv(Writer out) throws IOException {
        this.out = out;
        line(NAMES.stream());
    }

    @Override
    public void run(RunRecord run, List<String> tags) throws IOException {
        for (RunRecord.Column column : run.columns()) {
            for (CallRecord call : column.tries()) {
                call(run.summary(), tags, column.index(), null, call);
            }
        }
    }

    @Override
    public void end() {}

    private void call(RunSummary run, List<String> tags, int column, @Nullable String parentId, CallRecord call)
            throws IOException {
        if (call.state() != RunState.FINISHED) {
            return;
        }
        line(Stream.of(
                        about(run, tags, column, parentId, call),
                        outcome(call),
                        figures(call),
                        Stream.of(text(run.promptText()), text(call.text())))
                .flatMap(cells -> cells));
        for (CallRecord child : call.children()) {
            call(run, tags, column, call.id(), child);
        }
    }

    private static Stream<String> about(
            RunSummary run, List<String> tags, int column, @Nullable String parentId, CallRecord call) {
        return Stream.of(
                text(run.id()),
                text(call.id()),
                text(parentId),
                Integer.toString(column),
                call.startedAt().toString(),
                text(run.source()),
                text(run.promptName()),
                text(String.join(" ", tags)),
                text(call.model().toString()),
                text(call.servedModel()),
                text(String.join("/", call.path())),
                Boolean.toString(call.held()),
                Boolean.toString(call.simulated()));
    }

    private static Stream<String> outcome(CallRecord call) {
        ChatError error = call.error();
        Timing timing = call.timing();
        return Stream.of(
                error == null ? Series.OK : error.kind().id(),
                error == null ? "" : text(error.what()),
                call.finishReason() == null ? "" : call.finishReason().id(),
                Integer.toString(call.attempts()),
                text(call.requestId()),
                timing == null ? "" : millis(timing.total()),
                timing == null ? "" : millis(timing.timeToFirstToken()));
    }

    private static Stream<String> figures(CallRecord call) {
        Usage usage = call.usage();
        BigDecimal usd = call.simulated() ? null : call.cost().usd();
        Stream<String> tokens = usage == null
                ? Stream.of("", "", "", "", "", "")
                : Stream.of(
                        Long.toString(usage.inputTokens()),
                        Long.toString(usage.cachedInputTokens()),
                        Long.toString(usage.cacheWriteTokens()),
                        Long.toString(usage.outputTokens()),
                        Long.toString(usage.reasoningTokens()),
                        usage.basis().id());
        String basis = call.simulated()
                ? "simulated"
                : usd == null ? "" : call.cost().basis().id();
        return Stream.concat(tokens, Stream.of(usd == null ? "" : usd.toPlainString(), basis));
    }

    private static String millis(@Nullable Duration time) {
        return time == null ? "" : JsonLines.millis(time).toPlainString();
    }

    /** Spreadsheets run what begins with one of these, quotes or not. */
    private static String text(@Nullable String value) {
        String plain = Objects.requireNonNullElse(value, "");
        return !plain.isEmpty() && "=+-@\t\r\n".indexOf(plain.charAt(0)) >= 0 ? "'" + plain : plain;
    }

    private void line(Stream<String> cells) throws IOException {
        out.write(cells.map(CallCsv::cell).collect(Collectors.joining(",", "", "\r\n")));
    }

    private static String cell(String value) {
        boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
}
