package dev.trivium.route.export.conformance;

import dev.trivium.chat.AnswerBuilder;
import dev.trivium.chat.ChatCall;
import dev.trivium.chat.ChatError;
import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ChatListener;
import dev.trivium.chat.ChatModel;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.FinishReason;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Origin;
import dev.trivium.provider.http.ProviderErrors;
import dev.trivium.route.Route;
import dev.trivium.route.engine.LiveState;
import dev.trivium.route.engine.Prices;
import dev.trivium.route.engine.RouteEngine;
import dev.trivium.route.engine.Surroundings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Runs a route in memory and tells which models it asked, for every way that chance could go. */
final class OurEngine {

    static final int TOKENS_PER_MESSAGE = 7;

    private OurEngine() {}

    /** Every list of models, in the order in which they are asked, that the request can lead to. */
    static Set<List<String>> ways(Route route, ChatRequest request, Plan plan, Clock clock) {
        Set<List<String>> ways = new LinkedHashSet<>();
        List<List<Double>> open = new ArrayList<>(List.of(List.of()));
        while (!open.isEmpty()) {
            Draws draws = new Draws(open.remove(open.size() - 1));
            ways.add(way(route, request, plan, clock, draws));
            open.addAll(draws.others());
        }
        return ways;
    }

    private static List<String> way(Route route, ChatRequest request, Plan plan, Clock clock, Draws draws) {
        List<String> asked = new ArrayList<>();
        Surroundings surroundings = new Surroundings(
                address -> new Planned(address, plan, asked),
                OurEngine::tokens,
                Prices.UNKNOWN,
                new LiveState(() -> 0L, clock),
                clock,
                () -> 0L,
                draws,
                Runnable::run,
                (delay, task) -> {
                    task.run();
                    return () -> {};
                });
        new RouteEngine(surroundings).model(route).start(request, Origin.root(), event -> {});
        return asked;
    }

    static long tokens(ChatRequest request) {
        return (long) request.messages().size() * TOKENS_PER_MESSAGE;
    }

    /** Draws the first or the last share, first as it is told and then always the first, and knows what else there was. */
    private static final class Draws implements RandomGenerator {

        private static final double FIRST = 0;
        private static final double LAST = Math.nextDown(1.0);
        private final List<Double> told;
        private final List<Double> drawn = new ArrayList<>();

        Draws(List<Double> told) {
            this.told = told;
        }

        @Override
        public double nextDouble() {
            double draw = drawn.size() < told.size() ? told.get(drawn.size()) : FIRST;
            drawn.add(draw);
            return draw;
        }

        @Override
        public long nextLong() {
            return 0;
        }

        List<List<Double>> others() {
            List<List<Double>> others = new ArrayList<>();
            for (int i = told.size(); i < drawn.size(); i++) {
                List<Double> other = new ArrayList<>(drawn.subList(0, i));
                other.add(LAST);
                others.add(other);
            }
            return others;
        }
    }

    private record Planned(ModelAddress address, Plan plan, List<String> asked) implements ChatModel {

        @Override
        public boolean simulated() {
            return false;
        }

        @Override
        public ChatCall start(ChatRequest request, Origin origin, ChatListener listener) {
            asked.add(address.model());
            int status = plan.status(address.model());
            AnswerBuilder answer = new AnswerBuilder(0);
            listener.on(new ChatEvent.Opened(origin, 0, address, request, false));
            if (status == 200) {
                answer.text(0, address.model());
                listener.on(new ChatEvent.Text(origin, 0, address.model()));
                listener.on(new ChatEvent.Completed(
                        origin, 0, answer.finish(FinishReason.STOP, "stop").build(0)));
            } else {
                ErrorKind kind = ProviderErrors.kind(status, null, null, null);
                listener.on(
                        new ChatEvent.Failed(origin, 0, ChatError.of(kind, "As planned.", "", ""), answer.build(0)));
            }
            return () -> {};
        }
    }
}
