package dev.trivium.app.compare;

import dev.trivium.app.compare.trace.TraceViewModel;
import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.StepOutcome;
import java.util.List;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
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
     * @param escalation whether the route came here because an earlier call failed or its answer was rejected
     */
    public record Stop(String step, @Nullable ModelAddress model, boolean failed, boolean escalation) {}

    private final ObservableList<Stop> stops = FXCollections.observableArrayList();

    /** Kept, because such a view hears the list only as long as somebody holds it. */
    private final ObservableList<Stop> shownStops = FXCollections.unmodifiableObservableList(stops);

    private final ReadOnlyStringWrapper reason = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper steps = new ReadOnlyIntegerWrapper();
    private final TraceViewModel tree = new TraceViewModel();
    private boolean escalating;

    void clear() {
        stops.clear();
        reason.set("");
        escalating = false;
        tree.clear();
        steps.set(0);
    }

    void on(ChatEvent event) {
        tree.on(event);
        steps.set(tree.size());
        if (event instanceof ChatEvent.StepEntered entered) {
            String why = entered.reason();
            if (why != null && !why.isBlank()) {
                reason.set(sentence(why));
            }
        } else if (event instanceof ChatEvent.Opened opened && opened.origin().parentId() != null) {
            stops.add(new Stop(stepName(opened), opened.model().original(), false, escalating));
        } else if (event instanceof ChatEvent.Failed failed && failed.origin().parentId() != null) {
            escalating = true;
            markLastFailed(failed.origin().path());
        } else if (event instanceof ChatEvent.StepLeft left && left.outcome() == StepOutcome.REJECTED) {
            escalating = true;
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

    /** Lets the time of what runs go on. */
    void tick(long nanos) {
        tree.tick(nanos);
    }

    /** Every step with what was asked there. */
    public TraceViewModel tree() {
        return tree;
    }

    /** How many steps were entered. */
    public ReadOnlyIntegerProperty stepsProperty() {
        return steps.getReadOnlyProperty();
    }

    public ObservableList<Stop> stops() {
        return shownStops;
    }

    /** Why the route went this way, one sentence; empty if there was no choice. */
    public ReadOnlyStringProperty reasonProperty() {
        return reason.getReadOnlyProperty();
    }
}
