package dev.trivium.history;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Brings the database to the schema that this program knows, forward only, by numbered scripts.
 *
 * <p>Each script and the note that it ran are one transaction as far as the database allows: H2's DDL commits by itself. So
 * a script must do no harm when it is run again after having been cut short.
 */
final class Schema {

    /** In the order of their numbers. A released script is never changed. */
    private static final List<String> SCRIPTS =
            List.of("V1__runs_and_calls.sql", "V2__figures.sql", "V3__steps.sql", "V4__shared_history.sql");

    private Schema() {}

    static void migrate(Database database, Sql sql) throws SQLException, HistoryException {
        sql.connection().setAutoCommit(false);
        try (Statement statement = sql.connection().createStatement()) {
            database.begin(sql);
            statement.execute("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY,"
                    + " script VARCHAR NOT NULL, applied_at TIMESTAMP(6) WITH TIME ZONE NOT NULL)");
            Set<Integer> present = present(statement);
            int newest = present.stream().mapToInt(Integer::intValue).max().orElse(0);
            int known = number(SCRIPTS.get(SCRIPTS.size() - 1));
            if (newest > known) {
                throw new HistoryException(
                        "The history of " + database.name() + " was written by a newer Trivium (its schema is " + newest
                                + ", this program knows " + known
                                + "). Nothing was changed. Update Trivium, or open another workspace.",
                        null);
            }
            for (String name : SCRIPTS) {
                if (!present.contains(number(name))) {
                    statement.execute(sql.dialect().statement(script(name)));
                    statement.execute("INSERT INTO schema_version (version, script, applied_at) VALUES (" + number(name)
                            + ", '" + name + "', CURRENT_TIMESTAMP)");
                }
            }
            sql.connection().commit();
        }
    }

    /** Of {@code V2__figures.sql}: 2. */
    private static int number(String name) {
        return Integer.parseInt(name.substring(1, name.indexOf('_')));
    }

    private static Set<Integer> present(Statement statement) throws SQLException {
        Set<Integer> present = new HashSet<>();
        try (var rows = statement.executeQuery("SELECT version FROM schema_version")) {
            while (rows.next()) {
                present.add(rows.getInt(1));
            }
        }
        return present;
    }

    private static String script(String name) {
        try (InputStream in = Schema.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The program is incomplete: " + name + " is missing.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("The program is incomplete: " + name + " cannot be read.", e);
        }
    }
}
