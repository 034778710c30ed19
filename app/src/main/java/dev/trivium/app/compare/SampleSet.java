package dev.trivium.app.compare;

import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ModelAddress;
import dev.trivium.compare.Result;
import dev.trivium.compare.SampleSummary;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The samples of one column: the events of each are kept, so that any of them can be shown. FX thread only. */
public final class SampleSet {

    private static final class Track {

        private final RunSlot slot;
        private final List<ChatEvent> events = new ArrayList<>();
        private @Nullable Result result;

        Track(RunSlot slot) {
            this.slot = slot;
        }
    }

    private final List<Track> tracks = new ArrayList<>();
    private final ReadOnlyIntegerWrapper size = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper shown = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<@Nullable SampleSummary> summary = new ReadOnlyObjectWrapper<>();

    void begin(List<RunSlot> slots) {
        tracks.clear();
        slots.forEach(slot -> tracks.add(new Track(slot)));
        summary.set(null);
        shown.set(0);
        size.set(tracks.size());
    }

    /** The same samples from their first event. */
    void beginAgain() {
        for (Track track : tracks) {
            track.events.clear();
            track.result = null;
        }
        summary.set(null);
    }

    boolean contains(RunSlot slot) {
        return tracks.stream().anyMatch(track -> track.slot == slot);
    }

    /** Keeps the event; true if it belongs to the sample that is shown. */
    boolean hear(RunSlot slot, ChatEvent event, ModelAddress model, boolean simulated) {
        for (int i = 0; i < tracks.size(); i++) {
            Track track = tracks.get(i);
            if (track.slot == slot) {
                keep(track, event, model, simulated);
                return i == shown.get();
            }
        }
        return false;
    }

    private void keep(Track track, ChatEvent event, ModelAddress model, boolean simulated) {
        if (tracks.size() > 1) {
            track.events.add(event);
        }
        if (event.origin().parentId() != null) {
            return;
        }
        if (event instanceof ChatEvent.Opened) {
            track.result = null;
        } else if (event instanceof ChatEvent.Completed completed) {
            track.result = new Result(model, completed.answer(), null, simulated, null);
        } else if (event instanceof ChatEvent.Failed failed) {
            track.result = new Result(model, failed.partial(), failed.error(), simulated, null);
        }
    }

    void cancel() {
        tracks.stream().filter(track -> track.result == null).forEach(track -> track.slot.cancel());
    }

    void retry() {
        tracks.forEach(track -> track.slot.retry());
    }

    boolean running() {
        return tracks.size() > 1 && tracks.stream().anyMatch(track -> track.result == null);
    }

    /** What has happened in a sample so far; it is shown from now on. */
    List<ChatEvent> show(int index) {
        shown.set(index);
        return List.copyOf(tracks.get(index).events);
    }

    /** The slot of the sample that is shown; null before the first run. */
    @Nullable
    RunSlot slot() {
        return tracks.isEmpty() ? null : tracks.get(shown.get()).slot;
    }

    /** In order; null for one that still runs. */
    List<@Nullable Result> results() {
        List<@Nullable Result> results = new ArrayList<>();
        tracks.forEach(track -> results.add(track.result));
        return results;
    }

    void setSummary(SampleSummary value) {
        summary.set(value);
    }

    /** How many there are; 0 before the first run. */
    public ReadOnlyIntegerProperty sizeProperty() {
        return size.getReadOnlyProperty();
    }

    /** Which one the column shows, from 0. */
    public ReadOnlyIntegerProperty shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Of those that have ended; null before the first has, and for a single sample. */
    public ReadOnlyObjectProperty<@Nullable SampleSummary> summaryProperty() {
        return summary.getReadOnlyProperty();
    }
}
