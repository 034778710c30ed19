package dev.trivium.app.controls;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** What was done on a screen outside its texts, so that it can be undone and done again, the last first. One thread. */
public final class UndoStack {

    private static final int MOST = 100;

    private record Step(Runnable undo, Runnable redo) {}

    private final Deque<Step> done = new ArrayDeque<>();
    private final Deque<Step> undone = new ArrayDeque<>();

    /** Remembers something that has just been done; what was undone before cannot be done again then. */
    public void did(Runnable undo, Runnable redo) {
        done.push(new Step(undo, redo));
        if (done.size() > MOST) {
            done.removeLast();
        }
        undone.clear();
    }

    public boolean canUndo() {
        return !done.isEmpty();
    }

    public boolean canRedo() {
        return !undone.isEmpty();
    }

    /** Does nothing if there is nothing to undo. */
    public void undo() {
        @Nullable Step step = done.poll();
        if (step != null) {
            undone.push(step);
            step.undo().run();
        }
    }

    /** Does nothing if nothing was undone. */
    public void redo() {
        @Nullable Step step = undone.poll();
        if (step != null) {
            done.push(step);
            step.redo().run();
        }
    }
}
