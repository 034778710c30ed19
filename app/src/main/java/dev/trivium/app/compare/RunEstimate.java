package dev.trivium.app.compare;

import dev.trivium.app.compare.parts.RequestParts;
import dev.trivium.app.controls.Figures;
import dev.trivium.chat.Basis;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.Cost;
import dev.trivium.chat.Parameters;
import dev.trivium.prompt.PromptDocument;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a run of all columns will take, worked out in the background.
 *
 * @param variables the names that the prompt uses
 * @param defaults what the prompt's file gives variables without a value
 * @param inputTokens of each column, in order
 * @param problems of each column, in order: what its model is known not to take
 * @param tokensText of the column that needs most
 * @param cost a short phrase; empty without columns
 */
record RunEstimate(
        List<String> variables,
        Map<String, String> defaults,
        long systemTokens,
        long userTokens,
        long textTokens,
        List<Long> inputTokens,
        List<List<String>> problems,
        String tokensText,
        String cost) {

    /** What is to be estimated. */
    record Question(
            PromptViewModel.Snapshot prompt,
            Parameters parameters,
            RequestParts.Snapshot parts,
            List<Asked> columns,
            int samples) {}

    /** One column: its model, and the parameters that are its own. */
    record Asked(ModelChoice model, Parameters overrides) {}

    static RunEstimate of(Question question, Estimator estimator) {
        FilledPrompt filled = FilledPrompt.of(question.prompt());
        PromptDocument document = question.prompt().document();
        long systemTokens = estimator.tokens(document.system());
        long userTokens = estimator.tokens(document.user());
        long textTokens = estimator.tokens(document.text());
        List<Long> inputs = new ArrayList<>();
        List<List<String>> problems = new ArrayList<>();
        List<Cost> costs = new ArrayList<>();
        for (Asked asked : question.columns()) {
            ModelChoice model = asked.model();
            Parameters parameters = question.parameters().overriddenBy(asked.overrides());
            ChatRequest request =
                    question.parts().on(ChatRequest.of(filled.messages()).withParameters(parameters));
            Estimator.Estimate estimate = estimator.estimate(model.address(), request);
            inputs.add(estimate.inputTokens());
            problems.add(estimate.problems());
            costs.add(model.simulated() ? Cost.SIMULATED : estimate.cost());
        }
        long most = inputs.stream().mapToLong(Long::longValue).max().orElse(textTokens);
        return new RunEstimate(
                filled.variables(),
                filled.defaults(),
                systemTokens,
                userTokens,
                textTokens,
                List.copyOf(inputs),
                List.copyOf(problems),
                "~" + most,
                costText(costs, question.samples()));
    }

    /** How many columns cannot take all of the request; empty if none is known. */
    String limits() {
        long columns = problems.stream().filter(list -> !list.isEmpty()).count();
        if (columns == 0) {
            return "";
        }
        return columns == 1
                ? "1 column cannot take all of this; the line at its top says why."
                : columns + " columns cannot take all of this; the lines at their top say why.";
    }

    private static String costText(List<Cost> costs, int samples) {
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
        String times = samples == 1 ? "" : " × " + samples;
        String rest = known == real.size() ? "" : ", " + (real.size() - known) + " unknown";
        return "estimated " + Figures.usd(sum.multiply(BigDecimal.valueOf(samples))) + columns + times + rest;
    }
}
