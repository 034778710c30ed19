package dev.trivium.history;

import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ChatListener;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private final Writer writer;
    private final Clock clock;
    private final Object lock = new Object();
    private int running;

    RunRecorder(String runId, Writer writer, Clock clock) {
        this.runId = runId;
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
                writer.submit(sql -> Rows.runState(sql, runId, RunState.RUNNING), null);
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
        private final Set<String> openBelow = new HashSet<>();
        private final Map<String, TimelineBuilder> timelines = new HashMap<>();

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
                replay = event instanceof ChatEvent.Opened opened
                        && opened.model().isReplay();
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

        private void record(ChatEvent event) {
            if (event instanceof ChatEvent.Opened opened) {
                if (!opened.origin().callId().equals(rootId)) {
                    openBelow.add(opened.origin().callId());
                }
                timelines.put(opened.origin().callId(), new TimelineBuilder(event.nanos()));
                Instant at = clock.instant();
                long offset = event.nanos() - openedNanos;
                writer.submit(sql -> Rows.opened(sql, runId, index, at, offset, opened), null);
            } else if (event instanceof ChatEvent.StepEntered || event instanceof ChatEvent.StepLeft) {
                int seq = steps++;
                long offset = event.nanos() - openedNanos;
                writer.submit(sql -> Rows.step(sql, seq, offset, event), null);
            } else if (event.terminal()) {
                openBelow.remove(event.origin().callId());
                Timeline timeline = timeline(event);
                writer.submit(sql -> end(sql, event, timeline), null);
            } else {
                piece(event);
            }
        }

        private void piece(ChatEvent event) {
            TimelineBuilder timeline = timelines.get(event.origin().callId());
            if (timeline == null) {
                return;
            }
            if (event instanceof ChatEvent.Text text) {
                timeline.add(Timeline.Kind.TEXT, text.nanos(), text.text().length());
            } else if (event instanceof ChatEvent.Reasoning reasoning) {
                timeline.add(
                        Timeline.Kind.REASONING,
                        reasoning.nanos(),
                        reasoning.text().length());
            } else if (event instanceof ChatEvent.ToolCalled tool) {
                timeline.add(Timeline.Kind.TOOL_CALL, tool.nanos(), 0);
            }
        }

        private @Nullable Timeline timeline(ChatEvent end) {
            TimelineBuilder timeline = timelines.remove(end.origin().callId());
            return timeline == null ? null : timeline.end(end.nanos());
        }

        /** Calls below the root should have ended before it; one that was left open counts as interrupted. */
        private void endRoot(ChatEvent event) {
            List<String> abandoned = List.copyOf(openBelow);
            Timeline timeline = timeline(event);
            boolean taken;
            synchronized (lock) {
                boolean last = --running == 0;
                taken = writer.submit(
                        sql -> {
                            if (!replay) {
                                end(sql, event, timeline);
                            }
                            for (String callId : abandoned) {
                                Rows.interrupted(sql, callId);
                            }
                            if (last) {
                                Rows.runState(sql, runId, RunState.FINISHED);
                            }
                        },
                        () -> handOn(event));
            }
            if (!taken) {
                handOn(event);
            }
        }

        private static void end(Sql sql, ChatEvent event, @Nullable Timeline timeline) throws SQLException {
            String id = event.origin().callId();
            if (event instanceof ChatEvent.Completed completed) {
                Rows.ended(sql, id, completed.answer(), null, timeline);
            } else if (event instanceof ChatEvent.Failed failed) {
                Rows.ended(sql, id, failed.partial(), failed.error(), timeline);
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
}
