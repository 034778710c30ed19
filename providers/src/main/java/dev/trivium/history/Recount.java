package dev.trivium.history;

import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Usage;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes figures anew from the calls, and reads a call's facts back from its row. */
final class Recount {

    private static final int PAGE = 2_000;

    private static final String FACTS = "SELECT c.id, c.run_id, c.parent_id, c.operation_name, c.connection,"
            + " c.request_model, c.simulated, c.started_at, c.partial, c.error_type, c.duration_ns,"
            + " c.time_to_first_token_ns, c.input_tokens, c.cache_read_input_tokens, c.cache_creation_input_tokens,"
            + " c.cache_creation_long_input_tokens, c.output_tokens, c.reasoning_output_tokens, c.usage_basis,"
            + " c.reported_cost_usd, c.cost_usd, c.cost_basis, c.series_id, r.prompt_name"
            + " FROM call c JOIN run r ON r.id = c.run_id WHERE c.state = 'finished'";

    private static final String PAGE_OF_FACTS = FACTS + " AND c.started_at >= ? AND (c.started_at > ? OR c.id > ?)"
            + " ORDER BY c.started_at, c.id LIMIT " + PAGE;

    /** @param seriesId null for a call that was never counted */
    record Counted(String id, String runId, @Nullable Integer seriesId, CallFacts facts) {}

    private Recount() {}

    /**
     * Counts all calls anew whose day is {@code from} or later; the figures of days before stay as they are, since their
     * calls may be gone. Commits on its way.
     */
    static void all(Writing w, LocalDate from) throws SQLException {
        w.sql().update("DELETE FROM figures_day WHERE epoch_day >= ?", (int) from.toEpochDay());
        w.sql().update("DELETE FROM figures_hour WHERE epoch_day >= ?", (int) from.toEpochDay());
        Instant at = from.atStartOfDay(w.ledger().zone()).toInstant();
        String last = "";
        while (true) {
            List<Counted> page = w.sql()
                    .query(
                            PAGE_OF_FACTS,
                            row -> counted(w, row),
                            at.atOffset(ZoneOffset.UTC),
                            at.atOffset(ZoneOffset.UTC),
                            last);
            for (Counted call : page) {
                int seriesId = w.ledger().count(w.sql(), call.facts(), 1);
                if (call.seriesId() == null || call.seriesId() != seriesId) {
                    w.sql().update("UPDATE call SET series_id = ? WHERE id = ?", seriesId, call.id());
                }
            }
            w.ledger().flush(w.sql());
            if (page.size() < PAGE) {
                return;
            }
            Counted end = page.get(PAGE - 1);
            at = end.facts().startedAt();
            last = end.id();
        }
    }

    /** The calls of a run that have ended. */
    static List<Counted> run(Writing w, String runId) throws SQLException {
        return w.sql().query(FACTS + " AND c.run_id = ?", row -> counted(w, row), runId);
    }

    private static Counted counted(Writing w, ResultSet row) throws SQLException {
        int seriesId = row.getInt("series_id");
        Integer known = row.wasNull() ? null : seriesId;
        String runId = row.getString("run_id");
        Series series = (known == null ? series(w, row) : w.ledger().series().get(known))
                .withTags(w.ledger().tags(w.sql(), runId));
        Usage usage = CallRows.usage(row);
        BigDecimal usd = CallRows.money(row, "cost_usd");
        String basis = row.getString("cost_basis");
        long firstToken = row.getLong("time_to_first_token_ns");
        boolean none = row.wasNull();
        boolean simulated = series.simulated();
        CallFacts facts = new CallFacts(
                series,
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                usage,
                simulated ? null : usd,
                CallRows.basis(basis == null ? "estimated" : basis),
                CallFacts.unpriced(simulated, usd, !series.answered(), row.getBoolean("partial"), usage),
                row.getLong("duration_ns"),
                none ? -1 : firstToken);
        return new Counted(row.getString("id"), runId, known, facts);
    }

    /** For a call that was written before there were series. */
    private static Series series(Writing w, ResultSet row) throws SQLException {
        ModelAddress model = new ModelAddress(row.getString("connection"), row.getString("request_model"));
        String id = row.getString("id");
        String parentId = row.getString("parent_id");
        String error = row.getString("error_type");
        boolean leaf = !model.isRoute()
                && w.sql()
                        .query("SELECT 1 FROM call WHERE parent_id = ? LIMIT 1", child -> true, id)
                        .isEmpty();
        return new Series(
                row.getBoolean("simulated"),
                Series.Place.of(parentId == null, leaf),
                model,
                route(w, model, parentId),
                row.getString("prompt_name"),
                List.of(),
                error == null ? Series.OK : error);
    }

    /** The name of the route at the root, if there is one. */
    private static @Nullable String route(Writing w, ModelAddress model, @Nullable String parentId)
            throws SQLException {
        ModelAddress root = model;
        String above = parentId;
        while (above != null) {
            String id = above;
            record Up(ModelAddress model, @Nullable String parent) {}
            List<Up> found = w.sql()
                    .query(
                            "SELECT connection, request_model, parent_id FROM call WHERE id = ?",
                            row -> new Up(new ModelAddress(row.getString(1), row.getString(2)), row.getString(3)),
                            id);
            if (found.isEmpty()) {
                break;
            }
            root = found.get(0).model();
            above = found.get(0).parent();
        }
        return root.isRoute() ? root.model() : null;
    }
}
