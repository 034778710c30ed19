package dev.trivium.history;

import dev.trivium.chat.ModelAddress;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks runs up, newest first, page by page by key: a page costs the same however far down it is. Waits for the disk.
 *
 * <p>Texts are stored packed, so a search for words reads those of a bounded number of runs a page, and says where to go
 * on: the newest hits are there at once, and a rare word is found by asking for the next page.
 */
public final class RunQueries {

    /** How many runs' texts one page looks through at most: a fraction of a second. */
    static final int LOOKED_THROUGH = 4_000;

    private static final int CHUNK = 400;

    private final Reader reader;

    RunQueries(Reader reader) {
        this.reader = reader;
    }

    /**
     * @param after null for the newest
     * @param limit how many runs to give at most, at least 1
     */
    public RunPage page(RunQuery query, RunPage.@Nullable Key after, int limit) throws HistoryException {
        return reader.ask(sql -> page(sql, query, after, limit));
    }

    /** The runs of the prompt of this name, oldest first; null for those of untitled prompts. */
    public List<String> ofPrompt(@Nullable String promptName) throws HistoryException {
        return reader.ask(sql -> sql.query(
                "SELECT id FROM run WHERE prompt_name IS NOT DISTINCT FROM ? ORDER BY started_at, id",
                row -> row.getString(1),
                promptName));
    }

    /** All models and routes that have answered or failed, by their addresses. */
    public List<ModelAddress> models() throws HistoryException {
        return reader.ask(sql -> sql.query(
                "SELECT DISTINCT connection, request_model FROM series ORDER BY connection, request_model",
                row -> new ModelAddress(row.getString(1), row.getString(2))));
    }

    private static RunPage page(Sql sql, RunQuery query, RunPage.@Nullable Key after, int limit) throws SQLException {
        Words words = Words.of(query.text());
        RunPage.Key key = after;
        List<RunSummary> found = new ArrayList<>();
        for (int looked = 0; looked < LOOKED_THROUGH; ) {
            int wanted = words.isEmpty() ? limit - found.size() : CHUNK;
            RunFilter filter = RunFilter.of(query, key, wanted);
            List<Reader.RunHead> heads =
                    sql.query(Reader.RUNS + filter.where() + filter.order(), Reader::head, filter.values());
            boolean end = heads.size() < filter.limit();
            Set<String> seen = key == null ? Set.of() : key.seen();
            heads.removeIf(head -> seen.contains(head.id()));
            Set<String> hits = words.isEmpty() ? Set.of() : hits(sql, filter, heads, words);
            int before = looked;
            for (Reader.RunHead head : heads) {
                key = next(key, head);
                looked++;
                if (words.isEmpty() || hits.contains(head.id())) {
                    found.add(Reader.summary(sql, head));
                    if (found.size() >= limit) {
                        boolean last = end && looked == before + heads.size();
                        return new RunPage(found, last ? null : key);
                    }
                }
            }
            if (end) {
                return new RunPage(found, null);
            }
        }
        return new RunPage(found, key);
    }

    private static RunPage.Key next(RunPage.@Nullable Key key, Reader.RunHead head) {
        Set<String> seen = new HashSet<>();
        if (key != null && key.at().equals(head.startedAt())) {
            seen.addAll(key.seen());
        }
        seen.add(head.id());
        return new RunPage.Key(head.startedAt(), seen);
    }

    /** Which of these runs hold every word. */
    private static Set<String> hits(Sql sql, RunFilter filter, List<Reader.RunHead> heads, Words words)
            throws SQLException {
        Map<String, Words.Search> searches = new HashMap<>();
        for (Reader.RunHead head : heads) {
            Words.Search search = words.search();
            search.look(head.promptText());
            search.look(Objects.requireNonNullElse(head.promptName(), ""));
            searches.put(head.id(), search);
        }
        String ids = "SELECT r.id, r.variables_sha256 FROM run r" + filter.where() + filter.order();
        String texts = "SELECT h.id, t.body AS text_body, t.packed AS text_packed FROM (" + ids + ") h";
        look(sql, texts + " JOIN content t ON t.sha256 = h.variables_sha256", filter, searches);
        look(
                sql,
                texts + " JOIN call c ON c.run_id = h.id JOIN content t ON t.sha256 = c.text_sha256",
                filter,
                searches);
        Set<String> hits = new HashSet<>();
        searches.forEach((id, search) -> {
            if (search.found()) {
                hits.add(id);
            }
        });
        return hits;
    }

    private static void look(Sql sql, String texts, RunFilter filter, Map<String, Words.Search> searches)
            throws SQLException {
        sql.forEach(
                texts,
                row -> {
                    Words.Search search = searches.get(row.getString(1));
                    if (search != null && !search.found()) {
                        search.look(Objects.requireNonNullElse(Texts.read(row, "text"), ""));
                    }
                },
                filter.values());
    }

    /** Conditions that the database decides. */
    private record RunFilter(String where, List<@Nullable Object> given, int limit) {

        static RunFilter of(RunQuery query, RunPage.@Nullable Key after, int wanted) {
            StringBuilder where = new StringBuilder(" WHERE TRUE");
            List<@Nullable Object> values = new ArrayList<>();
            Instant to = query.to();
            if (after != null) {
                add(where, values, " AND r.started_at <= ?", after.at().atOffset(ZoneOffset.UTC));
            } else if (to != null) {
                add(where, values, " AND r.started_at < ?", to.atOffset(ZoneOffset.UTC));
            }
            if (query.from() != null) {
                add(where, values, " AND r.started_at >= ?", query.from().atOffset(ZoneOffset.UTC));
            }
            if (query.source() != null) {
                add(where, values, " AND r.source = ?", query.source());
            }
            if (query.state() != null) {
                add(where, values, " AND r.state = ?", query.state().id());
            }
            ModelAddress model = query.model();
            if (model != null) {
                add(where, values, call("c.connection = ? AND c.request_model = ?"), model.connection(), model.model());
            }
            if (query.simulated() != null) {
                String real = call("c.parent_id IS NULL AND NOT c.simulated");
                where.append(
                        query.simulated()
                                ? real.replace(" AND EXISTS", " AND NOT EXISTS") + call("c.parent_id IS NULL")
                                : real);
            }
            if (query.failed()) {
                where.append(call("c.parent_id IS NULL AND c.error_type IS NOT NULL"));
            }
            int limit = wanted + (after == null ? 0 : after.seen().size());
            values.add(limit);
            return new RunFilter(where.toString(), values, limit);
        }

        @Nullable
        Object[] values() {
            return given.toArray();
        }

        /** The order is the index's, so that H2 reads only as many rows as are wanted. */
        String order() {
            return " ORDER BY r.started_at DESC LIMIT ?";
        }

        private static String call(String condition) {
            return " AND EXISTS (SELECT 1 FROM call c WHERE c.run_id = r.id AND " + condition + ")";
        }

        private static void add(StringBuilder where, List<@Nullable Object> values, String condition, Object... given) {
            where.append(condition);
            values.addAll(List.of(given));
        }
    }
}
