package dev.trivium.route.export;

import static dev.trivium.route.export.WayWords.approximated;
import static dev.trivium.route.export.WayWords.exact;
import static dev.trivium.route.export.WayWords.impossible;

import dev.trivium.route.Balance;
import dev.trivium.route.Retry;
import dev.trivium.route.Step;
import java.util.Set;

/** What Kong's AI Proxy Advanced makes of each thing. */
record KongWords() implements WayWords {

    private static final Set<String> OPTIONS = Set.of("max_tokens", "temperature", "top_p");

    @Override
    public String wayKey() {
        return KongTarget.HEADER;
    }

    @Override
    public String wayCarrier() {
        return "as a header";
    }

    @Override
    public Ledger.Said call(Step.Call call, Upstream upstream) {
        return upstream.protocol().equals("openai-responses")
                ? approximated("A target, asked through Chat Completions in place of Responses.")
                : exact("A target of the plugin.");
    }

    @Override
    public Ledger.Said parameter(String option, Step.Call call, Upstream upstream) {
        return OPTIONS.contains(option)
                ? exact("In the options of the model.")
                : impossible(
                        "The options of a model do not have it. Send it in the request, for all models of the way.");
    }

    @Override
    public Ledger.Said failures(Step.Fallback step) {
        return approximated(
                "The algorithm priority with failover_criteria, which knows 403, 404, 429, 500, 502, 503 and 504. "
                        + Statuses.difference(step.on(), step.onEmpty()));
    }

    @Override
    public Ledger.Said balance(Balance.By by) {
        return switch (by) {
            case WEIGHTED ->
                approximated("round-robin: in turn by weight instead of at random; over many requests it is the same.");
            case ROUND_ROBIN -> exact("round-robin, by weight.");
            case LEAST_LATENCY -> approximated("lowest-latency, by a moving average of its own.");
            case CHEAPEST ->
                approximated("lowest-usage by cost: whose use has cost the least so far, not who asks the least.");
        };
    }

    @Override
    public Ledger.Said weight(boolean inner) {
        return approximated("The weight of the target; where the way has fallbacks, weights tell their order instead.");
    }

    @Override
    public Ledger.Said timeout() {
        return approximated(
                "read_timeout bounds the silence between two pieces of an answer, for all targets of the way.");
    }

    @Override
    public Ledger.Said retry(Retry step) {
        return approximated("retries goes on to other targets by failover_criteria, at once and without a wait.");
    }

    @Override
    public Ledger.Said breaker() {
        return approximated("max_fails and fail_timeout, for all targets of the way; one request may not try alone.");
    }

    @Override
    public Ledger.Said cache() {
        return impossible("Another plugin does it. Add ai-semantic-cache or proxy-cache by hand.");
    }

    @Override
    public Ledger.Said usdPerDay() {
        return impossible("Another plugin does it. Add ai-rate-limiting-advanced with a cost limit by hand.");
    }

    @Override
    public Ledger.Said calls() {
        return impossible("Another plugin does it. Add rate-limiting by hand.");
    }
}
