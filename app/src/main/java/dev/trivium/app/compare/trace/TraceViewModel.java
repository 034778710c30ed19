package dev.trivium.app.compare.trace;

import dev.trivium.chat.ChatEvent;
import dev.trivium.compare.StepTree;
import java.time.Duration;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What a route did so far, and how long it has been at it. FX thread only. */
public final class TraceViewModel {

    private final ReadOnlyObjectWrapper<List<TraceRow>> rows = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Duration> elapsed = new ReadOnlyObjectWrapper<>(Duration.ZERO);
    private StepTree tree = new StepTree();
    private long startedNanos;
    private boolean started;

    public void clear() {
        tree = new StepTree();
        started = false;
        elapsed.set(Duration.ZERO);
        rows.set(List.of());
    }

    public void on(ChatEvent event) {
        if (!started) {
            started = true;
            startedNanos = event.nanos();
        }
        if (tree.on(event)) {
            tick(event.nanos());
            rows.set(TraceRows.of(tree.steps()));
        }
    }

    /** Lets the time of what runs go on. */
    public void tick(long nanos) {
        Duration now = Duration.ofNanos(nanos - startedNanos);
        if (started && now.compareTo(elapsed.get()) > 0) {
            elapsed.set(now);
        }
    }

    /** How many steps were entered. */
    public int size() {
        return tree.size();
    }

    /** The whole tree to copy, the answers of candidates included. */
    public String text() {
        return TraceText.of(rows.get(), elapsed.get());
    }

    ReadOnlyObjectProperty<List<TraceRow>> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    /** Since the route began. */
    ReadOnlyObjectProperty<Duration> elapsedProperty() {
        return elapsed.getReadOnlyProperty();
    }
}
