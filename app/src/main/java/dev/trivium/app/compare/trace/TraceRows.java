package dev.trivium.app.compare.trace;

import dev.trivium.chat.Answer;
import dev.trivium.chat.ChatError;
import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.StepOutcome;
import dev.trivium.compare.CallNode;
import dev.trivium.compare.StepNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lays the tree of a route's steps out as lines, from the top. */
final class TraceRows {

    private final List<TraceRow> rows = new ArrayList<>();

    private TraceRows() {}

    static List<TraceRow> of(List<StepNode> steps) {
        TraceRows all = new TraceRows();
        steps.forEach(step -> all.add(step, 0));
        return List.copyOf(all.rows);
    }

    private void add(StepNode step, int depth) {
        CallNode only = step.calls().size() == 1 ? step.calls().get(0) : null;
        rows.add(new TraceRow(
                "step-" + step.number(),
                depth,
                step.name(),
                step.kind(),
                only == null ? null : only.model(),
                state(step, only),
                Objects.requireNonNullElse(step.reason(), ""),
                found(step),
                step.start(),
                duration(step, only),
                step.usage() != null || only == null ? step.usage() : usage(only),
                step.cost() != null || only == null ? step.cost() : cost(only),
                only == null ? "" : text(only)));
        if (only != null) {
            only.steps().forEach(inner -> add(inner, depth + 1));
        } else {
            step.calls().forEach(call -> add(call, depth + 1));
        }
        step.steps().forEach(below -> add(below, depth + 1));
    }

    private void add(CallNode call, int depth) {
        rows.add(new TraceRow(
                "call-" + call.id(),
                depth,
                call.model().model(),
                "call",
                call.model(),
                state(call),
                "",
                words(call.error()),
                call.start(),
                call.duration(),
                usage(call),
                cost(call),
                text(call)));
        call.steps().forEach(inner -> add(inner, depth + 1));
    }

    private static TraceRow.State state(StepNode step, @Nullable CallNode only) {
        StepOutcome outcome = step.outcome();
        if (outcome == null) {
            if (step.held() && only != null && only.duration() != null) {
                return TraceRow.State.HELD;
            }
            return step.held() ? TraceRow.State.CANDIDATE : TraceRow.State.RUNNING;
        }
        return switch (outcome) {
            case ANSWERED -> TraceRow.State.ANSWERED;
            case ACCEPTED -> TraceRow.State.ACCEPTED;
            case REJECTED -> TraceRow.State.REJECTED;
            case STOPPED -> TraceRow.State.STOPPED;
            case FAILED -> failed(step.error());
        };
    }

    private static TraceRow.State state(CallNode call) {
        if (call.duration() == null) {
            return call.held() ? TraceRow.State.CANDIDATE : TraceRow.State.RUNNING;
        }
        return call.error() == null ? TraceRow.State.ANSWERED : failed(call.error());
    }

    private static TraceRow.State failed(@Nullable ChatError error) {
        boolean stopped = error != null && error.kind() == ErrorKind.CANCELLED;
        return stopped ? TraceRow.State.STOPPED : TraceRow.State.FAILED;
    }

    private static @Nullable Duration duration(StepNode step, @Nullable CallNode only) {
        return step.duration() == null && step.held() && only != null ? only.duration() : step.duration();
    }

    /** An error is told where it came up; the steps above it would only repeat it. */
    private static String found(StepNode step) {
        ChatError error = step.error();
        String finding = Objects.requireNonNullElse(step.finding(), "");
        if (error == null) {
            return finding;
        }
        boolean toldBelow = step.steps().stream().anyMatch(below -> same(below.error(), error))
                || step.calls().stream()
                        .filter(call -> !call.steps().isEmpty() || step.calls().size() > 1)
                        .anyMatch(call -> same(call.error(), error));
        String told = toldBelow ? "" : words(error);
        return finding.isEmpty() || told.isEmpty() ? finding + told : told + " (" + finding + ")";
    }

    private static boolean same(@Nullable ChatError one, ChatError other) {
        return one != null && one.kind() == other.kind() && one.what().equals(other.what());
    }

    private static String words(@Nullable ChatError error) {
        return error == null ? "" : error.why().isEmpty() ? error.what() : error.what() + " " + error.why();
    }

    private static dev.trivium.chat.@Nullable Usage usage(CallNode call) {
        Answer answer = call.answer();
        return answer == null ? null : answer.usage();
    }

    private static dev.trivium.chat.@Nullable Cost cost(CallNode call) {
        Answer answer = call.answer();
        if (answer == null) {
            return null;
        }
        // A call that failed before anything came used nothing, and adds nothing to the steps above it.
        boolean nothing = call.error() != null && answer.isEmpty() && answer.usage() == null;
        return nothing ? null : answer.cost();
    }

    private static String text(CallNode call) {
        Answer answer = call.answer();
        return answer == null || !call.held() ? "" : answer.text();
    }
}
