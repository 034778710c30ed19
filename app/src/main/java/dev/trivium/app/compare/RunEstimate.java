package dev.trivium.app.compare;

import dev.trivium.app.controls.Figures;
import dev.trivium.chat.Basis;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.Cost;
import dev.trivium.chat.Message;
import dev.trivium.chat.Parameters;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a run of all columns will take, worked out in the background from one snapshot of the screen. */
record RunEstimate(
        List<String> variables,
        long systemTokens,
        long userTokens,
        List<Long> inputTokens,
        String tokensText,
        String cost) {

    /** What the screen held. */
    record Snapshot(
            String system, String user, Map<String, String> values, Parameters parameters, List<ModelChoice> models) {}

    static RunEstimate of(Snapshot snapshot, PromptText templates, Estimator estimator) {
        List<String> variables = PromptViewModel.namesIn(templates, snapshot.system(), snapshot.user());
        long systemTokens = estimator.tokens(snapshot.system());
        long userTokens = estimator.tokens(snapshot.user());
        List<Long> inputs = new ArrayList<>();
        List<Cost> costs = new ArrayList<>();
        ChatRequest request = ChatRequest.of(messages(snapshot, templates)).withParameters(snapshot.parameters());
        for (ModelChoice model : snapshot.models()) {
            Estimator.Estimate estimate = estimator.estimate(model.address(), request);
            inputs.add(estimate.inputTokens());
            costs.add(model.simulated() ? Cost.SIMULATED : estimate.cost());
        }
        long shown = inputs.stream().mapToLong(Long::longValue).max().orElse(systemTokens + userTokens);
        return new RunEstimate(variables, systemTokens, userTokens, List.copyOf(inputs), "~" + shown, costText(costs));
    }

    private static List<Message> messages(Snapshot snapshot, PromptText templates) {
        try {
            return PromptViewModel.messages(templates, snapshot.system(), snapshot.user(), snapshot.values());
        } catch (IllegalArgumentException e) {
            // Half-typed templates are usual here; Run says what is wrong with them.
            return List.of(Message.system(snapshot.system()), Message.user(snapshot.user()));
        }
    }

    private static String costText(List<Cost> costs) {
        if (costs.isEmpty()) {
            return "";
        }
        List<Cost> real =
                costs.stream().filter(cost -> cost.basis() != Basis.SIMULATED).toList();
        if (real.isEmpty()) {
            return "demo columns are free";
        }
        BigDecimal sum = BigDecimal.ZERO;
        int known = 0;
        for (Cost cost : real) {
            BigDecimal usd = cost.usd();
            if (usd != null) {
                sum = sum.add(usd);
                known++;
            }
        }
        if (known == 0) {
            return "price unknown";
        }
        String columns = known == 1 ? " for 1 column" : " for " + known + " columns";
        String rest = known == real.size() ? "" : ", " + (real.size() - known) + " unknown";
        return "estimated " + Figures.usd(sum) + columns + rest;
    }
}
