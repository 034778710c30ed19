package dev.trivium.app.dashboard;

import dev.trivium.history.HistoryException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks in the background, and drops what is no longer wanted: each question of one asker makes those before it void. Ask
 * on the FX thread; answers come there.
 */
final class Asker {

    @FunctionalInterface
    interface Question<T> {
        T ask() throws HistoryException;
    }

    private final Executor work;
    private final Executor ui;
    private final AtomicLong version = new AtomicLong();

    Asker(Executor work, Executor ui) {
        this.work = work;
        this.ui = ui;
    }

    <T> void ask(Question<T> question, Consumer<T> answer, Consumer<String> problem) {
        long asked = version.incrementAndGet();
        work.execute(() -> {
            if (asked != version.get()) {
                return;
            }
            @Nullable T found = null;
            String why = "";
            try {
                found = question.ask();
            } catch (HistoryException e) {
                why = String.valueOf(e.getMessage());
            }
            T result = found;
            String reason = why;
            ui.execute(() -> {
                if (asked != version.get()) {
                    return;
                }
                if (result == null) {
                    problem.accept(reason);
                } else {
                    answer.accept(result);
                }
            });
        });
    }

    /** What was asked is no longer wanted. */
    void forget() {
        version.incrementAndGet();
    }
}
