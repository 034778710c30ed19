package dev.trivium.history;

import dev.trivium.chat.CallIds;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The history of one workspace. One process at a time has it open. Safe for use by several threads; the queries wait for
 * the disk, so none of them belongs on a thread that draws.
 */
public final class History implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(History.class);

    /** How long the history is left alone after it was tended. */
    private static final Duration TENDING = Duration.ofDays(1);

    private final Database database;
    private final Clock clock;
    private final Writer writer;
    private final Reader reader;
    private final Ledger ledger;
    private final DashboardQueries dashboard;

    private History(Database database, Writing writing, Clock clock, Consumer<HistoryException> failures) {
        this.database = database;
        this.clock = clock;
        this.ledger = writing.ledger();
        this.writer = new Writer(database, writing, failures);
        this.reader = new Reader(database);
        this.dashboard = new DashboardQueries(reader, ledger);
        writer.start();
        reader.warm(ledger);
    }

    /** As the other, with the system's clock and time zone; a failure of writing goes to the log. */
    public static History open(Path workspaceDir) throws HistoryException {
        return open(
                workspaceDir, Clock.system(ZoneId.systemDefault()), true, failure -> LOG.warn(failure.getMessage()));
    }

    /**
     * Opens or creates the database in {@code workspaceDir/.trivium/}, brings its schema up to date, and marks as
     * interrupted what a killed process left running.
     *
     * @param clock says when a call began, and what today is; its time zone becomes that of a new history's figures
     * @param keepTexts false to record figures only: no prompt, no answer, no words of a provider. Texts that are there
     *     stay
     * @param failures hears that something could not be written; the calls go on without a record. Any thread; must
     *     return soon
     * @throws HistoryException if another process (or this one) has the history open, if its file is damaged or was
     *     written by a newer program, or if the folder cannot be written; no file is ever deleted
     */
    public static History open(Path workspaceDir, Clock clock, boolean keepTexts, Consumer<HistoryException> failures)
            throws HistoryException {
        return open(H2Database.open(workspaceDir), clock, keepTexts, failures);
    }

    /**
     * As the other, in a database that several windows share; what another window has running stays so.
     *
     * @throws HistoryException if the database cannot be reached, does not let the user in, or was written by a newer
     *     program
     */
    public static History open(
            SharedHistory shared, Clock clock, boolean keepTexts, Consumer<HistoryException> failures)
            throws HistoryException {
        return open(new PostgresDatabase(shared), clock, keepTexts, failures);
    }

    private static History open(Database database, Clock clock, boolean keepTexts, Consumer<HistoryException> failures)
            throws HistoryException {
        Sql sql = null;
        try {
            sql = database.writing();
            Schema.migrate(database, sql);
            database.begin(sql);
            database.interruptRunning(sql);
            Ledger ledger = Settings.ledger(sql, clock.getZone(), database.shared());
            Writing writing = new Writing(sql, ledger, new Texts(keepTexts), database.writer());
            if (!Settings.figuresAreCurrent(sql)) {
                recount(writing);
            }
            sql.connection().commit();
            writing.ledger().committed();
            return new History(database, writing, clock, failures);
        } catch (SQLException e) {
            closeAfterFailure(database, sql);
            throw database.explain(e, "cannot be opened");
        } catch (HistoryException e) {
            closeAfterFailure(database, sql);
            throw e;
        }
    }

    /** Begins a run; its row is written soon, and its calls after it. Never fails: see the listener of failures. */
    public RunRecorder begin(RunStart start) {
        String id = CallIds.next();
        Instant at = clock.instant();
        writer.submit(w -> Rows.run(w, id, at, start), null);
        return new RunRecorder(id, start.promptName(), writer, clock);
    }

    /** The newest runs first. */
    public List<RunSummary> recentRuns(int limit) throws HistoryException {
        return reader.recentRuns(limit);
    }

    /** Looks runs up: by their texts, models and times, page by page. */
    public RunQueries runs() {
        return new RunQueries(reader);
    }

    /** One run with its calls and texts; empty if there is no such run. */
    public Optional<RunRecord> run(String runId) throws HistoryException {
        return reader.run(runId);
    }

    /** The figures of the dashboard. */
    public DashboardQueries dashboard() {
        return dashboard;
    }

    /** Out to a file, and back in. */
    public Transfer transfer() {
        return new Transfer(writer, reader);
    }

    /** What was thought of the answers. */
    public Scores scores() {
        return new Scores(writer, reader);
    }

    /** The figures of the calls that began at {@code from} or later, and before {@code to}. */
    public Totals totals(Instant from, Instant to) throws HistoryException {
        return reader.totals(from, to);
    }

    /** The figures of today, by the clock's time zone. */
    public Totals today() throws HistoryException {
        LocalDate day = LocalDate.now(clock);
        return totals(
                day.atStartOfDay(clock.getZone()).toInstant(),
                day.plusDays(1).atStartOfDay(clock.getZone()).toInstant());
    }

    /** What the steps of routes that limit money have cost today, by the clock's time zone. */
    public List<SpentBelow> spentBelowLimitsToday() throws HistoryException {
        Instant midnight = LocalDate.now(clock).atStartOfDay(clock.getZone()).toInstant();
        return reader.ask(sql -> SpendingQueries.belowLimits(sql, midnight));
    }

    /** Deletes a run with everything that belongs to it, its figures too. Its bytes go with {@link #compact}. */
    public void delete(String runId) throws HistoryException {
        writer.perform(w -> Pruning.run(w, runId));
    }

    /** Whether the texts of calls that end from now on are recorded. Those that are there stay. */
    public void keepTexts(boolean keep) {
        writer.texts().keep(keep);
    }

    /** Returns once everything that was recorded until now is durable and in the figures. */
    public void settle() throws HistoryException {
        writer.perform(w -> {});
    }

    /** Whether a run is going on that is being recorded. */
    public boolean isRecording() {
        return writer.running().get() > 0;
    }

    /** The size of the history's files, in bytes. */
    public long bytes() throws HistoryException {
        return database.bytes(reader);
    }

    /**
     * Deletes what is no longer wanted, and takes it out of the file; makes the file small where it holds much more than
     * its content. At most once a day, and never while a run is going on. Waits; may take minutes.
     *
     * @return false if it was not due, or could not be now
     */
    public boolean tend(Retention retention) throws HistoryException {
        Instant now = clock.instant();
        Instant last =
                reader.ask(sql -> Optional.ofNullable(Settings.tended(sql))).orElse(null);
        boolean due = last == null || Duration.between(last, now).compareTo(TENDING) >= 0;
        if (!due || isRecording()) {
            return false;
        }
        boolean[] deleted = new boolean[1];
        writer.perform(w -> {
            deleted[0] = !retention.equals(Retention.FOREVER) && Pruning.apply(w, retention, now);
            Settings.tended(w.sql(), now);
        });
        if ((deleted[0] || database.isLoose(reader)) && !isRecording()) {
            compact();
        }
        return true;
    }

    /** Deletes what is older or more than wanted. Its bytes go with {@link #compact}. Waits; may take minutes. */
    public void prune(Retention retention) throws HistoryException {
        Instant now = clock.instant();
        writer.perform(w -> Pruning.apply(w, retention, now));
    }

    /**
     * Writes the file anew, so that it is small and nothing that was deleted is in it any more. Calls that end meanwhile
     * wait; takes some seconds for a gigabyte, and as much room on the disk as what is left.
     */
    public void compact() throws HistoryException {
        writer.perform(w -> database.compact(w.sql()));
    }

    /**
     * Counts the figures anew from the calls, with days that begin in {@code zone}. Figures whose calls were deleted stay.
     * Waits; takes some seconds for every hundred thousand calls.
     */
    public void recount(ZoneId zone) throws HistoryException {
        writer.perform(w -> {
            Settings.figuresAreCurrent(w.sql(), false);
            Settings.zone(w.sql(), zone);
            w.ledger().zone(zone);
            recount(w);
            w.ledger().recounted(w.sql());
        });
        ledger.cube().clear();
        reader.warm(ledger);
    }

    /** Gives a run its tags, instead of those that it had; its calls' figures move with it. Waits for the disk. */
    public void tag(String runId, Set<String> tags) throws HistoryException {
        writer.perform(w -> Tags.set(w, runId, tags));
    }

    /**
     * The program is about to end: calls that are cancelled from now on, and their runs, count as interrupted. What had
     * come of them is kept.
     */
    public void leave() {
        writer.leave();
    }

    /**
     * Writes what waits and closes the files. A call that ends later is not recorded; the listener of failures hears of
     * it.
     */
    @Override
    public void close() {
        writer.close();
        reader.close();
        try {
            database.close();
        } catch (IOException e) {
            LOG.debug("The history's lock did not close well.", e);
        }
    }

    private static void recount(Writing w) throws SQLException {
        Recount.all(w, Settings.callsSince(w.sql()));
        Settings.figuresAreCurrent(w.sql(), true);
    }

    private static void closeAfterFailure(Database database, @Nullable Sql sql) {
        try {
            if (sql != null) {
                sql.close();
            }
            database.close();
        } catch (SQLException | IOException e) {
            LOG.debug("The history did not close well after it could not be opened.", e);
        }
    }
}
