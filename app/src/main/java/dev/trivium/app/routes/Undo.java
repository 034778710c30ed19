package dev.trivium.app.routes;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a route's text was before each edit, without limit. What is typed in one go is one edit. */
final class Undo {

    /** A text, and what was selected. */
    record State(String text, List<String> selection) {}

    private final Deque<State> before = new ArrayDeque<>();
    private final Deque<State> after = new ArrayDeque<>();
    private boolean typing;

    void clear() {
        before.clear();
        after.clear();
        typing = false;
    }

    /** An edit follows. */
    void remember(String text, Set<String> selection) {
        before.push(new State(text, List.copyOf(selection)));
        after.clear();
        typing = false;
    }

    /** Something was typed. */
    void typed(String textBefore, Set<String> selection) {
        if (!typing) {
            remember(textBefore, selection);
        }
        typing = true;
    }

    Optional<State> undo(String text, Set<String> selection) {
        return step(before, after, new State(text, List.copyOf(selection)));
    }

    Optional<State> redo(String text, Set<String> selection) {
        return step(after, before, new State(text, List.copyOf(selection)));
    }

    private Optional<State> step(Deque<State> from, Deque<State> to, State now) {
        typing = false;
        if (from.isEmpty()) {
            return Optional.empty();
        }
        to.push(now);
        return Optional.of(from.pop());
    }

    boolean canUndo() {
        return !before.isEmpty();
    }

    boolean canRedo() {
        return !after.isEmpty();
    }
}
