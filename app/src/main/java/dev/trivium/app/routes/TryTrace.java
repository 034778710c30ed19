package dev.trivium.app.routes;

import dev.trivium.app.controls.Figures;
import dev.trivium.app.routes.drawing.Drawing;
import dev.trivium.app.routes.drawing.DrawnEdge;
import dev.trivium.app.routes.drawing.DrawnNode;
import dev.trivium.app.routes.drawing.Slot;
import dev.trivium.app.routes.drawing.StepWords;
import dev.trivium.app.routes.edit.RouteContent;
import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.Cost;
import dev.trivium.chat.StepOutcome;
import dev.trivium.chat.Usage;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Draws the events of a try onto the marks: which boxes and lines were on the way, what each took, and why. */
final class TryTrace {

    private final Drawing drawing;
    private final RouteContent content;
    private final TryMarks marks;
    private final Map<List<String>, Long> entered = new HashMap<>();

    TryTrace(Drawing drawing, RouteContent content, TryMarks marks) {
        this.drawing = drawing;
        this.content = content;
        this.marks = marks;
        marks.clear();
        marks.mark(DrawnNode.INPUT, new TryMarks.Mark(false, ""));
    }

    void on(ChatEvent event) {
        List<String> path = event.origin().path();
        if (event instanceof ChatEvent.StepEntered step && !path.isEmpty()) {
            enter(path, step.reason());
            entered.put(path, step.nanos());
        } else if (event instanceof ChatEvent.StepLeft step && !path.isEmpty()) {
            leave(path, step);
        }
    }

    /** A step of a dry run: on the way, without figures. */
    void visit(List<String> path, String words) {
        enter(path, null);
        marks.say(path.get(path.size() - 1), words);
    }

    private void enter(List<String> path, @Nullable String reason) {
        String step = path.get(path.size() - 1);
        String parent = path.size() < 2 ? "" : path.get(path.size() - 2);
        for (DrawnEdge edge : drawing.edges()) {
            Slot slot = edge.slot();
            if (slot != null && slot.owner().equals(parent) && step.equals(content.target(slot))) {
                marks.way(edge);
            }
        }
        if (drawing.node(step).isPresent()) {
            marks.mark(step, new TryMarks.Mark(false, ""));
        }
        if (reason != null && !reason.isBlank()) {
            marks.say(step, "Came here: " + reason);
            if (!parent.isEmpty()) {
                marks.say(parent, reason + " → " + StepWords.title(step));
            }
        }
    }

    private void leave(List<String> path, ChatEvent.StepLeft left) {
        String step = path.get(path.size() - 1);
        Long start = entered.get(path);
        Duration time = start == null ? null : Duration.ofNanos(left.nanos() - start);
        boolean failed = left.error() != null;
        boolean calls = drawing.node(step).map(node -> node.model() != null).orElse(false);
        marks.mark(step, new TryMarks.Mark(failed, figures(time, calls ? left.cost() : null)));
        marks.say(step, sentence(left, time));
        boolean taken = left.outcome() == StepOutcome.ANSWERED || left.outcome() == StepOutcome.ACCEPTED;
        if (taken) {
            for (DrawnEdge edge : drawing.edges()) {
                boolean own = edge.from().equals(step) || edge.from().equals("join:" + step);
                if (own && edge.slot() == null) {
                    marks.way(edge);
                    marks.mark(edge.to(), new TryMarks.Mark(false, ""));
                }
            }
        }
    }

    private static String figures(@Nullable Duration time, @Nullable Cost cost) {
        String words = time == null ? "" : time.toMillis() < 100 ? time.toMillis() + " ms" : Figures.seconds(time);
        return cost == null ? words : words + " " + Figures.cost(cost);
    }

    private static String sentence(ChatEvent.StepLeft left, @Nullable Duration time) {
        StringBuilder said =
                new StringBuilder(left.outcome().id()).append(" after ").append(Figures.seconds(time));
        Usage usage = left.usage();
        if (usage != null) {
            said.append(", ")
                    .append(Figures.tokens(usage.inputTokens(), usage.basis()))
                    .append(" → ")
                    .append(Figures.tokens(usage.outputTokens(), usage.basis()))
                    .append(" tokens");
        }
        Cost cost = left.cost();
        if (cost != null) {
            said.append(", ").append(Figures.cost(cost));
        }
        if (left.reason() != null) {
            said.append(": ").append(left.reason());
        } else if (left.error() != null) {
            said.append(": ").append(left.error().what());
        }
        said.setCharAt(0, Character.toUpperCase(said.charAt(0)));
        return said.toString();
    }
}
