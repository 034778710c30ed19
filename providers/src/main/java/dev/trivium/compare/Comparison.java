package dev.trivium.compare;

import dev.trivium.chat.CallIds;
import dev.trivium.chat.ChatRequest;
import dev.trivium.history.History;
import dev.trivium.history.RunRecorder;
import dev.trivium.history.RunStart;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One prompt on several models. All columns start at once; each ends by itself, and none of them can stop another. Safe
 * for use by several threads.
 */
public final class Comparison {

    private final String runId;
    private final List<ColumnRun> columns = new ArrayList<>();
    private CompletableFuture<List<Result>> done = new CompletableFuture<>();
    private boolean allEnded;

    private Comparison(
            String runId, List<Column> columns, @Nullable RunRecorder recorder, ComparisonListener listener) {
        this.runId = runId;
        for (int index = 0; index < columns.size(); index++) {
            this.columns.add(new ColumnRun(index, columns.get(index), recorder, listener, this::columnEnded));
        }
    }

    /**
     * Starts all columns and returns at once. The first events may arrive before this method returns.
     *
     * <p>Where a history is given, the end of a column is heard only once its record is durable. While the history has
     * thousands of records waiting this method waits too, so call it from a background thread.
     *
     * @param columns what is asked; one column's samples are contestants of their own, each with its index in this list
     * @param history null to leave no record
     * @param listener if it throws, the event is lost to it and nothing else happens
     * @throws IllegalArgumentException if there is no column
     */
    public static Comparison start(
            RunStart start, List<Column> columns, @Nullable History history, ComparisonListener listener) {
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("A comparison needs at least one model.");
        }
        RunRecorder recorder = history == null ? null : history.begin(start);
        String runId = recorder == null ? CallIds.next() : recorder.runId();
        Comparison comparison = new Comparison(runId, columns, recorder, listener);
        // All are announced before the first begins, so that the run is not over when a quick first column is.
        List<Runnable> starts = new ArrayList<>();
        for (ColumnRun column : comparison.columns) {
            starts.add(column.prepare(column.request()));
        }
        starts.forEach(Runnable::run);
        return comparison;
    }

    /** The run's id, by which the history finds it. */
    public String runId() {
        return runId;
    }

    /** Stops one column; its end is heard as a failure of kind {@code cancelled}. Does nothing once it has ended. */
    public void cancel(int column) {
        columns.get(column).cancel();
    }

    public void cancelAll() {
        columns.forEach(ColumnRun::cancel);
    }

    /**
     * Starts one column again, in the same run: a new root call of the same column. Does nothing while the column still
     * runs. {@link #done} then waits for it. May wait for the disk as {@link #start} does.
     */
    public void retry(int column) {
        again(column, columns.get(column).request());
    }

    /**
     * Asks one column something else in the same run, such as the next round of a conversation with tools: a new root call
     * of the same column. Does nothing while the column still runs. {@link #done} then waits for it, and the column's result
     * is that of the newest call. May wait for the disk as {@link #start} does.
     */
    public void ask(int column, ChatRequest request) {
        again(column, request);
    }

    private void again(int column, ChatRequest request) {
        Runnable start;
        synchronized (this) {
            ColumnRun run = columns.get(column);
            if (run.result() == null) {
                return;
            }
            start = run.prepare(request);
            if (allEnded) {
                allEnded = false;
                done = new CompletableFuture<>();
            }
        }
        start.run();
    }

    /** Completes, never exceptionally, when every column has ended: the results in the order of the columns. */
    public synchronized CompletableFuture<List<Result>> done() {
        return done.copy();
    }

    private void columnEnded() {
        CompletableFuture<List<Result>> complete;
        List<Result> results = new ArrayList<>();
        synchronized (this) {
            for (ColumnRun column : columns) {
                Result result = column.heardResult();
                if (result == null) {
                    return;
                }
                results.add(result);
            }
            allEnded = true;
            complete = done;
        }
        complete.complete(List.copyOf(results));
    }
}
