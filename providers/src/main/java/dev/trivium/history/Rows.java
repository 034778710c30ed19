package dev.trivium.history;

import dev.trivium.chat.Answer;
import dev.trivium.chat.ChatError;
import dev.trivium.chat.Cost;
import dev.trivium.chat.Origin;
import dev.trivium.chat.Usage;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Puts events into rows. Runs on the writer's thread. */
final class Rows {

    private static final String RUN =
            "INSERT INTO run (id, started_at, source, prompt_name, prompt_sha256, variables_sha256, writer, state)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, 'running')";

    private static final String CALL = "INSERT INTO call (id, run_id, parent_id, column_index, step_path, held,"
            + " operation_name, connection, request_model, simulated, started_at, offset_ns, request_sha256, state)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'running')";

    private static final String CALL_END = "UPDATE call SET state = 'finished', response_model = ?, request_id = ?,"
            + " finish_reason = ?, finish_reason_raw = ?, partial = ?, attempts = ?,"
            + " time_to_first_token_ns = ?, reasoning_ns = ?, duration_ns = ?,"
            + " input_tokens = ?, cache_read_input_tokens = ?, cache_creation_input_tokens = ?,"
            + " cache_creation_long_input_tokens = ?, output_tokens = ?, reasoning_output_tokens = ?,"
            + " usage_basis = ?, reported_cost_usd = ?, cost_usd = ?, cost_basis = ?,"
            + " text_sha256 = ?, reasoning_sha256 = ?, tool_calls_sha256 = ?, timeline = ?, series_id = ?"
            + " WHERE id = ?";

    private static final String CALL_ERROR = "UPDATE call SET error_type = ?, error_what = ?, error_why = ?,"
            + " error_remedy = ?, error_provider_message = ?, error_status = ?, error_retryable = ?,"
            + " error_retry_after_ms = ? WHERE id = ?";

    private static final String STEP =
            "INSERT INTO step_event (call_id, seq, step_path, held, offset_ns, entered, kind,"
                    + " reason, error_type, error_what, outcome, input_tokens, cache_read_input_tokens,"
                    + " cache_creation_input_tokens, cache_creation_long_input_tokens, output_tokens,"
                    + " reasoning_output_tokens, usage_basis, reported_cost_usd, cost_usd, cost_basis)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private Rows() {}

    static void run(Writing w, String id, Instant startedAt, RunStart start) throws SQLException {
        w.sql()
                .update(
                        RUN,
                        id,
                        startedAt.atOffset(ZoneOffset.UTC),
                        start.source(),
                        start.promptName(),
                        w.texts().put(w.sql(), start.promptText()),
                        w.texts().put(w.sql(), RequestJson.object(start.variables())),
                        w.writer());
    }

    static void runState(Sql sql, String runId, RunState state) throws SQLException {
        sql.update("UPDATE run SET state = ? WHERE id = ?", state.id(), runId);
    }

    static void opened(Writing w, String runId, int column, OpenCall call) throws SQLException {
        Origin origin = call.origin();
        w.sql()
                .update(
                        CALL,
                        origin.callId(),
                        runId,
                        origin.parentId(),
                        column,
                        RequestJson.array(origin.path()),
                        origin.held(),
                        call.model().isRoute() ? "route" : "chat",
                        call.model().connection(),
                        call.model().model(),
                        call.simulated(),
                        call.startedAt().atOffset(ZoneOffset.UTC),
                        call.offsetNanos(),
                        w.texts().put(w.sql(), call.requestJson().get()));
    }

    /** Writes the end of a call and counts it. */
    static void ended(Writing w, EndedCall call) throws SQLException {
        Answer answer = call.answer();
        ChatError error = call.error();
        Usage usage = answer.usage();
        Texts texts = w.texts();
        int seriesId = w.ledger().count(w.sql(), call.facts(w.ledger().tags(w.sql(), call.runId())), 1);
        w.sql()
                .update(
                        CALL_END,
                        answer.servedModel(),
                        answer.requestId() == null && error != null ? error.requestId() : answer.requestId(),
                        answer.finishReason() == null
                                ? null
                                : answer.finishReason().id(),
                        answer.rawFinishReason(),
                        call.partial(),
                        answer.attempts(),
                        nanos(answer.timing().timeToFirstToken()),
                        nanos(answer.timing().reasoning()),
                        nanos(answer.timing().total()),
                        usage == null ? null : usage.inputTokens(),
                        usage == null ? null : usage.cachedInputTokens(),
                        usage == null ? null : usage.cacheWriteTokens(),
                        usage == null ? null : usage.longCacheWriteTokens(),
                        usage == null ? null : usage.outputTokens(),
                        usage == null ? null : usage.reasoningTokens(),
                        usage == null ? null : usage.basis().id(),
                        usage == null ? null : usage.reportedCost(),
                        answer.cost().usd(),
                        answer.cost().basis().id(),
                        texts.put(w.sql(), answer.text()),
                        texts.put(w.sql(), answer.reasoning()),
                        texts.put(w.sql(), RequestJson.toolCalls(answer.toolCalls())),
                        call.timeline() == null ? null : call.timeline().bytes(),
                        seriesId,
                        call.open().origin().callId());
        if (error != null) {
            error(w, call.open().origin().callId(), error);
        }
    }

    static void step(Sql sql, String callId, int seq, StepRecord step) throws SQLException {
        Usage usage = step.usage();
        Cost cost = step.cost();
        sql.update(
                STEP,
                callId,
                seq,
                RequestJson.array(step.path()),
                step.held(),
                step.offset().toNanos(),
                step.entered(),
                step.kind(),
                step.reason(),
                step.errorKind(),
                step.error(),
                step.outcome() == null ? null : step.outcome().id(),
                usage == null ? null : usage.inputTokens(),
                usage == null ? null : usage.cachedInputTokens(),
                usage == null ? null : usage.cacheWriteTokens(),
                usage == null ? null : usage.longCacheWriteTokens(),
                usage == null ? null : usage.outputTokens(),
                usage == null ? null : usage.reasoningTokens(),
                usage == null ? null : usage.basis().id(),
                usage == null ? null : usage.reportedCost(),
                cost == null ? null : cost.usd(),
                cost == null ? null : cost.basis().id());
    }

    static void interrupted(Sql sql, String callId) throws SQLException {
        sql.update("UPDATE call SET state = 'interrupted' WHERE id = ? AND state = 'running'", callId);
    }

    /** A call that was stopped because the program ends: what had come is kept. */
    static void cutShort(Sql sql, String callId) throws SQLException {
        sql.update("UPDATE call SET state = 'interrupted' WHERE id = ?", callId);
    }

    /** What a killed process left running. */
    static void interruptRunning(Sql sql) throws SQLException {
        sql.update("UPDATE call SET state = 'interrupted' WHERE state = 'running'"
                + " AND run_id IN (SELECT id FROM run WHERE state = 'running')");
        sql.update("UPDATE run SET state = 'interrupted' WHERE state = 'running'");
    }

    /** The words of a provider may repeat the prompt, so they are a text too. */
    private static void error(Writing w, String callId, ChatError error) throws SQLException {
        w.sql()
                .update(
                        CALL_ERROR,
                        error.kind().id(),
                        error.what(),
                        error.why(),
                        error.remedy(),
                        w.texts().keep() ? error.providerMessage() : null,
                        error.status(),
                        error.retryable(),
                        error.retryAfter() == null ? null : error.retryAfter().toMillis(),
                        callId);
    }

    private static @Nullable Long nanos(@Nullable Duration duration) {
        return duration == null ? null : duration.toNanos();
    }
}
