package dev.trivium.route.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.chat.Answer;
import dev.trivium.chat.ChatCall;
import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.Origin;
import dev.trivium.route.RandomRoutes;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Random routes over random models end in one answer or one error, leak no call, and cost the sum of their leaves. */
class RandomRoutesTest {

    @Property(tries = 1000)
    void everyRunEndsOnceLeaksNothingAndCostsTheSumOfItsLeaves(@ForAll long seed) {
        Random random = new Random(seed);
        Bench bench = new Bench();
        List<TimedModel> models = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            models.add(behave(bench.model("m/" + i), random));
        }
        RouteModel route = bench.engine.model(RandomRoutes.of(seed));
        for (int run = 0; run < 3; run++) {
            bench.events.clear();
            BigDecimal before = charged(models);
            Origin root = Origin.root();
            ChatCall call = route.start(
                    Bench.request()
                            .withMetadata(Map.of("user", "u" + random.nextInt(3)))
                            .withTimeout(Duration.ofSeconds(20)),
                    root,
                    bench.events::add);
            if (random.nextInt(4) == 0) {
                bench.time.pass(Duration.ofMillis(random.nextInt(2000)));
                call.cancel();
            }
            bench.time.settle();
            check(bench.events, root);
            assertThat(models).allMatch(model -> model.open == 0);
            BigDecimal cost = end(bench.events).cost().usd();
            assertThat(cost == null ? BigDecimal.ZERO : cost)
                    .isEqualByComparingTo(charged(models).subtract(before));
        }
    }

    private static void check(List<ChatEvent> events, Origin root) {
        assertThat(events.get(0)).isInstanceOf(ChatEvent.Opened.class);
        assertThat(events.stream().filter(event -> event.terminal() && isRoot(event, root)))
                .containsExactly(events.get(events.size() - 1));
        assertThat(count(events, ChatEvent.Opened.class))
                .isEqualTo(count(events, ChatEvent.Completed.class) + count(events, ChatEvent.Failed.class));
        assertThat(count(events, ChatEvent.StepEntered.class)).isEqualTo(count(events, ChatEvent.StepLeft.class));
        if (events.get(events.size() - 1) instanceof ChatEvent.Completed completed) {
            StringBuilder shown = new StringBuilder();
            events.stream()
                    .filter(event ->
                            event instanceof ChatEvent.Text && !event.origin().held())
                    .forEach(event -> shown.append(((ChatEvent.Text) event).text()));
            assertThat(shown.toString()).isEqualTo(completed.answer().text());
        }
    }

    private static boolean isRoot(ChatEvent event, Origin root) {
        return event.origin().callId().equals(root.callId());
    }

    private static long count(List<ChatEvent> events, Class<?> type) {
        return events.stream().filter(type::isInstance).count();
    }

    private static Answer end(List<ChatEvent> events) {
        ChatEvent last = events.get(events.size() - 1);
        return last instanceof ChatEvent.Completed completed ? completed.answer() : ((ChatEvent.Failed) last).partial();
    }

    private static BigDecimal charged(List<TimedModel> models) {
        return models.stream().map(model -> model.charged).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static TimedModel behave(TimedModel model, Random random) {
        model.after(random.nextInt(1500));
        return switch (random.nextInt(5)) {
            case 0 -> model.fails(random.nextBoolean() ? ErrorKind.SERVER : ErrorKind.INVALID_REQUEST);
            case 1 -> model.hangs();
            case 2 -> model.breaksOff("half ");
            default -> model.says(random.nextBoolean() ? "yes " : "no", random.nextBoolean() ? "0.9" : "1");
        };
    }
}
