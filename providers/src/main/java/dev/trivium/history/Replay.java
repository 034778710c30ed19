package dev.trivium.history;

import dev.trivium.chat.Answer;
import dev.trivium.chat.AnswerBuilder;
import dev.trivium.chat.ChatCall;
import dev.trivium.chat.ChatError;
import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ChatListener;
import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One replay while it runs. Its events come one at a time: by the lock, whichever thread the timer uses. */
final class Replay implements ChatCall {

    private static final ChatError CANCELLED =
            ChatError.of(ErrorKind.CANCELLED, "The replay was stopped.", "", "Replay it again to see it to its end.");

    private record Open(Origin origin, AnswerBuilder answer) {}

    private final List<ChatEvent> script;
    private final long startNanos;
    private final double speed;
    private final ReplayTimer timer;
    private final ChatListener listener;
    private final Map<String, Open> open = new LinkedHashMap<>();
    private int next;

    /** @param script never empty; begins with the root's opening and ends with its end */
    Replay(List<ChatEvent> script, double speed, ReplayTimer timer, ChatListener listener) {
        this.script = script;
        this.startNanos = script.get(0).nanos();
        this.speed = speed;
        this.timer = timer;
        this.listener = listener;
    }

    void start() {
        timer.after(Duration.ZERO, this::play);
    }

    @Override
    public void cancel() {
        timer.after(Duration.ZERO, this::stop);
    }

    /** Tells everything that is due, then waits for what follows. */
    private synchronized void play() {
        while (next < script.size()) {
            long wait = wait(script.get(next));
            if (wait > 0) {
                timer.after(Duration.ofNanos(wait), this::play);
                return;
            }
            tell(script.get(next++));
        }
    }

    private long wait(ChatEvent event) {
        if (speed == 0) {
            return 0;
        }
        long due = (long) ((event.nanos() - startNanos) / speed);
        return startNanos + due - timer.nanos();
    }

    private synchronized void stop() {
        if (next >= script.size()) {
            return;
        }
        if (next == 0) {
            tell(script.get(0));
        }
        next = script.size();
        long now = timer.nanos();
        List<Open> innermostFirst = new ArrayList<>(open.values());
        Collections.reverse(innermostFirst);
        for (Open call : innermostFirst) {
            Answer partial = call.answer.build(now);
            listener.on(new ChatEvent.Failed(call.origin, now, CANCELLED, partial));
        }
    }

    private void tell(ChatEvent event) {
        String id = event.origin().callId();
        if (event instanceof ChatEvent.Opened opened) {
            open.put(id, new Open(opened.origin(), new AnswerBuilder(opened.nanos()).attempts(1)));
        } else if (event.terminal()) {
            open.remove(id);
        } else {
            gather(event);
        }
        listener.on(event);
    }

    /** What is output of a call is output of those above it, unless it is held. */
    private void gather(ChatEvent event) {
        Open call = open.get(event.origin().callId());
        boolean passedOn = true;
        while (call != null && passedOn) {
            if (event instanceof ChatEvent.Text text) {
                call.answer.text(text.nanos(), text.text());
            } else if (event instanceof ChatEvent.Reasoning reasoning) {
                call.answer.reasoning(reasoning.nanos(), reasoning.text());
            } else if (event instanceof ChatEvent.ToolCalled tool) {
                call.answer.toolCall(tool.nanos(), tool.call());
            }
            passedOn = !call.origin.held();
            String parent = call.origin.parentId();
            call = parent == null ? null : open.get(parent);
        }
    }
}
