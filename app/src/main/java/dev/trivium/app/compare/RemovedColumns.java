package dev.trivium.app.compare;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The columns that were removed, so that a removal can be undone. */
final class RemovedColumns {

    private static final int MOST = 20;

    private record Removed(int index, PaneViewModel column) {}

    private final Deque<Removed> removed = new ArrayDeque<>();

    void put(int index, PaneViewModel column) {
        removed.push(new Removed(index, column));
        if (removed.size() > MOST) {
            removed.removeLast();
        }
    }

    /** Puts the last one back to its place; false if there is none. */
    boolean back(List<PaneViewModel> columns) {
        Removed last = removed.poll();
        if (last == null) {
            return false;
        }
        columns.add(Math.min(last.index(), columns.size()), last.column());
        return true;
    }
}
