package dev.trivium.history;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.locks.Lock;

/** Where the history is kept, and what differs between one place and the other. */
sealed interface Database extends AutoCloseable permits H2Database, PostgresDatabase {

    /** A connection to write with; the caller closes it. */
    Sql writing() throws SQLException;

    /** A connection to read with; the caller closes it. */
    Sql reading() throws SQLException;

    /** The lock under which connections are used; compacting an own file closes them all, and so excludes it. */
    Lock using();

    /** At the start of each transaction that writes: others wait until it has ended. */
    void begin(Sql sql) throws SQLException;

    /** Makes what was committed durable. */
    void flush(Sql sql) throws SQLException;

    /** Marks as interrupted what a process left running that is no more. */
    void interruptRunning(Sql sql) throws SQLException;

    /** Writes the data anew, without what was deleted. */
    void compact(Sql sql) throws SQLException;

    /** What the history takes on the disk, in bytes. */
    long bytes(Reader reader) throws HistoryException;

    /** Whether it takes much more than its content needs, so that compacting it is worth the time. */
    boolean isLoose(Reader reader) throws HistoryException;

    /** Whether other windows write into it too. */
    boolean shared();

    /** Tells this window's runs from those of others; 0 where there are no others. */
    int writer();

    /** As messages call it. */
    String name();

    /** What a failure of the database means to the user. */
    HistoryException explain(SQLException e, String doing);

    @Override
    void close() throws IOException;
}
