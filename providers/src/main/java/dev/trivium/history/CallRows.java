package dev.trivium.history;

import dev.trivium.chat.Basis;
import dev.trivium.chat.ChatError;
import dev.trivium.chat.Cost;
import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.FinishReason;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.StepOutcome;
import dev.trivium.chat.Timing;
import dev.trivium.chat.Usage;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes calls from their rows. */
final class CallRows {

    /** A call of a real model, and not of a route or whatever else called others; the table is named {@code c}. */
    static final String REAL_LEAF = "(NOT c.simulated AND c.operation_name <> 'route'"
            + " AND NOT EXISTS (SELECT 1 FROM call child WHERE child.parent_id = c.id))";

    /**
     * A real leaf that has ended and that money may have been paid for: a call that failed before anything came back or
     * was counted is taken to have cost nothing.
     */
    static final String PAID_LEAF = "(" + REAL_LEAF + " AND c.state = 'finished' AND (c.error_type IS NULL OR c.partial"
            + " OR c.usage_basis IS NOT NULL OR c.cost_usd IS NOT NULL))";

    private static final String CALLS = "SELECT c.*, q.body AS request_body, q.packed AS request_packed,"
            + " t.body AS text_body, t.packed AS text_packed, g.body AS reasoning_body, g.packed AS reasoning_packed,"
            + " k.body AS tool_calls_body, k.packed AS tool_calls_packed FROM call c"
            + " LEFT JOIN content q ON q.sha256 = c.request_sha256"
            + " LEFT JOIN content t ON t.sha256 = c.text_sha256"
            + " LEFT JOIN content g ON g.sha256 = c.reasoning_sha256"
            + " LEFT JOIN content k ON k.sha256 = c.tool_calls_sha256"
            + " WHERE c.run_id = ? ORDER BY c.started_at, c.id";

    private static final String STEPS = "SELECT s.* FROM step_event s JOIN call c ON c.id = s.call_id"
            + " WHERE c.run_id = ? ORDER BY s.call_id, s.seq";

    private record Line(@Nullable String parentId, int column, CallRecord call) {}

    private CallRows() {}

    /** The root calls of a run with everything below them, oldest first, each with its column. */
    static List<Map.Entry<Integer, CallRecord>> trees(Sql sql, String runId) throws SQLException {
        Map<String, List<StepRecord>> steps = new HashMap<>();
        sql.query(STEPS, row -> listOf(steps, row.getString("call_id")).add(step(row)), runId);
        List<Map.Entry<Integer, CallRecord>> roots = new ArrayList<>();
        Map<String, List<CallRecord>> children = new HashMap<>();
        List<Line> lines = sql.query(CALLS, row -> line(row, steps, children), runId);
        for (Line line : lines) {
            if (line.parentId() == null) {
                roots.add(Map.entry(line.column(), line.call()));
            } else {
                listOf(children, line.parentId()).add(line.call());
            }
        }
        return roots;
    }

