package dev.trivium.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One connection with its prepared statements. Not safe for several threads. */
final class Sql implements AutoCloseable {

    /** Makes a value from the row at which the result stands. */
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Takes the row at which the result stands. */
    @FunctionalInterface
    interface Visitor {
        void visit(ResultSet row) throws SQLException;
    }

    /** Takes back what nobody uses for now. */
    @FunctionalInterface
    interface Pool {
        void giveBack(Sql sql) throws SQLException;
    }

    private Connection connection;
    private final Dialect dialect;
    private final @Nullable Pool pool;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    /** @param pool where it goes when it is closed; null to close its connection */
    Sql(Connection connection, Dialect dialect, @Nullable Pool pool) {
        this.connection = connection;
        this.dialect = dialect;
        this.pool = pool;
    }

    Dialect dialect() {
        return dialect;
    }

    int update(String sql, @Nullable Object... values) throws SQLException {
        return prepare(sql, values).executeUpdate();
    }

    <T> List<T> query(String sql, Row<T> reader, @Nullable Object... values) throws SQLException {
        try (ResultSet rows = prepare(sql, values).executeQuery()) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(reader.read(rows));
            }
            return all;
        }
    }

    /** Reads row by row; for results that should not be in memory at once. */
    void forEach(String sql, Visitor visitor, @Nullable Object... values) throws SQLException {
        try (ResultSet rows = prepare(sql, values).executeQuery()) {
            while (rows.next()) {
                visitor.visit(rows);
            }
        }
    }

    Connection connection() {
        return connection;
    }

    /** Goes on with another connection, after the database was closed under this one. */
    void reconnect(Connection fresh) {
        prepared.clear();
        connection = fresh;
    }

    @Override
    public void close() throws SQLException {
        if (pool == null) {
            connection.close();
        } else {
            pool.giveBack(this);
        }
    }

    private PreparedStatement prepare(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(dialect.statement(sql));
            prepared.put(sql, statement);
        }
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, dialect.value(values[i]));
        }
        return statement;
    }
}
