package dev.trivium.route.engine;

import dev.trivium.chat.Answer;
import dev.trivium.chat.Basis;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.Cost;
import dev.trivium.chat.FinishReason;
import dev.trivium.route.Cache;
import dev.trivium.route.Durations;
import dev.trivium.route.Route;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.function.Consumer;

/** Answers an equal request again. */
record CacheRunner(RouteRun run, Cache step, Place here, Consumer<Ending> then) {

    /** All that an answer depends on: what is asked, and the route as it is now. */
    private record Key(Route route, ChatRequest request, Answers answers) {

        /** Without the route, which all keys share. */
        long bytes() {
            return Weights.of(request) + Weights.of(answers);
        }
    }

    void begin() {
        AnswerCache cache = run.engine().live().cache(run.key(here));
        Key key = new Key(run.route(), here.request().withTimeout(null), here.answers());
        long now = run.engine().now();
        AnswerCache.Kept kept = cache.find(key, step, now);
        if (kept != null) {
            Answer answer = kept.answer();
            boolean simulated = answer.cost().basis() == Basis.SIMULATED;
            here.bill().addFree(simulated ? Cost.SIMULATED : Cost.of(BigDecimal.ZERO, Basis.MEASURED));
            Duration age = Duration.ofNanos(now - kept.atNanos());
            then.accept(Release.of(answer, run, here).withNote("from the cache, " + Durations.text(age) + " old"));
            return;
        }
        run.enter(step.step(), here, null, ending -> {
            Answer answer = ending.answer();
            if (ending.error() == null && answer != null && whole(answer)) {
                cache.keep(
                        key,
                        answer,
                        key.bytes() + Weights.of(answer),
                        step,
                        run.engine().now());
            }
            then.accept(ending);
        });
    }

    private static boolean whole(Answer answer) {
        return !answer.isEmpty()
                && (answer.finishReason() == FinishReason.STOP || answer.finishReason() == FinishReason.TOOL_CALLS);
    }
}
