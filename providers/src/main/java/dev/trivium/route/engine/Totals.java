package dev.trivium.route.engine;

import dev.trivium.chat.Answer;
import dev.trivium.chat.Cost;
import dev.trivium.chat.Message;
import dev.trivium.chat.Role;
import dev.trivium.chat.Timing;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the answer of a whole run: the accepted one, with the bill of all leaves and the times of the whole. */
record Totals(Bill bill, long startedNanos, long endedNanos, boolean simulated) {

    Answer answer(Ending ending) {
        Duration total = Duration.ofNanos(Math.max(0, endedNanos - startedNanos));
        Cost summed = bill.cost();
        Cost cost = summed != null ? summed : simulated ? Cost.SIMULATED : Cost.UNKNOWN;
        Answer given = ending.answer();
        if (given == null) {
            Message nothing = new Message(Role.ASSISTANT, List.of());
            Timing timing = new Timing(null, null, total);
            return new Answer(nothing, null, null, bill.usage(), cost, timing, null, null, bill.attempts());
        }
        Timing timing = new Timing(
                plus(given.timing().timeToFirstToken(), ending.startedAfter()),
                plus(given.timing().reasoning(), ending.startedAfter()),
                total);
        return new Answer(
                given.message(),
                given.finishReason(),
                given.rawFinishReason(),
                bill.usage(),
                cost,
                timing,
                given.requestId(),
                given.servedModel(),
                bill.attempts());
    }

    private static @Nullable Duration plus(@Nullable Duration time, Duration more) {
        return time == null ? null : time.plus(more);
    }
}
