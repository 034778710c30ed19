package dev.trivium.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;
import org.h2.api.ErrorCode;
import org.h2.jdbc.JdbcException;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;

/**
 * The database's files in {@code <workspace>/.trivium/}, held for this process alone.
 *
 * <p>H2 locks its file against other processes, but lets one process open it twice, and a second history would take the
 * first one's running calls for interrupted. So a lock file of our own stands before it.
 */
final class H2Database implements Database {

    private static final String NAME = "history";

    /** A file that is smaller is never worth writing anew for its size alone. */
    private static final long LOOSE_BYTES = 64_000_000;

    /**
     * No trace file, since it would hold texts. The database is closed by us, not by a shutdown hook. H2's default delay
     * of writing stays, since only with it does H2 reclaim space as it goes; so a commit is durable once {@link #flush}
     * returns.
     */
    private static final String SETTINGS = ";TRACE_LEVEL_FILE=0;DB_CLOSE_ON_EXIT=FALSE";

    private final Path workspace;
    private final FileChannel lockFile;
    private final ReadWriteLock open = new ReentrantReadWriteLock();
    private final JdbcDataSource source = new JdbcDataSource();

    private H2Database(Path workspace, Path folder, FileChannel lockFile) {
        this.workspace = workspace;
        this.lockFile = lockFile;
        source.setURL("jdbc:h2:file:" + folder.resolve(NAME) + SETTINGS);
        source.setUser("sa");
        source.setPassword("");
    }

    static H2Database open(Path workspaceDir) throws HistoryException {
        Path workspace = workspaceDir.toAbsolutePath().normalize();
        Path folder = workspace.resolve(".trivium");
        if (folder.toString().indexOf(';') >= 0) {
            throw new HistoryException(
                    "The history of " + workspace + " cannot be opened: the path holds a semicolon, which the database"
                            + " cannot take. Rename the folder.",
                    null);
        }
        try {
            Files.createDirectories(folder);
            return new H2Database(workspace, folder, lock(workspace, folder));
        } catch (IOException e) {
            throw new HistoryException(
                    "The history of " + workspace + " cannot be opened: " + e
                            + ". Check that the folder can be written.",
                    e);
        }
    }

    @Override
    public Sql writing() throws SQLException {
        return new Sql(source.getConnection(), Dialect.H2, null);
    }

    @Override
    public Sql reading() throws SQLException {
        return writing();
    }

    @Override
    public Lock using() {
        return open.readLock();
    }

    /** Waits until nobody reads. {@code sql} has a new connection afterwards. */
    @Override
    public void compact(Sql sql) throws SQLException {
        open.writeLock().lock();
        try {
            sql.update("SHUTDOWN COMPACT");
        } finally {
            open.writeLock().unlock();
        }
        Connection fresh = source.getConnection();
        fresh.setAutoCommit(false);
        sql.reconnect(fresh);
    }

    /** Nobody else writes. */
    @Override
    public void begin(Sql sql) {}

    @Override
    public long bytes(Reader reader) throws HistoryException {
        return bytes();
    }

    private long bytes() throws HistoryException {
        try (Stream<Path> files = Files.list(workspace.resolve(".trivium"))) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith(NAME + "."))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException | UncheckedIOException e) {
            throw new HistoryException(
                    "The size of the history of " + workspace + " cannot be read: " + e + ". Check its folder.", e);
        }
    }

    /** Whether the file is big and less than half full of what is live. */
    @Override
    public boolean isLoose(Reader reader) throws HistoryException {
        if (bytes() < LOOSE_BYTES) {
            return false;
        }
        return reader.ask(sql -> sql
                .query(
                        "SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = 'info.FILL_RATE'",
                        row -> Integer.parseInt(row.getString(1)))
                .stream()
                .anyMatch(percent -> percent < 50));
    }

    /** Puts what was committed into the file, so that a process that is killed loses none of it. */
    @Override
    public void flush(Sql sql) throws SQLException {
        sql.update("CHECKPOINT");
    }

    /** Nobody else can have it open, so nothing of it runs. */
    @Override
    public void interruptRunning(Sql sql) throws SQLException {
        Rows.interruptRunning(sql);
    }

    @Override
    public boolean shared() {
        return false;
    }

    @Override
    public int writer() {
        return 0;
    }

    @Override
    public String name() {
        return workspace.toString();
    }

    @Override
    public HistoryException explain(SQLException e, String doing) {
        String words = e instanceof JdbcException h2 ? h2.getOriginalMessage() : String.valueOf(e.getMessage());
        Path file = workspace.resolve(".trivium").resolve(NAME + ".mv.db");
        int code = e.getErrorCode();
        if (code == ErrorCode.DATABASE_ALREADY_OPEN_1) {
            return inUse(workspace, e);
        }
        if (code == ErrorCode.FILE_CORRUPTED_1 || code == ErrorCode.FILE_VERSION_ERROR_1) {
            return new HistoryException(
                    "The history of " + workspace + " cannot be read: the file " + file + " is damaged (" + words
                            + "). Nothing was deleted. Put back a copy of the file, or move it away to begin with an empty"
                            + " history.",
                    e);
        }
        return new HistoryException(
                "The history of " + workspace + " " + doing + ": " + words + " Check that the disk has room and that "
                        + file + " can be written.",
                e);
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }

    private static FileChannel lock(Path workspace, Path folder) throws IOException, HistoryException {
        FileChannel channel =
                FileChannel.open(folder.resolve(NAME + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        @Nullable FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw inUse(workspace, null);
        }
        return channel;
    }

    private static HistoryException inUse(Path workspace, @Nullable Throwable cause) {
        return new HistoryException(
                "The workspace " + workspace
                        + " is in use by another Trivium window, which alone can write its history."
                        + " Close that window, or open another workspace.",
                cause);
    }
}
