package dev.trivium.route;

import java.util.List;

/**
 * One step after another. Each sees the input and the answers before it; the last one's answer is the answer, and the
 * only one that is output. The first failure ends it.
 */
public record Sequence(List<String> steps) implements Step {

    public Sequence {
        steps = List.copyOf(steps);
    }

    @Override
    public String kind() {
        return "sequence";
    }

    @Override
    public List<String> targets() {
        return steps;
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.sequence(this);
    }
}
