package dev.trivium.route;

import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Parameters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One step of a route. Where a step leads to others it holds their targets: the name of a step of the same route, or
 * {@code route/NAME}.
 *
 * <p>An interpreter answers for every kind through {@link #match}, so that a new kind does not compile before each of them
 * has an answer.
 */
public sealed interface Step
        permits Step.Call,
                Step.Choose,
                Step.Fallback,
                Step.Use,
                Balance,
                Sequence,
                Parallel,
                Hedge,
                Prepare,
                Cache,
                Retry,
                Limit,
                Breaker {

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

        R balance(Balance step);

        R sequence(Sequence step);

        R parallel(Parallel step);

        R hedge(Hedge step);

        R prepare(Prepare step);

        R cache(Cache step);

        R retry(Retry step);

        R limit(Limit step);

        R breaker(Breaker step);
    }

    /**
     * Asks a model. Without a template it is asked the input, and after it the answers of the steps before it in a
     * {@link Sequence}, each under the name of its step.
     *
     * @param overrides parameters that replace those of the request, where they are set
     * @param template Handlebars, in place of the conversation; null for the conversation as it is. Variables:
     *     {@code input} (the last message of the user), {@code system}, {@code conversation} (all of it as text),
     *     {@code answer} (of the step before), {@code answers.NAME}, {@code metadata.KEY}
     * @param system the same, in place of the system message; null to leave that as it is, blank for none
     */
    record Call(
            ModelAddress model,
            Parameters overrides,
            @Nullable String template,
            @Nullable String system) implements Step {

        public Call(ModelAddress model, Parameters overrides) {
            this(model, overrides, null, null);
        }

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
     * <p>With a {@code check} it is a cascade: every answer but the last step's is held back until it has passed. The last
     * step's streams and is not checked, since nothing comes after it.
     *
     * @param on the kinds of failure after which the next step is tried; any other kind ends the step. An answer that was
     *     ended by a content filter before anything was shown counts as {@link ErrorKind#CONTENT_FILTER}
     * @param onEmpty whether an answer without text and tool calls counts as a failure too
     * @param check what an answer must pass; null for none
     * @param timeout how long each step but the last may take to its first output, or to its end where a check holds it
     *     back; null for no bound. Beyond it the next step is tried, whatever {@code on} says
     */
    record Fallback(
            List<String> steps,
            Set<ErrorKind> on,
            boolean onEmpty,
            @Nullable Check check,
            @Nullable Duration timeout) implements Step {

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
            if (check == null || check.score() == null) {
                return steps;
            }
            List<String> targets = new ArrayList<>(steps);
            targets.add(check.score().judge());
            return targets;
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
