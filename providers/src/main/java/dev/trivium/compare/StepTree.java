package dev.trivium.compare;

import dev.trivium.chat.Answer;
import dev.trivium.chat.ChatError;
import dev.trivium.chat.ChatEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the events of a route's run into the tree of its steps and calls. It can be asked at any time, while the run
 * goes on too. Not safe for several threads.
 *
 * <p>An event names a step by its path only. Where one step was entered twice at the same time, as two branches of a
 * parallel step can be, what follows belongs to the older one that still waits for it.
 */
public final class StepTree {

    private final List<Step> roots = new ArrayList<>();
    private final List<Step> open = new ArrayList<>();
    private final Map<String, Call> calls = new HashMap<>();
    private @Nullable String rootCall;
    private long started;
    private int entered;

    /** The tree of a whole run. */
    public static StepTree of(Iterable<ChatEvent> events) {
        StepTree tree = new StepTree();
        events.forEach(tree::on);
        return tree;
    }

    /** @return whether it changed the tree */
    public boolean on(ChatEvent event) {
        String call = event.origin().callId();
        if (rootCall == null) {
            rootCall = call;
            started = event.nanos();
        }
        if (event instanceof ChatEvent.StepEntered step) {
            enter(step);
        } else if (event instanceof ChatEvent.StepLeft step) {
            leave(step);
        } else if (call.equals(rootCall)) {
            return false;
        } else if (event instanceof ChatEvent.Opened opened) {
            open(opened);
        } else if (event instanceof ChatEvent.Completed completed) {
            end(call, event.nanos(), completed.answer(), null);
        } else if (event instanceof ChatEvent.Failed failed) {
            end(call, event.nanos(), failed.partial(), failed.error());
        } else {
            return false;
        }
        return true;
    }

    /** The steps that were entered first, with everything below them. */
    public List<StepNode> steps() {
        return roots.stream().map(this::node).toList();
    }

    /** How many steps were entered. */
    public int size() {
        return entered;
    }

    private void enter(ChatEvent.StepEntered event) {
        Step step = new Step(event, entered++);
        List<String> path = event.origin().path();
        Step above = path.isEmpty() ? null : newest(event.origin().callId(), path.subList(0, path.size() - 1));
        Call inner = calls.get(event.origin().callId());
        if (above != null) {
            above.steps.add(step);
        } else if (inner != null) {
            inner.steps.add(step);
        } else {
            roots.add(step);
        }
        open.add(step);
    }

    private @Nullable Step newest(String call, List<String> path) {
        for (int i = open.size() - 1; i >= 0; i--) {
            if (open.get(i).isAt(call, path)) {
                return open.get(i);
            }
        }
        return null;
    }

    private void leave(ChatEvent.StepLeft event) {
        Step left = null;
        for (Step step : open) {
            boolean here = step.isAt(event.origin().callId(), event.origin().path());
            if (here && (left == null || (left.busy() && !step.busy()))) {
                left = step;
            }
        }
        if (left != null) {
            left.end = event;
            open.remove(left);
        }
    }

    private void open(ChatEvent.Opened event) {
        Call call = new Call(event);
        Step asking = null;
        for (Step step : open) {
            if (step.begin.origin().path().equals(event.origin().path())
                    && (asking == null || !asking.calls.isEmpty())) {
                asking = step;
            }
        }
        calls.put(event.origin().callId(), call);
        if (asking != null) {
            asking.calls.add(call);
        }
    }

    private void end(String callId, long nanos, Answer answer, @Nullable ChatError error) {
        Call call = calls.get(callId);
        if (call != null) {
            call.endNanos = nanos;
            call.answer = answer;
            call.error = error;
        }
    }

    private StepNode node(Step step) {
        ChatEvent.StepEntered begin = step.begin;
        ChatEvent.StepLeft end = step.end;
        return new StepNode(
                step.number,
                begin.origin().path(),
                begin.kind(),
                begin.reason(),
                begin.origin().held(),
                between(started, begin.nanos()),
                end == null ? null : between(begin.nanos(), end.nanos()),
                end == null ? null : end.outcome(),
                end == null ? null : end.reason(),
                end == null ? null : end.error(),
                end == null ? null : end.usage(),
                end == null ? null : end.cost(),
                step.calls.stream().map(this::node).toList(),
                step.steps.stream().map(this::node).toList());
    }

    private CallNode node(Call call) {
        return new CallNode(
                call.begin.origin().callId(),
                call.begin.model().original(),
                call.begin.origin().held(),
                call.begin.simulated(),
                between(started, call.begin.nanos()),
                call.answer == null ? null : between(call.begin.nanos(), call.endNanos),
                call.answer,
                call.error,
                call.steps.stream().map(this::node).toList());
    }

    private static Duration between(long from, long to) {
        return Duration.ofNanos(Math.max(0, to - from));
    }

    private static final class Step {

        private final ChatEvent.StepEntered begin;
        private final int number;
        private final List<Call> calls = new ArrayList<>();
        private final List<Step> steps = new ArrayList<>();
        private ChatEvent.@Nullable StepLeft end;

        Step(ChatEvent.StepEntered begin, int number) {
            this.begin = begin;
            this.number = number;
        }

        boolean isAt(String call, List<String> path) {
            return begin.origin().callId().equals(call) && begin.origin().path().equals(path);
        }

        boolean busy() {
            return calls.stream().anyMatch(call -> call.answer == null)
                    || steps.stream().anyMatch(step -> step.end == null);
        }
    }

    private static final class Call {

        private final ChatEvent.Opened begin;
        private final List<Step> steps = new ArrayList<>();
        private long endNanos;
        private @Nullable Answer answer;
        private @Nullable ChatError error;

        Call(ChatEvent.Opened begin) {
            this.begin = begin;
        }
    }
}
