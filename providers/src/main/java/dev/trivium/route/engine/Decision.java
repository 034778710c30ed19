package dev.trivium.route.engine;

import dev.trivium.route.Features;
import dev.trivium.route.Step;
import dev.trivium.route.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * Which way a {@link Step.Choose} goes.
 *
 * @param reason in words, with the request's own values
 */
record Decision(String target, String reason) {

    private static final int REASONS_SHOWN = 3;

    static Decision of(Step.Choose step, Features features) {
        List<String> against = new ArrayList<>();
        for (Step.When when : step.whens()) {
            Verdict verdict = Verdict.of(when.condition(), features);
            if (verdict.holds()) {
                return new Decision(when.then(), verdict.reason());
            }
            against.add(verdict.reason());
        }
        String more = against.size() > REASONS_SHOWN ? "; and " + (against.size() - REASONS_SHOWN) + " more" : "";
        List<String> shown = against.subList(0, Math.min(REASONS_SHOWN, against.size()));
        return new Decision(step.otherwise(), "otherwise: " + String.join("; ", shown) + more);
    }
}
