package dev.trivium.app.compare;

import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ModelAddress;
import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The way that a route took, gathered from its events. FX thread only. */
public final class RouteTrace {

    /**
     * One call on the way.
     *
     * @param step the step's name
     * @param model the model asked; null while unknown
     * @param failed whether it gave no answer
     * @param escalation whether the route came here because of an earlier failure
     */
    public record Stop(String step, @Nullable ModelAddress model, boolean failed, boolean escalation) {}

    private final ObservableList<Stop> stops = FXCollections.observableArrayList();

    /** Kept, because such a view hears the list only as long as somebody holds it. */
    private final ObservableList<Stop> shownStops = FXCollections.unmodifiableObservableList(stops);

    private final ReadOnlyStringWrapper reason = new ReadOnlyStringWrapper("");
    private String failure = "";

    void clear() {
        stops.clear();
        reason.set("");
        failure = "";
    }

    void on(ChatEvent event) {
        if (event instanceof ChatEvent.StepEntered entered) {
            String why = entered.reason();
            if (why != null && !why.isBlank()) {
                reason.set(sentence(why));
            }
        } else if (event instanceof ChatEvent.Opened opened && opened.origin().parentId() != null) {
            stops.add(new Stop(stepName(opened), opened.model(), false, !failure.isEmpty()));
        } else if (event instanceof ChatEvent.Failed failed && failed.origin().parentId() != null) {
            failure = failed.error().what();
            markLastFailed(failed.origin().path());
        }
    }

    private void markLastFailed(List<String> path) {
        if (stops.isEmpty() || path.isEmpty()) {
            return;
        }
        int last = stops.size() - 1;
        Stop stop = stops.get(last);
        if (stop.step().equals(path.get(path.size() - 1))) {
            stops.set(last, new Stop(stop.step(), stop.model(), true, stop.escalation()));
        }
    }

    private static String stepName(ChatEvent.Opened opened) {
        List<String> path = opened.origin().path();
        return path.isEmpty() ? opened.model().model() : path.get(path.size() - 1);
    }

    private static String sentence(String words) {
        String text = Character.toUpperCase(words.charAt(0)) + words.substring(1);
        return text.endsWith(".") ? text : text + ".";
    }

    public ObservableList<Stop> stops() {
        return shownStops;
    }

    /** Why the route went this way, one sentence; empty if there was no choice. */
    public ReadOnlyStringProperty reasonProperty() {
        return reason.getReadOnlyProperty();
    }
}
