package dev.trivium.history;

import dev.trivium.chat.Answer;
import dev.trivium.chat.AnswerBuilder;
import dev.trivium.chat.ChatError;
import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Origin;
import dev.trivium.chat.Part;
import dev.trivium.chat.StepOutcome;
import dev.trivium.chat.Timing;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

/** Makes the events of a recorded call and of the calls below it, in the order in which they happened. */
final class ReplayScript {

    private static final ChatError NEVER_ENDED = ChatError.of(
            ErrorKind.TRUNCATED,
            "This call never ended.",
            "The program ended before the answer was there, so the history has none.",
            "Open it in Compare and run it again.");

    /** @param order among events of one moment: openings from the outside in, then pieces, then ends from the inside out */
    private record Moment(long nanos, int order, ChatEvent event) {}

    private static final int INNERMOST = 1_000;

    private final CallRecord root;
    private final List<String> prefix;
    private final long start;
    private final List<Moment> moments = new ArrayList<>();

    private ReplayScript(CallRecord root, List<String> prefix, long start) {
        this.root = root;
        this.prefix = prefix;
        this.start = start;
    }

    static List<ChatEvent> of(CallRecord root, ChatRequest request, Origin origin, long startNanos) {
        ReplayScript script = new ReplayScript(root, origin.path(), startNanos);
        Moment last = script.call(root, request, origin);
        script.moments.sort(Comparator.comparingLong(Moment::nanos).thenComparingInt(Moment::order));
        List<ChatEvent> events = new ArrayList<>();
        script.moments.forEach(moment -> events.add(moment.event()));
        events.remove(last.event());
        events.add(last.event());
        return events;
    }

    /** @return the call's end */
    private Moment call(CallRecord call, ChatRequest request, Origin origin) {
        long opened = at(call.offset());
        int inside = 2 * call.path().size() + 1;
        add(
                opened,
                inside,
                new ChatEvent.Opened(origin, opened, ModelAddress.replay(call.model()), request, call.simulated()));
        for (StepRecord step : call.steps()) {
            step(step, origin);
        }
        for (CallRecord child : call.children()) {
            Origin below = new Origin(origin.child().callId(), origin.callId(), path(child.path()), child.held());
            call(child, StoredRequest.read(child.requestJson()).request(), below);
        }
        return pieces(call, origin, opened, inside);
    }

    private long at(Duration offset) {
        return start + Math.max(0, offset.minus(root.offset()).toNanos());
    }

    /** The path under the place where the replay stands. */
    private List<String> path(List<String> recorded) {
        List<String> path = new ArrayList<>(prefix);
        path.addAll(recorded.subList(Math.min(root.path().size(), recorded.size()), recorded.size()));
        return path;
    }

    private void step(StepRecord step, Origin call) {
        long at = at(step.offset());
        int inside = 2 * step.path().size();
        Origin origin = new Origin(call.callId(), call.parentId(), path(step.path()), step.held());
        if (step.entered()) {
            String kind = Objects.requireNonNullElse(step.kind(), "call");
            add(at, inside, new ChatEvent.StepEntered(origin, at, kind, step.reason()));
            return;
        }
        ChatError error = step.errorKind() == null
                ? null
                : ChatError.of(
                        CallRows.errorKind(step.errorKind()),
                        Objects.requireNonNullElse(step.error(), "The step failed."),
                        "",
                        "");
        StepOutcome outcome =
                step.outcome() != null ? step.outcome() : error == null ? StepOutcome.ANSWERED : StepOutcome.FAILED;
        add(
                at,
                2 * INNERMOST - inside,
                new ChatEvent.StepLeft(origin, at, error, outcome, step.reason(), step.usage(), step.cost()));
    }

