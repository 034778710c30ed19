package dev.trivium.app.compare;

import dev.trivium.chat.Answer;
import dev.trivium.chat.Basis;
import dev.trivium.chat.Cost;
import dev.trivium.chat.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the rounds before this one took, in a conversation with tools.
 *
 * @param usage null if no round was counted
 * @param time of all calls, without the time in which results were written
 */
record EarlierRounds(@Nullable Usage usage, Cost cost, Duration time) {

    static final EarlierRounds NONE = new EarlierRounds(null, Cost.of(BigDecimal.ZERO, Basis.MEASURED), Duration.ZERO);

    EarlierRounds and(Answer round) {
        return new EarlierRounds(
                with(round.usage()),
                with(round.cost()),
                time.plus(round.timing().total()));
    }

    @Nullable
    Usage with(@Nullable Usage more) {
        return usage == null || more == null ? (usage == null ? more : usage) : usage.plus(more);
    }

    Cost with(Cost more) {
        return cost.plus(more);
    }
}
