package dev.trivium.route.export;

import static dev.trivium.route.export.WayWords.approximated;
import static dev.trivium.route.export.WayWords.exact;
import static dev.trivium.route.export.WayWords.impossible;

import dev.trivium.chat.ErrorKind;
import dev.trivium.route.Balance;
import dev.trivium.route.Retry;
import dev.trivium.route.Step;
import java.util.Set;

/** What LiteLLM's proxy makes of each thing. */
record LiteLlmWords() implements WayWords {

    @Override
    public String wayKey() {
        return "model";
    }

    @Override
    public String wayCarrier() {
        return "in the field \"model\" of the request";
    }

    @Override
    public Ledger.Said call(Step.Call call, Upstream upstream) {
        return exact("A deployment with litellm_params.model.");
    }

    @Override
    public Ledger.Said parameter(String option, Step.Call call, Upstream upstream) {
        if (option.equals("reasoning_budget") && !upstream.protocol().equals("anthropic")) {
            return impossible(Left.BUDGET_TOKENS);
        }
        // What stands in the configuration is a default that the request's own value replaces.
        return approximated(
                "In litellm_params; a value in the request goes before it, where ours goes before the request's.");
    }

    @Override
    public Ledger.Said failures(Step.Fallback step) {
        return approximated(
                "Its fallbacks follow every failure, whatever its kind, and take an empty answer as an answer.");
    }

    @Override
    public Ledger.Said balance(Balance.By by) {
        return switch (by) {
            case WEIGHTED -> exact("simple-shuffle, by the weight of the deployments.");
            case ROUND_ROBIN ->
                approximated("Drawn at random by weight instead of in turn; over many requests it is the same.");
            case LEAST_LATENCY ->
                approximated(
                        "latency-based-routing: by the whole time of its own recent calls, not the time to the first"
                                + " token.");
            case CHEAPEST ->
                approximated(
                        "cost-based-routing: by its own price list, and the sum of the prices of a token in and out.");
        };
    }

    @Override
    public Ledger.Said weight(boolean inner) {
        return exact("The weight of the deployment.");
    }

    @Override
    public Ledger.Said timeout() {
        return approximated("timeout bounds each call until its response, not until the first output.");
    }

    @Override
    public Ledger.Said time() {
        return approximated("timeout bounds each call of a model, not the whole step.");
    }

    @Override
    public Ledger.Said explore() {
        return impossible(
                "Its latency-based routing draws at random among those that are nearly the best, and nothing else.");
    }

    @Override
    public Ledger.Said retry(Retry step) {
        Set<ErrorKind> on = step.on().isEmpty() ? Statuses.retryable() : step.on();
        boolean told = LiteLlmTarget.RETRIES.keySet().containsAll(on);
        return step.on().isEmpty()
                ? approximated(
                        "model_group_retry_policy, by the class of the failure; each model is tried again by itself.")
                : told
                        ? exact("model_group_retry_policy, for each model by itself.")
                        : approximated("model_group_retry_policy, for each model by itself; not every kind has a class"
                                + " there.");
    }

    @Override
    public Ledger.Said retryOption(Retry step, String option) {
        return switch (option) {
            case "attempts" -> exact("Its retries count the tries after the first.");
            case "on" -> retry(step);
            default -> approximated("It waits by its own schedule, or what the provider asks for.");
        };
    }

    @Override
    public Ledger.Said cache() {
        return approximated("litellm_settings.cache keeps answers in memory, for all models of the proxy.");
    }

    @Override
    public Ledger.Said breaker() {
        return approximated(
                "Its cooldown: a deployment rests for cooldown_time after too many failures by its own count in a"
                        + " minute.");
    }

    @Override
    public Ledger.Said usdPerDay() {
        return approximated("max_budget of each deployment by itself, by the proxy's own price list.");
    }

    @Override
    public Ledger.Said calls() {
        return approximated("rpm of each deployment by itself, by the minute.");
    }
}
