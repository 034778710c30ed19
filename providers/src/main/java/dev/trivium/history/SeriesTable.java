package dev.trivium.history;

import dev.trivium.chat.ModelAddress;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The series and their numbers. The writer's thread adds, any thread reads. */
final class SeriesTable {

    private final Map<Series, Integer> ids = new ConcurrentHashMap<>();
    private final Map<Integer, Series> series = new ConcurrentHashMap<>();

    /** Added since the last commit; the writer's thread only. */
    private final List<Integer> uncommitted = new ArrayList<>();

    /** Reads those that are not known yet. */
    void load(Sql sql) throws SQLException {
        int last = series.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
        sql.forEach(
                "SELECT * FROM series WHERE id > ?",
                row -> {
                    Series read = new Series(
                            row.getBoolean("simulated"),
                            Series.Place.valueOf(row.getString("place")),
                            new ModelAddress(row.getString("connection"), row.getString("request_model")),
                            row.getString("route"),
                            row.getString("prompt_name"),
                            names(row.getString("tags")),
                            row.getString("status"));
                    put(row.getInt("id"), read);
                },
                last);
    }

    int id(Sql sql, Series wanted) throws SQLException {
        Integer known = ids.get(wanted);
        if (known != null) {
            return known;
        }
        int id = sql.query("SELECT COALESCE(MAX(id), 0) + 1 FROM series", row -> row.getInt(1))
                .get(0);
        sql.update(
                "INSERT INTO series (id, simulated, place, connection, request_model, route, prompt_name, tags, status)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                wanted.simulated(),
                wanted.place().name(),
                wanted.model().connection(),
                wanted.model().model(),
                wanted.route(),
                wanted.prompt(),
                RequestJson.array(wanted.tags()),
                wanted.status());
        put(id, wanted);
        uncommitted.add(id);
        return id;
    }

    void committed() {
        uncommitted.clear();
    }

    /** After a transaction that failed. */
    void forgetUncommitted() {
        for (Integer id : uncommitted) {
            Series gone = series.remove(id);
            if (gone != null) {
                ids.remove(gone);
            }
        }
        uncommitted.clear();
    }

    /** @throws IllegalArgumentException if there is no such series */
    Series get(int id) {
        Series found = series.get(id);
        if (found == null) {
            throw new IllegalArgumentException("The history has no series " + id + ".");
        }
        return found;
    }

    /** A snapshot. */
    Map<Integer, Series> all() {
        return Map.copyOf(series);
    }

    static List<String> names(String json) {
        List<String> names = new ArrayList<>();
        RequestJson.MAPPER.readTree(json).forEach(name -> names.add(name.asString()));
        return List.copyOf(names);
    }

    private void put(int id, Series value) {
        ids.put(value, id);
        series.put(id, value);
    }
}
