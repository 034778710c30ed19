package dev.trivium.route.engine;

import dev.trivium.route.Features;
import dev.trivium.route.Step;
import dev.trivium.route.Truth;
import dev.trivium.route.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * Which way a step goes.
 *
 * @param reason in words, with the request's own values
 */
record Decision(String target, String reason) {

    private static final int REASONS_SHOWN = 3;

    static Decision of(Step.Choose step, Features features) {
        List<Step.When> whens = step.whens();
        int index = first(whens, features);
        if (index >= 0) {
            Step.When when = whens.get(index);
            return new Decision(
                    when.then(), Verdict.of(when.condition(), features).reason());
        }
        List<String> shown = new ArrayList<>();
        for (Step.When when : whens.subList(0, Math.min(REASONS_SHOWN, whens.size()))) {
            shown.add(Verdict.of(when.condition(), features).reason());
        }
        String more = whens.size() > REASONS_SHOWN ? "; and " + (whens.size() - REASONS_SHOWN) + " more" : "";
        return new Decision(step.otherwise(), "otherwise: " + String.join("; ", shown) + more);
    }

    /** The first that holds, from 0; -1 if none does. Allocates nothing once the features are known. */
    static int first(List<Step.When> whens, Features features) {
        for (int i = 0; i < whens.size(); i++) {
            if (Truth.holds(whens.get(i).condition(), features)) {
                return i;
            }
        }
        return -1;
    }
}
