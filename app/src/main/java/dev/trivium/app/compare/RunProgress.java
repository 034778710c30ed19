package dev.trivium.app.compare;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** How far all columns are, together. FX thread only. */
final class RunProgress {

    private static final List<PaneState> ORDER = List.of(
            PaneState.DONE,
            PaneState.NEEDS_RESULT,
            PaneState.STREAMING,
            PaneState.THINKING,
            PaneState.ASKED,
            PaneState.RETRYING,
            PaneState.FAILED,
            PaneState.STOPPED);

    private final List<PaneViewModel> columns;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper calls = new ReadOnlyStringWrapper("No calls running");
    private final ReadOnlyDoubleWrapper longestSeconds = new ReadOnlyDoubleWrapper();
    private final ReadOnlyDoubleWrapper highestUsd = new ReadOnlyDoubleWrapper();

    /** @param columns as they are at any time */
    RunProgress(List<PaneViewModel> columns) {
        this.columns = columns;
    }

    /** Counts anew. */
    void update() {
        Map<PaneState, Integer> counts = new EnumMap<>(PaneState.class);
        columns.forEach(column -> counts.merge(column.state(), 1, Integer::sum));
        List<String> words = new ArrayList<>();
        for (PaneState state : ORDER) {
            Integer count = counts.get(state);
            if (count != null) {
                words.add(state.word() + " " + count);
            }
        }
        summary.set(String.join(" · ", words));
        long active = columns.stream().filter(PaneViewModel::running).count();
        running.set(active > 0);
        calls.set(
                active == 0
                        ? "No calls running"
                        : active
                                + (active == 1 ? " call running" : " calls running")
                                + tail(counts, PaneState.DONE, "done")
                                + tail(counts, PaneState.FAILED, "failed"));
        measure();
    }

    private static String tail(Map<PaneState, Integer> counts, PaneState state, String word) {
        Integer count = counts.get(state);
        return count == null ? "" : " · " + count + " " + word;
    }

    /** Sets the scales of the meters anew. */
    void measure() {
        longestSeconds.set(columns.stream()
                .mapToDouble(column -> column.figures().latencySecondsProperty().get())
                .max()
                .orElse(0));
        highestUsd.set(columns.stream()
                .mapToDouble(column -> column.figures().costUsdProperty().get())
                .max()
                .orElse(0));
    }

    ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    ReadOnlyStringProperty callsProperty() {
        return calls.getReadOnlyProperty();
    }

    ReadOnlyDoubleProperty longestSecondsProperty() {
        return longestSeconds.getReadOnlyProperty();
    }

    ReadOnlyDoubleProperty highestUsdProperty() {
        return highestUsd.getReadOnlyProperty();
    }
}