    /** The texts of a JSON object, as {@link RequestJson#object} wrote it. */
    static Map<String, String> texts(String json) {
        Map<String, String> values = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry :
                RequestJson.MAPPER.readTree(json).properties()) {
            values.put(entry.getKey(), entry.getValue().asString());
        }
        return values;
    }

    /** The amount as it was recorded, without the zeros that the column's scale adds; null if there is none. */
    static @Nullable BigDecimal money(ResultSet row, String column) throws SQLException {
        BigDecimal amount = row.getBigDecimal(column);
        if (amount == null) {
            return null;
        }
        BigDecimal plain = amount.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    /** From {@code cost_usd} and {@code cost_basis}. */
    static Cost cost(ResultSet row) throws SQLException {
        String basis = row.getString("cost_basis");
        return basis == null ? Cost.UNKNOWN : new Cost(money(row, "cost_usd"), basis(basis));
    }

    private static Line line(ResultSet row, Map<String, List<StepRecord>> steps, Map<String, List<CallRecord>> children)
            throws SQLException {
        String id = row.getString("id");
        String finish = row.getString("finish_reason");
        byte[] timeline = row.getBytes("timeline");
        CallRecord call = new CallRecord(
                id,
                path(row),
                row.getBoolean("held"),
                new ModelAddress(row.getString("connection"), row.getString("request_model")),
                row.getBoolean("simulated"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                Duration.ofNanos(row.getLong("offset_ns")),
                RunState.of(row.getString("state")),
                Objects.requireNonNullElse(Texts.read(row, "request"), "{}"),
                Objects.requireNonNullElse(Texts.read(row, "text"), ""),
                Objects.requireNonNullElse(Texts.read(row, "reasoning"), ""),
                Texts.read(row, "tool_calls"),
                row.getBoolean("partial"),
                row.getInt("attempts"),
                finish == null ? null : FinishReason.valueOf(finish.toUpperCase(Locale.ROOT)),
                row.getString("finish_reason_raw"),
                usage(row),
                cost(row),
                timing(row),
                row.getString("response_model"),
                row.getString("request_id"),
                error(row),
                timeline == null ? null : Timeline.of(timeline),
                Collections.unmodifiableList(listOf(steps, id)),
                Collections.unmodifiableList(listOf(children, id)));
        return new Line(row.getString("parent_id"), row.getInt("column_index"), call);
    }

    private static StepRecord step(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        return new StepRecord(
                path(row),
                row.getBoolean("held"),
                Duration.ofNanos(row.getLong("offset_ns")),
                row.getBoolean("entered"),
                row.getString("kind"),
                row.getString("reason"),
                row.getString("error_type"),
                row.getString("error_what"),
                outcome == null ? null : StepOutcome.valueOf(outcome.toUpperCase(Locale.ROOT)),
                usage(row),
                row.getString("cost_basis") == null ? null : cost(row));
    }

    static @Nullable Usage usage(ResultSet row) throws SQLException {
        String basis = row.getString("usage_basis");
        return basis == null
                ? null
                : new Usage(
                        row.getLong("input_tokens"),
                        row.getLong("cache_read_input_tokens"),
                        row.getLong("cache_creation_input_tokens"),
                        row.getLong("cache_creation_long_input_tokens"),
                        row.getLong("output_tokens"),
                        row.getLong("reasoning_output_tokens"),
                        basis(basis),
                        money(row, "reported_cost_usd"));
    }

    private static @Nullable Timing timing(ResultSet row) throws SQLException {
        Duration total = duration(row, "duration_ns");
        return total == null
                ? null
                : new Timing(duration(row, "time_to_first_token_ns"), duration(row, "reasoning_ns"), total);
    }

    private static @Nullable ChatError error(ResultSet row) throws SQLException {
        String kind = row.getString("error_type");
        if (kind == null) {
            return null;
        }
        long retryAfter = row.getLong("error_retry_after_ms");
        Duration after = row.wasNull() ? null : Duration.ofMillis(retryAfter);
        int status = row.getInt("error_status");
        return new ChatError(
                errorKind(kind),
                row.getString("error_what"),
                row.getString("error_why"),
                row.getString("error_remedy"),
                row.getString("error_provider_message"),
                status == 0 ? null : status,
                row.getBoolean("error_retryable"),
                after,
                row.getString("request_id"));
    }

    private static @Nullable Duration duration(ResultSet row, String column) throws SQLException {
        long nanos = row.getLong(column);
        return row.wasNull() ? null : Duration.ofNanos(nanos);
    }

    private static List<String> path(ResultSet row) throws SQLException {
        return SeriesTable.names(row.getString("step_path"));
    }

    static ErrorKind errorKind(String id) {
        return ErrorKind.valueOf(id.toUpperCase(Locale.ROOT));
    }

    static Basis basis(String id) {
        return Basis.valueOf(id.toUpperCase(Locale.ROOT));
    }

    private static <T> List<T> listOf(Map<String, List<T>> lists, String id) {
        return lists.computeIfAbsent(id, key -> new ArrayList<>());
    }
}
