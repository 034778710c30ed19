package dev.trivium.route.engine;

import dev.trivium.chat.ErrorKind;
import dev.trivium.route.Step;
import java.util.function.Consumer;

/** Decides and goes on. */
record ChooseRunner(RouteRun run, Step.Choose step, Place here, Consumer<Ending> then) {

    void begin() {
        Decision decision;
        try {
            decision = Decision.of(step, here.features());
        } catch (RuntimeException e) {
            String name = here.origin().path().get(here.origin().path().size() - 1);
            then.accept(Ending.failed(
                    ErrorKind.UNAVAILABLE,
                    "The route could not decide at \"" + name + "\".",
                    "Counting the input failed: " + e.getMessage() + ".",
                    ""));
            return;
        }
        run.enter(decision.target(), here, decision.reason(), then);
    }
}
