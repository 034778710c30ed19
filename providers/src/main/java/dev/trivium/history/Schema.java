package dev.trivium.history;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Brings the database to the schema that this program knows, forward only, by numbered scripts.
 *
 * <p>Each script and the note that it ran are one transaction as far as H2 allows: its DDL commits by itself. So a script
 * must do no harm when it is run again after having been cut short.
 */
final class Schema {

    /** Script number n, from 1, stands at n - 1. A released script is never changed. */
    private static final List<String> SCRIPTS = List.of("V1__runs_and_calls.sql", "V2__figures.sql", "V3__steps.sql");

    private Schema() {}

    static void migrate(Connection connection, Path workspace) throws SQLException, HistoryException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY,"
                    + " script VARCHAR NOT NULL, applied_at TIMESTAMP(6) WITH TIME ZONE NOT NULL)");
            int present = version(statement);
            if (present > SCRIPTS.size()) {
                throw new HistoryException(
                        "The history of " + workspace + " was written by a newer Trivium (its schema is " + present
                                + ", this program knows " + SCRIPTS.size()
                                + "). Nothing was changed. Update Trivium, or open another workspace.",
                        null);
            }
            for (int next = present + 1; next <= SCRIPTS.size(); next++) {
                String name = SCRIPTS.get(next - 1);
                statement.execute(script(name));
                statement.execute("INSERT INTO schema_version (version, script, applied_at) VALUES (" + next + ", '"
                        + name + "', CURRENT_TIMESTAMP)");
                connection.commit();
            }
        }
    }

    private static int version(Statement statement) throws SQLException {
        try (var row = statement.executeQuery("SELECT COALESCE(MAX(version), 0) FROM schema_version")) {
            row.next();
            return row.getInt(1);
        }
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
