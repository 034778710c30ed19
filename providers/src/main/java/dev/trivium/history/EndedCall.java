package dev.trivium.history;

import dev.trivium.chat.Answer;
import dev.trivium.chat.ChatError;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call that has ended.
 *
 * @param leaf whether it made no other call
 * @param route the name of the route at the root of its column; null if there is none
 * @param prompt the name of the run's prompt
 * @param error null if the call answered
 */
record EndedCall(
        OpenCall open,
        String runId,
        boolean leaf,
        @Nullable String route,
        @Nullable String prompt,
        Answer answer,
        @Nullable ChatError error,
        @Nullable Timeline timeline) {

    boolean partial() {
        return error != null && !answer.isEmpty();
    }

    CallFacts facts(List<String> tags) {
        Series series = new Series(
                open.simulated(),
                Series.Place.of(open.origin().parentId() == null, leaf),
                open.model(),
                route,
                prompt,
                tags,
                error == null ? Series.OK : error.kind().id());
        Duration firstToken = answer.timing().timeToFirstToken();
        return new CallFacts(
                series,
                open.startedAt(),
                answer.usage(),
                open.simulated() ? null : answer.cost().usd(),
                answer.cost().basis(),
                CallFacts.unpriced(open.simulated(), answer.cost().usd(), error != null, partial(), answer.usage()),
                answer.timing().total().toNanos(),
                firstToken == null ? -1 : firstToken.toNanos());
    }
}
