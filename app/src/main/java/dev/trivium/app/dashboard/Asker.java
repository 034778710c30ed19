package dev.trivium.app.dashboard;

import dev.trivium.history.HistoryException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks in the background, and drops what is no longer wanted: each question of one asker makes those before it void. Ask
 * on the FX thread; answers come there.
 */
final class Asker {

    private static final Logger LOG = LoggerFactory.getLogger(Asker.class);

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
            } catch (RuntimeException e) {
                LOG.error("A question to the history failed.", e);
                why = "The history gave an answer that cannot be shown: " + e + ". The log has the details.";
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
