package dev.trivium.history;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assumptions;

/** Where a test keeps its history. */
enum Store {
    H2 {
        @Override
        History open(Path workspace, Clock clock, boolean keepTexts, Consumer<HistoryException> failures)
                throws HistoryException {
            return History.open(workspace, clock, keepTexts, failures);
        }

        @Override
        Connection connect(Path workspace) throws SQLException {
            return DriverManager.getConnection("jdbc:h2:file:" + workspace.resolve(".trivium/history"), "sa", "");
        }

        @Override
        String sql(String statement) {
            return statement;
        }

        @Override
        Path files(Path workspace) {
            return workspace;
        }
    },
    /** A database of its own for each folder, on a server that the tests start; skipped where none can be started. */
    POSTGRESQL {
        @Override
        History open(Path workspace, Clock clock, boolean keepTexts, Consumer<HistoryException> failures)
                throws HistoryException {
            return History.open(server().database(database(workspace)), clock, keepTexts, failures);
        }

        @Override
        Connection connect(Path workspace) throws SQLException {
            return server().connect(database(workspace));
        }

        @Override
        String sql(String statement) {
            return Dialect.POSTGRESQL.statement(statement);
        }

        @Override
        Path files(Path workspace) throws SQLException {
            return server().files(database(workspace));
        }
    };

    abstract History open(Path workspace, Clock clock, boolean keepTexts, Consumer<HistoryException> failures)
            throws HistoryException;

    /** Past the history, to the same data. */
    abstract Connection connect(Path workspace) throws SQLException;

    /** A statement that was written for H2. */
    abstract String sql(String statement);

    /** The folder with the data, written to the last byte. */
    abstract Path files(Path workspace) throws SQLException;

    History open(Path workspace) throws HistoryException {
        return open(workspace, Clock.systemDefaultZone(), true, failure -> {
            throw new IllegalStateException(failure);
        });
    }

    void execute(Path workspace, String... statements) throws SQLException {
        try (Connection connection = connect(workspace);
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql(sql));
            }
        }
    }

    static PostgresServer server() {
        Assumptions.assumeTrue(
                PostgresServer.instance() != null,
                "Skipped: no PostgreSQL can be started here. Install its server (initdb and postgres).");
        return PostgresServer.instance();
    }

    private static String database(Path workspace) {
        return "t" + Integer.toHexString(workspace.toString().hashCode());
    }
}
