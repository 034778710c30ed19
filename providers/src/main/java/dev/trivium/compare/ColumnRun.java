package dev.trivium.compare;

import dev.trivium.chat.AnswerBuilder;
import dev.trivium.chat.ChatCall;
import dev.trivium.chat.ChatError;
import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ChatListener;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.Origin;
import dev.trivium.history.RunRecorder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One column while it runs, and its result afterwards; can be started again. */
final class ColumnRun {

    private static final Logger LOG = LoggerFactory.getLogger(ColumnRun.class);

    private final int index;
    private final Column column;
    private final @Nullable RunRecorder recorder;
    private final ComparisonListener listener;
    private final Runnable ended;

    private @Nullable Try current;
    private @Nullable ChatCall call;
    private @Nullable Result result;
    private boolean cancelled;
    private boolean heard;

    ColumnRun(int index, Column column, @Nullable RunRecorder recorder, ComparisonListener listener, Runnable ended) {
        this.index = index;
        this.column = column;
        this.recorder = recorder;
        this.listener = listener;
        this.ended = ended;
    }

    /** What the run began with. */
    ChatRequest request() {
        return column.request();
    }

    /** Null while the column runs. */
    synchronized @Nullable Result result() {
        return result;
    }

    /** The result once the listener has heard of it; null before. */
    synchronized @Nullable Result heardResult() {
        return heard ? result : null;
    }

    void cancel() {
        ChatCall running;
        synchronized (this) {
            cancelled = true;
            running = call;
        }
        if (running != null) {
            running.cancel();
        }
    }

    /** Announces one more try, so that the column runs from now on; what is returned starts it. */
    Runnable prepare(ChatRequest request) {
        Try next = new Try(request);
        synchronized (this) {
            current = next;
            result = null;
            call = null;
            cancelled = false;
            heard = false;
        }
        int place = column.place() == null ? index : column.place();
        ChatListener first = recorder == null ? next : recorder.column(place, next);
        return () -> start(next, first);
    }

    private void start(Try next, ChatListener first) {
        ChatCall started;
        try {
            started = column.model().start(next.request, next.origin, first);
        } catch (RuntimeException e) {
            LOG.warn("A model could not be started.", e);
            next.failToStart(first, e);
            return;
        }
        boolean cancelNow;
        synchronized (this) {
            if (current != next || result != null) {
                return;
            }
            call = started;
            cancelNow = cancelled;
        }
        if (cancelNow) {
            started.cancel();
        }
    }

    /** Hears one try, after the recorder if there is one. */
    private final class Try implements ChatListener {

        private final ChatRequest request;
        private final Origin origin = Origin.root();
        private final WayTaken way = new WayTaken();
        private final StepTree tree = new StepTree();
        private volatile boolean opened;
        private boolean simulated = column.model().simulated();

        Try(ChatRequest request) {
            this.request = request;
        }

        @Override
        public void on(ChatEvent event) {
            if (event instanceof ChatEvent.Opened open && isRoot(event)) {
                opened = true;
                simulated = open.simulated();
            }
            if (isRoute()) {
                way.on(event);
                tree.on(event);
            }
            boolean last = event.terminal() && isRoot(event);
            if (last) {
                end(event);
            }
            tell(event);
            if (last) {
                synchronized (ColumnRun.this) {
                    heard = current == this;
                }
                ended.run();
            }
        }

        private boolean isRoute() {
            return column.model().address().isRoute();
        }

        private boolean isRoot(ChatEvent event) {
            return event.origin().callId().equals(origin.callId());
        }

        private void tell(ChatEvent event) {
            try {
                listener.on(index, event);
            } catch (RuntimeException e) {
                LOG.warn("A listener of a comparison failed.", e);
            }
        }

        private void end(ChatEvent event) {
            var path = isRoute() ? way.names() : null;
            var steps = isRoute() ? tree.steps() : null;
            Result end = null;
            if (event instanceof ChatEvent.Completed completed) {
                end = new Result(column.model().address(), completed.answer(), null, simulated, path, steps);
            } else if (event instanceof ChatEvent.Failed failed) {
                end = new Result(column.model().address(), failed.partial(), failed.error(), simulated, path, steps);
            }
            synchronized (ColumnRun.this) {
                result = end;
                call = null;
            }
        }

        /** A model never throws; if one does all the same, its column ends like any other that failed. */
        private void failToStart(ChatListener first, RuntimeException e) {
            long now = System.nanoTime();
            if (!opened) {
                first.on(new ChatEvent.Opened(origin, now, column.model().address(), request, simulated));
            }
            ChatError error = ChatError.of(
                    ErrorKind.UNAVAILABLE,
                    "The model " + column.model().address() + " could not be started.",
                    "The program failed inside (" + e.getClass().getSimpleName() + ").",
                    "Try again; if it happens again, report it.");
            first.on(new ChatEvent.Failed(origin, now, error, new AnswerBuilder(now).build(now)));
        }
    }
}
