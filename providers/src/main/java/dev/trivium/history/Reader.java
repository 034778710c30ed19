package dev.trivium.history;

import dev.trivium.chat.Basis;
import dev.trivium.chat.Cost;
import dev.trivium.chat.ModelAddress;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The queries. They run on threads of their own, never on the caller's: an interrupted thread would close H2's file under
 * everybody's feet.
 */
final class Reader implements AutoCloseable {

    @FunctionalInterface
    interface Query<T> {
        T on(Sql sql) throws SQLException;
    }

    static final String RUNS = "SELECT r.id, r.started_at, r.source, r.prompt_name, r.state,"
            + " p.body AS prompt_body, p.packed AS prompt_packed"
            + " FROM run r LEFT JOIN content p ON p.sha256 = r.prompt_sha256";

    private static final String TOTALS = "SELECT"
            + " COUNT(CASE WHEN parent_id IS NULL AND NOT simulated THEN 1 END),"
            + " COUNT(CASE WHEN parent_id IS NULL AND simulated THEN 1 END),"
            + " COUNT(CASE WHEN " + CallRows.REAL_LEAF + " THEN 1 END),"
            + " SUM(CASE WHEN " + CallRows.REAL_LEAF + " THEN cost_usd END) AS usd,"
            + " COUNT(CASE WHEN " + CallRows.PAID_LEAF + " AND cost_usd IS NULL THEN 1 END)"
            + " FROM call c WHERE started_at >= ? AND started_at < ?";

    private static final Logger LOG = LoggerFactory.getLogger(Reader.class);

    private final Database database;
    private final ExecutorService threads = Executors.newFixedThreadPool(2, task -> {
        Thread created = new Thread(task, "trivium-history-reader");
        created.setDaemon(true);
        return created;
    });

    Reader(Database database) {
        this.database = database;
    }

    /** Reads the figures into memory in the background; whoever asks for them meanwhile waits. */
    void warm(Ledger ledger) {
        threads.execute(() -> {
            database.using().lock();
            try (Sql sql = database.reading()) {
                ledger.load(sql);
            } catch (SQLException e) {
                LOG.debug("The figures could not be read ahead; the first question will try again.", e);
            } finally {
                database.using().unlock();
            }
        });
    }

    List<RunSummary> recentRuns(int limit) throws HistoryException {
        return ask(sql -> {
            // The order matches the index, so that H2 reads only as many rows as are wanted.
            List<RunHead> heads = sql.query(RUNS + " ORDER BY r.started_at DESC LIMIT ?", Reader::head, limit);
            List<RunSummary> summaries = new ArrayList<>();
            for (RunHead head : heads) {
                summaries.add(summary(sql, head));
            }
            return summaries;
        });
    }

    Optional<RunRecord> run(String runId) throws HistoryException {
        return ask(sql -> run(sql, runId));
    }

    static Optional<RunRecord> run(Sql sql, String runId) throws SQLException {
        List<RunHead> heads = sql.query(RUNS + " WHERE r.id = ?", Reader::head, runId);
        if (heads.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> variables = sql.query(
                        "SELECT v.body AS values_body, v.packed AS values_packed FROM run r"
                                + " LEFT JOIN content v ON v.sha256 = r.variables_sha256 WHERE r.id = ?",
                        row -> CallRows.texts(Objects.requireNonNullElse(Texts.read(row, "values"), "{}")),
                        runId)
                .get(0);
        return Optional.of(new RunRecord(summary(sql, heads.get(0)), variables, columns(CallRows.trees(sql, runId))));
    }

    Totals totals(Instant from, Instant to) throws HistoryException {
        return ask(sql -> sql.query(
                        TOTALS,
                        row -> new Totals(
                                row.getLong(1),
                                row.getLong(2),
                                row.getLong(3),
                                Objects.requireNonNullElse(CallRows.money(row, "usd"), BigDecimal.ZERO),
                                row.getLong(5)),
                        from.atOffset(ZoneOffset.UTC),
                        to.atOffset(ZoneOffset.UTC))
                .get(0));
    }

    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
                // The process is about to end; a reader changes nothing.
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    record RunHead(
            String id,
            Instant startedAt,
            String source,
            @Nullable String promptName,
            String promptText,
            RunState state) {}

    static RunHead head(java.sql.ResultSet row) throws SQLException {
        return new RunHead(
                row.getString(1),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getString(3),
                row.getString(4),
                Objects.requireNonNullElse(Texts.read(row, "prompt"), ""),
                RunState.of(row.getString(5)));
    }

    private record CallLine(
            int column, boolean root, boolean leaf, ModelAddress model, boolean simulated, boolean failed, Cost cost) {}

    static RunSummary summary(Sql sql, RunHead head) throws SQLException {
        List<CallLine> calls = sql.query(
                "SELECT column_index, parent_id IS NULL, " + CallRows.PAID_LEAF + ", connection,"
                        + " request_model, simulated, error_type IS NOT NULL, cost_usd, cost_basis"
                        + " FROM call c WHERE run_id = ? ORDER BY started_at, id",
                row -> new CallLine(
                        row.getInt(1),
                        row.getBoolean(2),
                        row.getBoolean(3),
                        new ModelAddress(row.getString(4), row.getString(5)),
                        row.getBoolean(6),
                        row.getBoolean(7),
                        CallRows.cost(row)),
                head.id());
        Map<Integer, CallLine> lastTries = new TreeMap<>();
        calls.stream().filter(CallLine::root).forEach(call -> lastTries.put(call.column(), call));
        Cost cost = calls.stream()
                .filter(CallLine::leaf)
                .map(CallLine::cost)
                .reduce(Cost::plus)
                .orElse(Cost.SIMULATED);
        boolean simulated = !lastTries.isEmpty() && lastTries.values().stream().allMatch(CallLine::simulated);
        return new RunSummary(
                head.id(),
                head.startedAt(),
                head.source(),
                head.promptName(),
                head.promptText(),
                head.state(),
                lastTries.values().stream().map(CallLine::model).toList(),
                (int) lastTries.values().stream().filter(CallLine::failed).count(),
                simulated,
                cost.basis() == Basis.SIMULATED && !simulated ? Cost.UNKNOWN : cost);
    }

    private static List<RunRecord.Column> columns(List<Map.Entry<Integer, CallRecord>> roots) {
        Map<Integer, List<CallRecord>> byColumn = new TreeMap<>();
        roots.forEach(root -> byColumn.computeIfAbsent(root.getKey(), key -> new ArrayList<>())
                .add(root.getValue()));
        return byColumn.entrySet().stream()
                .map(entry -> new RunRecord.Column(entry.getKey(), List.copyOf(entry.getValue())))
                .toList();
    }

    <T> T ask(Query<T> query) throws HistoryException {
        Future<T> answer;
        try {
            answer = threads.submit(() -> {
                database.using().lock();
                try (Sql sql = database.reading()) {
                    return query.on(sql);
                } finally {
                    database.using().unlock();
                }
            });
        } catch (RejectedExecutionException e) {
            throw new HistoryException("The history of " + database.name() + " is closed.", e);
        }
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return answer.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException sql) {
                throw database.explain(sql, "cannot be read");
            }
            throw new HistoryException("The history cannot be read: " + e.getCause(), e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