    private Moment pieces(CallRecord call, Origin origin, long opened, int inside) {
        Playing playing = new Playing(call, origin, opened);
        Timeline timeline = call.timeline();
        long end = opened + (call.timing() == null ? 0 : call.timing().total().toNanos());
        for (Timeline.Piece piece : timeline == null ? List.<Timeline.Piece>of() : timeline.pieces()) {
            long at = opened + piece.at().toNanos();
            if (piece.kind() == Timeline.Kind.END) {
                end = at;
            } else {
                playing.piece(piece.kind(), at, piece.length());
            }
        }
        // What has no moment of its own is shown at the end; a route's text is shown by the calls below it.
        if (call.children().isEmpty()) {
            playing.rest(end);
        }
        ChatError error = call.state() == RunState.FINISHED ? call.error() : NEVER_ENDED;
        Answer answer = answer(call, playing);
        ChatEvent event = error == null
                ? new ChatEvent.Completed(origin, end, answer)
                : new ChatEvent.Failed(origin, end, error, answer);
        return add(end, 2 * INNERMOST - inside, event);
    }

    private Moment add(long nanos, int order, ChatEvent event) {
        Moment moment = new Moment(nanos, order, event);
        moments.add(moment);
        return moment;
    }

    private static Answer answer(CallRecord call, Playing playing) {
        Answer played = playing.answer(call);
        return new Answer(
                played.message(),
                call.finishReason(),
                call.rawFinishReason(),
                call.usage(),
                call.cost(),
                call.timing() == null ? new Timing(null, null, Duration.ZERO) : call.timing(),
                call.requestId(),
                call.servedModel(),
                call.attempts());
    }

    /** Cuts a call's texts into the pieces in which they came. */
    private final class Playing {

        private final Origin origin;
        private final AnswerBuilder builder;
        private final Deque<Part.ToolCall> tools;
        private String text;
        private String reasoning;

        Playing(CallRecord call, Origin origin, long opened) {
            this.origin = origin;
            this.builder = new AnswerBuilder(opened);
            this.tools = new ArrayDeque<>(StoredRequest.toolCalls(call.toolCallsJson()));
            this.text = call.text();
            this.reasoning = call.reasoning();
        }

        void piece(Timeline.Kind kind, long at, int length) {
            if (kind == Timeline.Kind.TEXT && !text.isEmpty()) {
                int cut = Math.min(length, text.length());
                text(at, text.substring(0, cut));
                text = text.substring(cut);
            } else if (kind == Timeline.Kind.REASONING && !reasoning.isEmpty()) {
                int cut = Math.min(length, reasoning.length());
                reasoning(at, reasoning.substring(0, cut));
                reasoning = reasoning.substring(cut);
            } else if (kind == Timeline.Kind.TOOL_CALL && !tools.isEmpty()) {
                tool(at, tools.removeFirst());
            }
        }

        void rest(long at) {
            piece(Timeline.Kind.REASONING, at, reasoning.length());
            piece(Timeline.Kind.TEXT, at, text.length());
            while (!tools.isEmpty()) {
                tool(at, tools.removeFirst());
            }
        }

        /** Everything of the call, shown here or by the calls below it. */
        Answer answer(CallRecord call) {
            long at = start;
            if (!reasoning.isEmpty()) {
                builder.reasoning(at, reasoning);
            }
            if (!text.isEmpty()) {
                builder.text(at, text);
            }
            tools.forEach(tool -> builder.toolCall(at, tool));
            return builder.attempts(call.attempts()).build(at);
        }

        private void text(long at, String piece) {
            builder.text(at, piece);
            add(at, INNERMOST, new ChatEvent.Text(origin, at, piece));
        }

        private void reasoning(long at, String piece) {
            builder.reasoning(at, piece);
            add(at, INNERMOST, new ChatEvent.Reasoning(origin, at, piece));
        }

        private void tool(long at, Part.ToolCall call) {
            builder.toolCall(at, call);
            add(at, INNERMOST, new ChatEvent.ToolCalled(origin, at, call));
        }
    }
}
