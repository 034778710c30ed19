package dev.trivium.history;

import dev.trivium.chat.Answer;
import dev.trivium.chat.ChatError;
import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.Origin;
import dev.trivium.chat.Usage;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Puts events into rows. Runs on the writer's thread. */
final class Rows {

    private static final String RUN =
            "INSERT INTO run (id, started_at, source, prompt_name, prompt_sha256, variables_sha256, state)"
                    + " VALUES (?, ?, ?, ?, ?, ?, 'running')";

    private static final String CALL = "INSERT INTO call (id, run_id, parent_id, column_index, step_path, held,"
            + " operation_name, connection, request_model, simulated, started_at, offset_ns, request_sha256, state)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'running')";

    private static final String CALL_END = "UPDATE call SET state = 'finished', response_model = ?, request_id = ?,"
            + " finish_reason = ?, finish_reason_raw = ?, partial = ?, attempts = ?,"
            + " time_to_first_token_ns = ?, reasoning_ns = ?, duration_ns = ?, cost_usd = ?, cost_basis = ?,"
            + " text_sha256 = ?, reasoning_sha256 = ?, tool_calls_sha256 = ?, timeline = ? WHERE id = ?";

    private static final String CALL_USAGE = "UPDATE call SET input_tokens = ?, cache_read_input_tokens = ?,"
            + " cache_creation_input_tokens = ?, cache_creation_long_input_tokens = ?, output_tokens = ?,"
            + " reasoning_output_tokens = ?, usage_basis = ?, reported_cost_usd = ? WHERE id = ?";

    private static final String CALL_ERROR = "UPDATE call SET error_type = ?, error_what = ?, error_why = ?,"
            + " error_remedy = ?, error_provider_message = ?, error_status = ?, error_retryable = ?,"
            + " error_retry_after_ms = ? WHERE id = ?";

    private static final String STEP =
            "INSERT INTO step_event (call_id, seq, step_path, held, offset_ns, entered, kind,"
                    + " reason, error_type, error_what) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private Rows() {}

    static void run(Sql sql, String id, Instant startedAt, RunStart start) throws SQLException {
        sql.update(
                RUN,
                id,
                startedAt.atOffset(ZoneOffset.UTC),
                start.source(),
                start.promptName(),
                content(sql, start.promptText()),
                content(sql, RequestJson.object(start.variables())));
    }

    static void runState(Sql sql, String runId, RunState state) throws SQLException {
        sql.update("UPDATE run SET state = ? WHERE id = ?", state.id(), runId);
    }

    static void opened(Sql sql, String runId, int column, Instant startedAt, long offsetNanos, ChatEvent.Opened event)
            throws SQLException {
        Origin origin = event.origin();
        sql.update(
                CALL,
                origin.callId(),
                runId,
                origin.parentId(),
                column,
                RequestJson.array(origin.path()),
                origin.held(),
                event.model().isRoute() ? "route" : "chat",
                event.model().connection(),
                event.model().model(),
                event.simulated(),
                startedAt.atOffset(ZoneOffset.UTC),
                offsetNanos,
                content(sql, RequestJson.write(event.request())));
    }

    static void ended(Sql sql, String callId, Answer answer, @Nullable ChatError error, @Nullable Timeline timeline)
            throws SQLException {
        String requestId = answer.requestId() == null && error != null ? error.requestId() : answer.requestId();
        sql.update(
                CALL_END,
                answer.servedModel(),
                requestId,
                answer.finishReason() == null ? null : answer.finishReason().id(),
                answer.rawFinishReason(),
                error != null && !answer.isEmpty(),
                answer.attempts(),
                nanos(answer.timing().timeToFirstToken()),
                nanos(answer.timing().reasoning()),
                nanos(answer.timing().total()),
                answer.cost().usd(),
                answer.cost().basis().id(),
                unlessEmpty(sql, answer.text()),
                unlessEmpty(sql, answer.reasoning()),
                unlessEmpty(sql, RequestJson.toolCalls(answer.toolCalls())),
                timeline == null ? null : timeline.bytes(),
                callId);
        if (answer.usage() != null) {
            usage(sql, callId, answer.usage());
        }
        if (error != null) {
            error(sql, callId, error);
        }
    }

    static void step(Sql sql, int seq, long offsetNanos, ChatEvent event) throws SQLException {
        Origin origin = event.origin();
        ChatEvent.StepEntered entered = event instanceof ChatEvent.StepEntered step ? step : null;
        ChatError error = event instanceof ChatEvent.StepLeft left ? left.error() : null;
        sql.update(
                STEP,
                origin.callId(),
                seq,
                RequestJson.array(origin.path()),
                origin.held(),
                offsetNanos,
                entered != null,
                entered == null ? null : entered.kind(),
                entered == null ? null : entered.reason(),
                error == null ? null : error.kind().id(),
                error == null ? null : error.what());
    }

    static void interrupted(Sql sql, String callId) throws SQLException {
        sql.update("UPDATE call SET state = 'interrupted' WHERE id = ? AND state = 'running'", callId);
    }

    /** What a killed process left running. */
    static void interruptRunning(Sql sql) throws SQLException {
        sql.update("UPDATE call SET state = 'interrupted' WHERE state = 'running'"
                + " AND run_id IN (SELECT id FROM run WHERE state = 'running')");
        sql.update("UPDATE run SET state = 'interrupted' WHERE state = 'running'");
    }

    private static void usage(Sql sql, String callId, Usage usage) throws SQLException {
        sql.update(
                CALL_USAGE,
                usage.inputTokens(),
                usage.cachedInputTokens(),
                usage.cacheWriteTokens(),
                usage.longCacheWriteTokens(),
                usage.outputTokens(),
                usage.reasoningTokens(),
                usage.basis().id(),
                usage.reportedCost(),
                callId);
    }

    private static void error(Sql sql, String callId, ChatError error) throws SQLException {
        sql.update(
                CALL_ERROR,
                error.kind().id(),
                error.what(),
                error.why(),
                error.remedy(),
                error.providerMessage(),
                error.status(),
                error.retryable(),
                error.retryAfter() == null ? null : error.retryAfter().toMillis(),
                callId);
    }

    private static @Nullable String unlessEmpty(Sql sql, @Nullable String text) throws SQLException {
        return text == null || text.isEmpty() ? null : content(sql, text);
    }

    /** Stores a text unless it is there; gives its name. */
    private static String content(Sql sql, String text) throws SQLException {
        String sha256 = RequestJson.sha256(text.getBytes(StandardCharsets.UTF_8));
        boolean present = !sql.query("SELECT 1 FROM content WHERE sha256 = ?", row -> true, sha256)
                .isEmpty();
        if (!present) {
            sql.update("INSERT INTO content (sha256, body) VALUES (?, ?)", sha256, text);
        }
        return sha256;
    }

    private static @Nullable Long nanos(java.time.@Nullable Duration duration) {
        return duration == null ? null : duration.toNanos();
    }
}
