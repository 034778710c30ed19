package dev.trivium.history;

import dev.trivium.chat.Answer;
import dev.trivium.chat.ChatError;
import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ChatListener;
import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.Origin;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records the calls of one run. The run is running while a column is, and finished once every column that was asked for
 * has ended. Safe for use by several threads.
 */
public final class RunRecorder {

    private static final Logger LOG = LoggerFactory.getLogger(RunRecorder.class);

    private final String runId;
    private final @Nullable String prompt;
    private final Writer writer;
    private final Clock clock;
    private final Object lock = new Object();
    private int running;

    /** Only the writer's thread uses it: whether a column was stopped because the program ends. */
    private boolean wasCutShort;

    RunRecorder(String runId, @Nullable String prompt, Writer writer, Clock clock) {
        this.runId = runId;
        this.prompt = prompt;
        this.writer = writer;
        this.clock = clock;
    }

    public String runId() {
        return runId;
    }

    /**
     * A listener for one root call and the calls below it. From now on the run counts as running until that root ends.
     *
     * <p>Every event goes on to {@code downstream} at once, on the thread that brought it, except the root's terminal
     * event: it follows on a thread of the history's, once the record is durable, or once it is clear that it cannot be
     * written (which the history's own listener hears). Pieces of an answer are never written, so a stream does not wait
     * for the disk; the opening and the end of a call wait only while some thousands of records are waiting.
     *
     * <p>A replay goes through without a record: it happened before.
     *
     * @param index the column, from 0; a column that is tried again takes its index again
     * @param downstream must not wait for the history to be closed
     */
    public ChatListener column(int index, ChatListener downstream) {
        // Under a lock, so that the states are written in the order in which they came about.
        synchronized (lock) {
            if (running++ == 0) {
                writer.running().incrementAndGet();
                writer.submit(w -> Rows.runState(w.sql(), runId, RunState.RUNNING), null);
            }
        }
        return new Recording(index, downstream);
    }

    private final class Recording implements ChatListener {

        private final int index;
        private final ChatListener downstream;

        // The events of a call come one at a time, each seen by the next, so plain fields do.
        private @Nullable String rootId;
        private long openedNanos;
        private int steps;
        private boolean ended;
        private boolean replay;
        private @Nullable String route;
        private final Map<String, Open> open = new LinkedHashMap<>();

        Recording(int index, ChatListener downstream) {
            this.index = index;
            this.downstream = downstream;
        }

        @Override
        public void on(ChatEvent event) {
            if (ended) {
                LOG.warn("An event came after the end of its call and was dropped.");
                return;
            }
            if (rootId == null) {
                rootId = event.origin().callId();
                openedNanos = event.nanos();
                begin(event);
            }
            if (event.terminal() && event.origin().callId().equals(rootId)) {
                ended = true;
                endRoot(event);
                return;
            }
            handOn(event);
            if (!replay) {
                record(event);
            }
        }

        private void begin(ChatEvent event) {
            if (event instanceof ChatEvent.Opened opened) {
                replay = opened.model().isReplay();
                route = opened.model().isRoute() ? opened.model().model() : null;
            }
        }

        private void record(ChatEvent event) {
            if (event instanceof ChatEvent.Opened opened) {
                OpenCall call = opened(opened);
                writer.submit(w -> Rows.opened(w, runId, index, call), null);
            } else if (event instanceof ChatEvent.StepEntered || event instanceof ChatEvent.StepLeft) {
                int seq = steps++;
                String callId = event.origin().callId();
                StepRecord step = StepRecord.of(event, Duration.ofNanos(event.nanos() - openedNanos));
                writer.submit(w -> Rows.step(w.sql(), callId, seq, step), null);
            } else if (event.terminal()) {
                EndedCall call = ended(event);
                if (call != null) {
                    writer.submit(w -> Rows.ended(w, call), null);
                }
            } else {
                piece(event);
            }
        }

        private OpenCall opened(ChatEvent.Opened event) {
            Origin origin = event.origin();
            Open parent = origin.parentId() == null ? null : open.get(origin.parentId());
            if (parent != null) {
                parent.leaf = false;
            }
            OpenCall call = new OpenCall(
                    origin,
                    event.model(),
                    event.simulated(),
                    clock.instant().truncatedTo(ChronoUnit.MICROS),
                    event.nanos() - openedNanos,
                    () -> RequestJson.write(event.request()));
            open.put(origin.callId(), new Open(call, new TimelineBuilder(event.nanos())));
            return call;
        }

        private void piece(ChatEvent event) {
            Open call = open.get(event.origin().callId());
            if (call == null) {
                return;
            }
            if (event instanceof ChatEvent.Text text) {
                call.timeline.add(Timeline.Kind.TEXT, text.nanos(), text.text().length());
            } else if (event instanceof ChatEvent.Reasoning reasoning) {
                int length = reasoning.text().length();
                call.timeline.add(Timeline.Kind.REASONING, reasoning.nanos(), length);
            } else if (event instanceof ChatEvent.ToolCalled tool) {
                call.timeline.add(Timeline.Kind.TOOL_CALL, tool.nanos(), 0);
            }
        }

        /** Null for the end of a call that never began. */
        private @Nullable EndedCall ended(ChatEvent event) {
            Open call = open.remove(event.origin().callId());
            if (call == null) {
                return null;
            }
            ChatError error = event instanceof ChatEvent.Failed failed ? failed.error() : null;
            Answer answer = event instanceof ChatEvent.Failed failed
                    ? failed.partial()
                    : ((ChatEvent.Completed) event).answer();
            return new EndedCall(
                    call.call,
                    runId,
                    call.leaf && !call.call.model().isRoute(),
                    route,
                    prompt,
                    answer,
                    error,
                    call.timeline.end(event.nanos()));
        }

        /** Calls below the root should have ended before it; one that was left open counts as interrupted. */
        private void endRoot(ChatEvent event) {
            EndedCall call = replay ? null : ended(event);
            List<String> abandoned = List.copyOf(open.keySet());
            boolean cutShort = writer.leaving()
                    && event instanceof ChatEvent.Failed failed
                    && failed.error().kind() == ErrorKind.CANCELLED;
            boolean taken;
            synchronized (lock) {
                boolean last = --running == 0;
                if (last) {
                    writer.running().decrementAndGet();
                }
                taken = writer.submit(w -> endRoot(w, call, abandoned, last, cutShort), () -> handOn(event));
            }
            if (!taken) {
                handOn(event);
            }
        }

        private void endRoot(
                Writing w, @Nullable EndedCall call, List<String> abandoned, boolean last, boolean cutShort)
                throws SQLException {
            if (call != null) {
                Rows.ended(w, call);
            }
            wasCutShort |= cutShort;
            if (call != null && cutShort) {
                Rows.cutShort(w.sql(), call.open().origin().callId());
            }
            for (String callId : abandoned) {
                Rows.interrupted(w.sql(), callId);
            }
            if (last) {
                Rows.runState(w.sql(), runId, wasCutShort ? RunState.INTERRUPTED : RunState.FINISHED);
            }
        }

        private void handOn(ChatEvent event) {
            try {
                downstream.on(event);
            } catch (RuntimeException e) {
                LOG.warn("A listener of a call failed.", e);
            }
        }
    }

    /** A call that has begun and not ended. */
    private static final class Open {

        private final OpenCall call;
        private final TimelineBuilder timeline;
        private boolean leaf = true;

        Open(OpenCall call, TimelineBuilder timeline) {
            this.call = call;
            this.timeline = timeline;
        }
    }
}
