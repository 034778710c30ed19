package dev.trivium.route.export;

import static dev.trivium.route.export.WayWords.approximated;
import static dev.trivium.route.export.WayWords.exact;
import static dev.trivium.route.export.WayWords.impossible;

import dev.trivium.route.Balance;
import dev.trivium.route.Retry;
import dev.trivium.route.Step;

/** What Envoy AI Gateway makes of each thing. */
record EnvoyWords() implements WayWords {

    @Override
    public String wayKey() {
        return EnvoyTarget.HEADER;
    }

    @Override
    public String wayCarrier() {
        return "as a header";
    }

    @Override
    public Ledger.Said call(Step.Call call, Upstream upstream) {
        return upstream.protocol().equals("gemini") || upstream.protocol().equals("ollama")
                ? approximated("A backend, asked through the server's imitation of Chat Completions.")
                : exact("A backend with modelNameOverride.");
    }

    @Override
    public Ledger.Said parameter(String option, Step.Call call, Upstream upstream) {
        return option.equals("reasoning_budget")
                ? impossible(Left.BUDGET_TOKENS)
                : exact("bodyMutation sets it in the request.");
    }

    @Override
    public Ledger.Said failures(Step.Fallback step) {
        return approximated("Priorities and a retry by status, with one list of statuses for the whole route. "
                + Statuses.difference(step.on(), step.onEmpty()));
    }

    @Override
    public Ledger.Said balance(Balance.By by) {
        return switch (by) {
            case WEIGHTED -> exact("The weights of the backends.");
            case ROUND_ROBIN -> approximated("Shared out by weight instead of strictly in turn.");
            case LEAST_LATENCY, CHEAPEST -> approximated("Shared out by weight; it goes by neither latency nor price.");
        };
    }

    @Override
    public Ledger.Said weight(boolean inner) {
        return exact("The weight of the backend.");
    }

    @Override
    public Ledger.Said timeout() {
        return approximated(
                "timeouts.backendRequest bounds each try to its end, with the longest bound of the way for all.");
    }

    @Override
    public Ledger.Said retry(Retry step) {
        return approximated(
                "The retry of the whole route in BackendTrafficPolicy, by status; the largest number of tries holds.");
    }

    @Override
    public Ledger.Said cache() {
        return impossible("It keeps no answers. Put a cache in front of it.");
    }

    @Override
    public Ledger.Said breaker() {
        return impossible("Its passive health checks are a policy of their own. Write one for the backend by hand.");
    }

    @Override
    public Ledger.Said usdPerDay() {
        return impossible("It limits tokens, not dollars. Write a rate limit on a token cost by hand.");
    }

    @Override
    public Ledger.Said calls() {
        return impossible("Its rate limit is a policy of its own. Write one for the route by hand.");
    }
}
