package dev.trivium.compare.export;

import dev.trivium.chat.Basis;
import dev.trivium.chat.ChatError;
import dev.trivium.chat.Cost;
import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.FinishReason;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Timing;
import dev.trivium.chat.Usage;
import dev.trivium.history.CallRecord;
import dev.trivium.history.RunRecord;
import dev.trivium.history.RunState;
import dev.trivium.history.RunSummary;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Recorded runs without a history. */
final class SampleRuns {

    static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");

    private SampleRuns() {}

    static RunRecord run(CallRecord... calls) {
        List<RunRecord.Column> columns = new ArrayList<>();
        for (CallRecord call : calls) {
            columns.add(new RunRecord.Column(columns.size(), List.of(call)));
        }
        RunSummary summary = new RunSummary(
                "run-1",
                AT,
                "compare",
                "Refund | answer",
                "Say ```hi``` to {{name}}",
                RunState.FINISHED,
                columns.stream().map(column -> column.last().model()).toList(),
                0,
                false,
                Cost.UNKNOWN);
        return new RunRecord(summary, Map.of("name", "Ada | <b>"), columns);
    }

    static CallRecord measured(String text) {
        return call("openai/gpt-5.5", false, text, Cost.of(new BigDecimal("0.00440"), Basis.MEASURED), Basis.MEASURED);
    }

    static CallRecord estimated(String text) {
        return call("google/gemini", false, text, Cost.of(new BigDecimal("0.00001"), Basis.ESTIMATED), Basis.ESTIMATED);
    }

    static CallRecord unpriced(String text) {
        return call("ollama/qwen3:32b", false, text, Cost.UNKNOWN, Basis.MEASURED);
    }

    static CallRecord simulated(String text) {
        return call("demo-openai/fast", true, text, Cost.SIMULATED, Basis.MEASURED);
    }

    static CallRecord failed(String partial) {
        ChatError error = ChatError.of(ErrorKind.RATE_LIMIT, "Google is limiting calls.", "Too many.", "Wait.");
        return record("google/gemini", false, RunState.FINISHED, partial, Cost.UNKNOWN, null, error);
    }

    static CallRecord interrupted() {
        return record("openai/slow", false, RunState.INTERRUPTED, "", Cost.UNKNOWN, null, null);
    }

    private static CallRecord call(String model, boolean simulated, String text, Cost cost, Basis basis) {
        return record(model, simulated, RunState.FINISHED, text, cost, Usage.of(12, 34, basis), null);
    }

    private static CallRecord record(
            String model, boolean simulated, RunState state, String text, Cost cost, Usage usage, ChatError error) {
        Timing timing = state == RunState.FINISHED
                ? new Timing(text.isEmpty() ? null : Duration.ofMillis(1500), null, Duration.ofMillis(2250))
                : null;
        return new CallRecord(
                "call",
                List.of(),
                false,
                ModelAddress.parse(model),
                simulated,
                AT,
                Duration.ZERO,
                state,
                "{}",
                text,
                "",
                null,
                error != null && !text.isEmpty(),
                1,
                error == null && state == RunState.FINISHED ? FinishReason.STOP : null,
                null,
                usage,
                cost,
                timing,
                null,
                null,
                error,
                null,
                List.of(),
                List.of());
    }
}
