package dev.trivium.route.engine;

import dev.trivium.chat.ChatRequest;
import dev.trivium.route.Balance;
import dev.trivium.route.Breaker;
import dev.trivium.route.Cache;
import dev.trivium.route.Durations;
import dev.trivium.route.Features;
import dev.trivium.route.Hedge;
import dev.trivium.route.Limit;
import dev.trivium.route.Parallel;
import dev.trivium.route.Prepare;
import dev.trivium.route.Retry;
import dev.trivium.route.Route;
import dev.trivium.route.Sequence;
import dev.trivium.route.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Decides and explains the way of a request without asking any model. What depends on answers or chance is said, not
 * guessed.
 */
public final class DryRun implements Step.Cases<String> {

    /**
     * A step on the way.
     *
     * @param depth 0 for the entry
     * @param explanation what would happen here, in words
     */
    public record Line(int depth, String step, String kind, String explanation) {}

    private final Route route;
    private final Features features;
    private final List<Line> lines = new ArrayList<>();
    private List<String> next = List.of();

    private DryRun(Route route, Features features) {
        this.route = route;
        this.features = features;
    }

    /** Counts tokens if a condition asks for them, so not for the thread of a screen. */
    public static List<Line> of(RouteEngine engine, Route route, ChatRequest request) {
        DryRun run = new DryRun(route, new Features(request, engine.circumstances()));
        run.visit(route.entry(), 0);
        return List.copyOf(run.lines);
    }

    private void visit(String target, int depth) {
        Step step = route.step(target);
        if (step == null) {
            return;
        }
        next = step.targets();
        lines.add(new Line(depth, target, step.kind(), step.match(this)));
        for (String below : next) {
            visit(below, depth + 1);
        }
    }

    @Override
    public String call(Step.Call step) {
        return "asks " + step.model();
    }

    @Override
    public String choose(Step.Choose step) {
        Decision decision = Decision.of(step, features);
        next = List.of(decision.target());
        return decision.reason() + " → " + decision.target();
    }

    @Override
    public String fallback(Step.Fallback step) {
        String check = step.check() == null ? "" : ", or an answer does not pass its check";
        return "tries these in order, going on where one fails" + check;
    }

    @Override
    public String use(Step.Use step) {
        next = Route.isRoute(step.target()) ? List.of() : next;
        return "goes on with " + step.target();
    }

    @Override
    public String balance(Balance step) {
        return "goes to one of these, "
                + (step.sticky() != null && features.has(step.sticky())
                        ? "sticky by metadata." + step.sticky()
                        : step.by().id().replace('_', ' '));
    }

    @Override
    public String sequence(Sequence step) {
        return "runs these one after another; the last one's answer is output";
    }

    @Override
    public String parallel(Parallel step) {
        return "runs these at once and takes: " + step.aggregate().id().replace('_', ' ');
    }

    @Override
    public String hedge(Hedge step) {
        return "starts " + step.first() + ", and " + step.second() + " after "
                + (step.delay() == null ? "the first one's usual time" : Durations.text(step.delay())) + " of silence";
    }

    @Override
    public String prepare(Prepare step) {
        List<String> parts = new ArrayList<>();
        if (step.normalise()) {
            parts.add("tidies white space");
        }
        if (!step.redact().isEmpty()) {
            parts.add("redacts "
                    + step.redact().stream().map(Prepare.Personal::id).collect(Collectors.joining(", ")));
        }
        if (step.inputTokens() != null) {
            parts.add("cuts to " + step.inputTokens() + " tokens");
        }
        if (!step.roles().isEmpty()) {
            parts.add("translates roles");
        }
        return String.join(", ", parts);
    }

    @Override
    public String cache(Cache step) {
        return "answers an equal request of the last " + Durations.text(step.age()) + " again";
    }

    @Override
    public String retry(Retry step) {
        return "tries up to " + step.attempts() + " times";
    }

    @Override
    public String limit(Limit step) {
        List<String> parts = new ArrayList<>();
        if (step.time() != null) {
            parts.add("at most " + Durations.text(step.time()));
        }
        if (step.usdPerDay() != null) {
            parts.add("at most $" + step.usdPerDay().toPlainString() + " a day");
        }
        if (step.calls() != null && step.per() != null) {
            parts.add("at most " + step.calls() + " calls in " + Durations.text(step.per()));
        }
        return String.join(", ", parts);
    }

    @Override
    public String breaker(Breaker step) {
        return "spares it for " + Durations.text(step.open()) + " after " + step.failures() + " failures within "
                + Durations.text(step.window());
    }
}
