package dev.trivium.history;

import dev.trivium.provider.http.KeySource;
import dev.trivium.provider.http.KeyUnavailableException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A database on a server that the windows of a team share.
 *
 * <p>Transactions that write take turns by an advisory lock, so that roll-ups are read and written as one, and the numbers
 * of series and changes grow in the order of commits. Besides, each window holds a lock of its own while it lives: the
 * server lets go of it when the window dies, and then its calls that were running count as interrupted.
 */
final class PostgresDatabase implements Database {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresDatabase.class);

    /** Tells our advisory locks from those of other programs. */
    private static final int LOCKS = 0x54524956;

    private static final int TURN = 0;
    private static final int SECONDS_TO_CONNECT = 10;

    /** PostgreSQL's class of errors "connection exception". */
    private static final String UNREACHABLE = "08";

    private static final List<String> WITH_TEXTS = List.of("content", "run", "call", "score", "step_event", "run_tag");

    private static final String ABANDONED = "state = 'running' AND (writer IS NULL OR writer NOT IN"
            + " (SELECT objid::bigint FROM pg_locks WHERE locktype = 'advisory' AND classid::bigint = " + LOCKS
            + " AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())))";

    private final SharedHistory shared;
    private final int writer = 1 + new SecureRandom().nextInt(Integer.MAX_VALUE - 1);
    private final Queue<Sql> idle = new ConcurrentLinkedQueue<>();

    /** Nothing here closes the connections of others, so nobody ever takes the other half. */
    private final Lock using = new ReentrantReadWriteLock().readLock();

    private volatile boolean closed;

    PostgresDatabase(SharedHistory shared) {
        this.shared = shared;
    }

    @Override
    public Sql writing() throws SQLException {
        Sql sql = new Sql(connect(), Dialect.POSTGRESQL, null);
        sql.query("SELECT pg_advisory_lock(?, ?)", row -> true, LOCKS, writer);
        return sql;
    }

    /** One that was used before, if it still works. */
    @Override
    public Sql reading() throws SQLException {
        for (Sql sql = idle.poll(); sql != null; sql = idle.poll()) {
            if (sql.connection().isValid(SECONDS_TO_CONNECT)) {
                return sql;
            }
            sql.connection().close();
        }
        return new Sql(connect(), Dialect.POSTGRESQL, this::giveBack);
    }

    private void giveBack(Sql sql) throws SQLException {
        if (closed) {
            sql.connection().close();
        } else {
            idle.add(sql);
        }
    }

    @Override
    public Lock using() {
        return using;
    }

    @Override
    public void begin(Sql sql) throws SQLException {
        sql.query("SELECT pg_advisory_xact_lock(?, ?)", row -> true, LOCKS, TURN);
    }

    /** A commit is durable here. */
    @Override
    public void flush(Sql sql) {}

    @Override
    public void interruptRunning(Sql sql) throws SQLException {
        sql.update(
                "UPDATE call SET state = 'interrupted' WHERE state = 'running' AND run_id IN (SELECT id FROM run WHERE "
                        + ABANDONED + ")");
        sql.update("UPDATE run SET state = 'interrupted' WHERE " + ABANDONED);
    }

    @Override
    public void compact(Sql sql) throws SQLException {
        sql.connection().commit();
        sql.connection().setAutoCommit(true);
        try {
            for (String table : WITH_TEXTS) {
                sql.update("VACUUM FULL " + table);
            }
        } finally {
            sql.connection().setAutoCommit(false);
        }
    }

    @Override
    public long bytes(Reader reader) throws HistoryException {
        return reader.ask(sql -> sql.query("SELECT pg_database_size(current_database())", row -> row.getLong(1))
                .get(0));
    }

    /** The server gives room back to use again by itself. */
    @Override
    public boolean isLoose(Reader reader) {
        return false;
    }

    @Override
    public boolean shared() {
        return true;
    }

    @Override
    public int writer() {
        return writer;
    }

    @Override
    public String name() {
        return shared.name();
    }

    @Override
    public HistoryException explain(SQLException e, String doing) {
        if (e instanceof PasswordMissing) {
            return new HistoryException("The history " + name() + " " + doing + ". " + e.getMessage(), e);
        }
        String state = Objects.requireNonNullElse(e.getSQLState(), "");
        String remedy = state.startsWith(UNREACHABLE)
                ? "Check that the server runs and can be reached from here."
                : state.startsWith("28")
                        ? "Check user and password of the history in trivium.yaml."
                        : "Check that the user may create tables and write in this database.";
        return new HistoryException("The history " + name() + " " + doing + ": " + words(e) + " " + remedy, e);
    }

    @Override
    public void close() {
        closed = true;
        for (Sql sql = idle.poll(); sql != null; sql = idle.poll()) {
            try {
                sql.connection().close();
            } catch (SQLException e) {
                LOG.debug("A connection to the history did not close well.", e);
            }
        }
    }

    /** The server's words, as a sentence. */
    private static String words(SQLException e) {
        String words = String.valueOf(e.getMessage()).strip();
        return words.endsWith(".") ? words : words + ".";
    }

    private Connection connect() throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(shared.url());
        source.setUser(shared.user());
        source.setPassword(password());
        source.setApplicationName("Trivium");
        source.setLoginTimeout(SECONDS_TO_CONNECT);
        source.setConnectTimeout(SECONDS_TO_CONNECT);
        source.setTcpKeepAlive(true);
        return source.getConnection();
    }

    private @Nullable String password() throws SQLException {
        KeySource password = shared.password();
        try {
            return password == null ? null : password.key();
        } catch (KeyUnavailableException e) {
            throw new PasswordMissing(e);
        }
    }

    /** Its message says what is missing and what to do. */
    private static final class PasswordMissing extends SQLException {

        private static final long serialVersionUID = 1L;

        PasswordMissing(KeyUnavailableException e) {
            super(e.getMessage(), e);
        }
    }
}
