package dev.trivium.app.compare;

import dev.trivium.app.controls.MarkedText.Layer;
import dev.trivium.app.controls.MarkedText.Look;
import dev.trivium.app.controls.MarkedText.Mark;
import dev.trivium.compare.TextDiff.Change;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The changes of one diff, one of which is the current one. */
final class ChangeWalk {

    /** @param at where it is, from 0 at the start to 1 at the end */
    record Place(double at, boolean removed, boolean added) {}

    /**
     * @param same the share of words that both have, in percent
     * @param places of the changes, in order
     */
    record Summary(int same, int added, int removed, List<Place> places) {}

    private final ReadOnlyObjectWrapper<@Nullable Summary> summary = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyIntegerWrapper index = new ReadOnlyIntegerWrapper(-1);
    private @Nullable InlineDiff diff;
    private @Nullable AnswerPort left;
    private @Nullable AnswerPort right;

    void clear() {
        diff = null;
        left = null;
        right = null;
        index.set(-1);
        summary.set(null);
    }

    /** Marks both drawn answers. */
    void sideBySide(AnswerPort before, AnswerPort after, InlineDiff found, int beforeLength, int afterLength) {
        diff = found;
        left = before;
        right = after;
        List<Mark> removed = new ArrayList<>();
        List<Mark> added = new ArrayList<>();
        List<Place> places = new ArrayList<>();
        for (Change change : found.diff().changes()) {
            boolean hasRemoved = change.beforeFrom() < change.beforeTo();
            boolean hasAdded = change.afterFrom() < change.afterTo();
            if (hasRemoved) {
                removed.add(new Mark(change.beforeFrom(), change.beforeTo(), Look.REMOVED));
            }
            if (hasAdded) {
                added.add(new Mark(change.afterFrom(), change.afterTo(), Look.ADDED));
            }
            double at = (change.beforeFrom() + change.afterFrom()) / Math.max(1.0, beforeLength + afterLength);
            places.add(new Place(at, hasRemoved, hasAdded));
        }
        before.rendered().mark(Layer.CHANGES, removed);
        after.rendered().mark(Layer.CHANGES, added);
        summary.set(summary(found, places));
    }

    /** Walks through a diff that its column has drawn. */
    void inline(AnswerPort port, InlineDiff found) {
        diff = found;
        left = null;
        right = port;
        summary.set(summary(found, places(found)));
    }

    static List<Place> places(InlineDiff found) {
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < found.changes().size(); i++) {
            Change change = found.diff().changes().get(i);
            places.add(new Place(
                    found.changes().get(i).from() / Math.max(1.0, found.length()),
                    change.beforeFrom() < change.beforeTo(),
                    change.afterFrom() < change.afterTo()));
        }
        return places;
    }

    private static Summary summary(InlineDiff found, List<Place> places) {
        int same = (int) Math.floor(found.diff().similarity() * 100);
        return new Summary(same, found.diff().added(), found.diff().removed(), List.copyOf(places));
    }

    /** Goes to a change; beyond the ends it goes round. */
    void go(int wanted) {
        InlineDiff found = diff;
        AnswerPort port = right;
        if (found == null || port == null || found.changes().isEmpty()) {
            return;
        }
        int size = found.changes().size();
        int next = index.get() < 0 && wanted < 0 ? size - 1 : Math.floorMod(wanted, size);
        index.set(next);
        AnswerPort base = left;
        if (base == null) {
            InlineDiff.Range range = found.changes().get(next);
            port.reveal(range.from(), range.to());
            return;
        }
        Change change = found.diff().changes().get(next);
        point(base, change.beforeFrom(), change.beforeTo());
        point(port, change.afterFrom(), change.afterTo());
    }

    private static void point(AnswerPort port, int from, int to) {
        port.rendered().mark(Layer.CURRENT, from < to ? List.of(new Mark(from, to, Look.HERE)) : List.of());
        port.reveal(from, to);
    }

    /** What the diff comes to; null while there is none. */
    ReadOnlyObjectProperty<@Nullable Summary> summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /** Which change is the current one, from 0; -1 before the first step. */
    ReadOnlyIntegerProperty indexProperty() {
        return index.getReadOnlyProperty();
    }

    int index() {
        return index.get();
    }

    /** The diff as text; empty while there is none. */
    String text() {
        return diff == null ? "" : diff.text();
    }
}
