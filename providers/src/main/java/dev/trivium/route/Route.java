package dev.trivium.route;

import dev.trivium.chat.ModelAddress;
import dev.trivium.yaml.ProblemException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A routing policy: where a request enters, and named steps.
 *
 * <p>Its file, {@code routes/NAME.route.yaml}:
 *
 * <pre>{@code
 * description: Short prompts to the fast model, long ones to the thorough one.   # may be left out
 * entry: by_length                  # the name of the first step
 * steps:                            # names are letters, digits, hyphens and underscores
 *   by_length:
 *     choose:                       # the first condition that holds decides
 *       - when: input.tokens > 400  # see Condition for the grammar
 *         then: careful
 *     otherwise: quick              # must be there
 *   quick:
 *     call: openai/gpt-5.4-mini     # connection/model
 *     temperature: 0                # and top_p, max_tokens, stop, seed, reasoning_effort, reasoning_budget
 *   careful:
 *     fallback: [{call: anthropic/claude-opus-5}, quick]
 *     on: [rate_limit, overloaded]  # kinds of failure; left out, those of Step.Fallback.USUAL
 *   elsewhere:
 *     use: route/other              # or the name of a step
 *   cascade:
 *     fallback: [small, careful]
 *     check: {min_characters: 20, json: true, score: {judge: quick, at_least: 0.7}}   # see Check
 *     timeout: 10s
 *   roles:
 *     sequence: [draft, {call: openai/gpt-5.5, template: "Polish this:\n{{answer}}"}]
 *   panel:
 *     parallel: [quick, careful]
 *     aggregate: judge              # first_good (with check), majority, judge and synthesise (with by), concatenate
 *     by: quick
 *   spread:
 *     balance: [{step: quick, weight: 3}, careful]
 *     by: weighted                  # round_robin, least_latency (with explore), cheapest
 *     sticky: user                  # a metadata key
 *   racing:
 *     hedge: [quick, careful]
 *     delay: p95                    # or a span of time
 *   wrapped: {retry: {limit: {breaker: {cache: {prepare: quick, redact: [email]}}}, time: 30s}, attempts: 3}
 * }</pre>
 *
 * <p>The options of each kind are the components of its record, in snake case. {@code schema/route.schema.json} in the
 * resources has them all, for editors.
 *
 * <p>The key that names the kind of a step holds what it is about; its options stand beside it. Wherever a step belongs
 * it can be named ({@code quick}, {@code route/other}) or written in place ({@code {call: ...}}). One written in place is
 * named after where it stands: {@code careful.1} is the first item of {@code careful}, {@code by_length.otherwise} the
 * last way out of {@code by_length}.
 *
 * @param name as in its address {@code route/NAME}
 * @param description empty if the file has none
 * @param entry the name of a step, or {@code route/NAME}
 * @param steps by name, in the order of the file, those written in place after the step that holds them
 */
public record Route(String name, String description, String entry, Map<String, Step> steps) {

    public Route {
        steps = Collections.unmodifiableMap(new LinkedHashMap<>(steps));
    }

    /**
     * Reads a route.
     *
     * @param file the name by which mistakes are reported
     * @throws ProblemException with every mistake that was found, each with its line and what would be right; steps that
     *     lead back to themselves are one
     */
    public static Route parse(String file, String name, String yaml) throws ProblemException {
        return new RouteReader(file).read(name, yaml);
    }

    public ModelAddress address() {
        return ModelAddress.route(name);
    }

    /**
     * The step at a target.
     *
     * @return null if this route has no such step; a {@link Step.Use} for {@code route/NAME}
     */
    public @Nullable Step step(String target) {
        return isRoute(target) ? new Step.Use(target) : steps.get(target);
    }

    /** The other routes that this one can lead to, in the order of the file, without repeats. */
    public List<ModelAddress> routes() {
        return java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(entry),
                        steps.values().stream().flatMap(step -> step.targets().stream()))
                .filter(Route::isRoute)
                .distinct()
                .map(ModelAddress::parse)
                .toList();
    }

    /** The models that this route itself can call, in the order of the file, without repeats. */
    public List<ModelAddress> models() {
        return steps.values().stream()
                .filter(Step.Call.class::isInstance)
                .map(step -> ((Step.Call) step).model())
                .distinct()
                .toList();
    }

    /** Whether a target is another route rather than a step of the same one. */
    public static boolean isRoute(String target) {
        return target.startsWith(ModelAddress.ROUTE + "/");
    }
}
