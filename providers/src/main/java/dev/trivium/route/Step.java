package dev.trivium.route;

import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Parameters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One step of a route. Where a step leads to others it holds their targets: the name of a step of the same route, or
 * {@code route/NAME}.
 *
 * <p>An interpreter answers for every kind through {@link #match}, so that a new kind does not compile before each of them
 * has an answer.
 */
public sealed interface Step {

    /** As in the file: {@code call}. */
    String kind();

    /** Where this step can lead, in the order of the file. */
    List<String> targets();

    <R> R match(Cases<R> cases);

    /** What an interpreter makes of each kind of step. */
    interface Cases<R> {
        R call(Call step);

        R choose(Choose step);

        R fallback(Fallback step);

        R use(Use step);
    }

    /**
     * Asks a model.
     *
     * @param overrides parameters that replace those of the request, where they are set
     */
    record Call(ModelAddress model, Parameters overrides) implements Step {
        @Override
        public String kind() {
            return "call";
        }

        @Override
        public List<String> targets() {
            return List.of();
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.call(this);
        }
    }

    /** Goes where the first condition that holds points, else to {@code otherwise}. */
    record Choose(List<When> whens, String otherwise) implements Step {
        public Choose {
            whens = List.copyOf(whens);
        }

        @Override
        public String kind() {
            return "choose";
        }

        @Override
        public List<String> targets() {
            List<String> targets = new ArrayList<>();
            whens.forEach(when -> targets.add(when.then()));
            targets.add(otherwise);
            return targets;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.choose(this);
        }
    }

    /** One way out of a {@link Choose}. */
    record When(Condition condition, String then) {}

    /**
     * Tries one step after another until one answers. Once output has been shown there is no way back: a later failure is
     * the failure of the whole.
     *
     * @param on the kinds of failure after which the next step is tried; any other kind ends the step
     */
    record Fallback(List<String> steps, Set<ErrorKind> on) implements Step {

        /** What {@code on} is where a file leaves it out: failures of the moment, which another model need not share. */
        public static final Set<ErrorKind> USUAL = Collections.unmodifiableSet(EnumSet.of(
                ErrorKind.RATE_LIMIT,
                ErrorKind.QUOTA,
                ErrorKind.OVERLOADED,
                ErrorKind.SERVER,
                ErrorKind.TIMEOUT,
                ErrorKind.NETWORK,
                ErrorKind.TRUNCATED,
                ErrorKind.MALFORMED_RESPONSE,
                ErrorKind.UNAVAILABLE));

        public Fallback {
            steps = List.copyOf(steps);
            EnumSet<ErrorKind> ordered = EnumSet.noneOf(ErrorKind.class);
            ordered.addAll(on);
            on = Collections.unmodifiableSet(ordered);
        }

        @Override
        public String kind() {
            return "fallback";
        }

        @Override
        public List<String> targets() {
            return steps;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.fallback(this);
        }
    }

    /** Goes on with another step of this route, or with another route. */
    record Use(String target) implements Step {
        @Override
        public String kind() {
            return "use";
        }

        @Override
        public List<String> targets() {
            return List.of(target);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.use(this);
        }
    }
}
