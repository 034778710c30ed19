package dev.trivium.history;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes. Whatever waits is written in one transaction, so that a busy moment costs few commits. Who
 * submits faster than the disk takes is held back once the queue is full: nothing is lost.
 *
 * <p>What is to happen after a commit happens on a second thread, so that a listener can never stop the writing.
 */
final class Writer implements AutoCloseable {

    /** A change of the database; runs on the writer's thread, and again if its transaction failed. */
    @FunctionalInterface
    interface Job {
        void write(Writing writing) throws SQLException;
    }

    private record Item(Job job, @Nullable Runnable after) {}

    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
    private static final int CAPACITY = 2_000;
    private static final int BATCH = 500;

    private final Database database;
    private final Ledger ledger;
    private final Texts texts;
    private final Consumer<HistoryException> failures;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition notFull = lock.newCondition();
    private final Condition notEmpty = lock.newCondition();
    private final Deque<Item> queue = new ArrayDeque<>();
    private boolean closed;
    private volatile boolean leaving;
    private final AtomicInteger running = new AtomicInteger();
    private final Thread thread = new Thread(this::run, "trivium-history-writer");
    private final ExecutorService delivery = Executors.newSingleThreadExecutor(task -> {
        Thread created = new Thread(task, "trivium-history-delivery");
        created.setDaemon(true);
        return created;
    });

    /** Only the writer's thread uses it. Null after a failure, until it is opened again. */
    private @Nullable Sql sql;

    Writer(Database database, Writing writing, Consumer<HistoryException> failures) {
        this.database = database;
        this.ledger = writing.ledger();
        this.texts = writing.texts();
        this.sql = writing.sql();
        this.failures = failures;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /**
     * Writes {@code job} soon; waits only while the queue is full.
     *
     * @param after runs once the commit is durable, or once it is clear that it will not come; null for nothing
     * @return false if the writer is closed: the failure was reported, and {@code after} will not run
     */
    boolean submit(Job job, @Nullable Runnable after) {
        lock.lock();
        try {
            while (queue.size() >= CAPACITY && !closed) {
                notFull.awaitUninterruptibly();
            }
            if (!closed) {
                queue.add(new Item(job, after));
                notEmpty.signal();
                return true;
            }
        } finally {
            lock.unlock();
        }
        report(new HistoryException(
                "The history of " + database.name() + " is closed, so a call was not recorded.", null));
        return false;
    }

    /**
     * Writes {@code job} in a transaction of its own, after whatever waits, and returns once it is durable. Not for the
     * writer's or a listener's thread.
     */
    void perform(Job job) throws HistoryException {
        CompletableFuture<@Nullable SQLException> end = new CompletableFuture<>();
        Job watched = writing -> {
            try {
                alone(writing, job);
                end.complete(null);
            } catch (SQLException e) {
                end.complete(e);
            } catch (RuntimeException e) {
                end.completeExceptionally(e);
            }
        };
        if (!submit(watched, () -> end.complete(null))) {
            throw new HistoryException("The history of " + database.name() + " is closed.", null);
        }
        SQLException failure = end.join();
        if (failure != null) {
            throw database.explain(failure, "could not be changed");
        }
    }

    /** What was written before is committed first, so that a failure takes nothing else back. */
    private void alone(Writing writing, Job job) throws SQLException {
        commit(writing.sql());
        try {
            begin(writing.sql());
            job.write(writing);
            commit(writing.sql());
        } catch (SQLException | RuntimeException e) {
            writing.sql().connection().rollback();
            ledger.discard();
            texts.forget();
            throw e;
        } finally {
            // What follows in the batch goes on in a transaction of its own.
            begin(writing.sql());
        }
    }

    /** Where others write too, what was remembered of the database may have changed since. */
    private void begin(Sql open) throws SQLException {
        database.begin(open);
        if (database.shared()) {
            ledger.synchronise(open);
            ledger.forgetTags();
            texts.forget();
        }
    }

    private void commit(Sql open) throws SQLException {
        ledger.flush(open);
        open.connection().commit();
        database.flush(open);
        ledger.committed();
    }

    Texts texts() {
        return texts;
    }

    /** Counts the runs that are going on. */
    AtomicInteger running() {
        return running;
    }

    /** From now on what is cancelled was cut short by the end of the program. */
    void leave() {
        leaving = true;
    }

    boolean leaving() {
        return leaving;
    }

    /** Writes what waits, then stops. */
    @Override
    public void close() {
        stopAccepting();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        delivery.shutdown();
        try {
            if (!delivery.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("A listener has not taken the end of its call; the history is closed without waiting longer.");
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void stopAccepting() {
        lock.lock();
        try {
            closed = true;
            notFull.signalAll();
            notEmpty.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            for (List<Item> batch = take(); !batch.isEmpty(); batch = take()) {
                write(batch);
            }
        } finally {
            // After an Error, too, nobody may wait for an end that will not come.
            stopAccepting();
            for (List<Item> left = take(); !left.isEmpty(); left = take()) {
                left.forEach(this::deliver);
            }
            drop();
        }
    }

    /** The next items, in order; empty once the writer is closed and all is written. */
    private List<Item> take() {
        lock.lock();
        try {
            while (queue.isEmpty() && !closed) {
                notEmpty.awaitUninterruptibly();
            }
            List<Item> batch = new ArrayList<>(Math.min(queue.size(), BATCH));
            while (!queue.isEmpty() && batch.size() < BATCH) {
                batch.add(queue.poll());
            }
            notFull.signalAll();
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private void write(List<Item> batch) {
        try {
            transaction(batch);
        } catch (SQLException | RuntimeException e) {
            LOG.debug("A batch of the history failed; its parts are tried one by one.", e);
            oneByOne(batch);
        }
        batch.forEach(this::deliver);
    }

    /** So that one bad record takes no other with it, and a connection that broke is replaced. */
    private void oneByOne(List<Item> batch) {
        drop();
        @Nullable HistoryException first = null;
        for (Item item : batch) {
            try {
                transaction(List.of(item));
            } catch (SQLException e) {
                drop();
                first = first != null ? first : database.explain(e, "could not be written");
            } catch (RuntimeException e) {
                drop();
                first = first != null ? first : new HistoryException("A call could not be recorded: " + e, e);
            }
        }
        if (first != null) {
            report(first);
        }
    }

    private void transaction(List<Item> items) throws SQLException {
        Sql open = sql;
        if (open == null) {
            open = database.writing();
            open.connection().setAutoCommit(false);
            sql = open;
        }
        begin(open);
        Writing writing = new Writing(open, ledger, texts, database.writer());
        for (Item item : items) {
            item.job.write(writing);
        }
        commit(open);
    }

    /** Closing takes back what was not committed. */
    private void drop() {
        Sql open = sql;
        sql = null;
        ledger.discard();
        texts.forget();
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                LOG.debug("The history's connection did not close well.", e);
            }
        }
    }

    private void deliver(Item item) {
        Runnable after = item.after;
        if (after != null) {
            delivery.execute(() -> guarded(after));
        }
    }

    private void report(HistoryException failure) {
        guarded(() -> failures.accept(failure));
    }

    private static void guarded(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            LOG.warn("A listener of the history failed.", e);
        }
    }
}
