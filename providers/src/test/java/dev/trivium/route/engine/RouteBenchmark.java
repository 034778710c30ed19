package dev.trivium.route.engine;

import com.sun.management.ThreadMXBean;
import dev.trivium.catalog.TokenCounter;
import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ChatModel;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.Message;
import dev.trivium.chat.Origin;
import dev.trivium.demo.DemoServer;
import dev.trivium.provider.Connection;
import dev.trivium.provider.Protocols;
import dev.trivium.provider.http.Endpoint;
import dev.trivium.provider.http.HttpRuntime;
import dev.trivium.provider.openai.Dialect;
import dev.trivium.provider.openai.Dialects;
import dev.trivium.route.Condition;
import dev.trivium.route.Features;
import dev.trivium.route.Route;
import dev.trivium.route.Step;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What routing costs. Run it with
 *
 * <pre>{@code
 * mvn -q -pl providers -am test-compile exec:java -Dexec.classpathScope=test \
 *     -Dexec.mainClass=dev.trivium.route.engine.RouteBenchmark
 * }</pre>
 */
public final class RouteBenchmark {

    private static final int ROUNDS = 20_000;

    private RouteBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        deciding();
        streaming();
    }

    private static void deciding() throws Exception {
        List<Step.When> rules = rules();
        String prompt = "The parcel with number 4711 has not come yet, and I would like to know why it takes so long. ";
        ChatRequest request = ChatRequest.of(Message.user(prompt.repeat(46).substring(0, 4096)))
                .withMetadata(Map.of("tier", "silver", "age", "17"));
        long[] whole = new long[ROUNDS];
        long[] decided = new long[ROUNDS];
        long hits = 0;
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = 0;
        for (int pass = 0; pass < 3; pass++) {
            Features known = new Features(request, r -> 1024);
            hits += Decision.first(rules, known);
            for (int i = 0; i < ROUNDS; i++) {
                long start = System.nanoTime();
                hits += Decision.first(rules, new Features(request, r -> 1024));
                whole[i] = System.nanoTime() - start;
            }
            long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            for (int i = 0; i < ROUNDS; i++) {
                long start = System.nanoTime();
                hits += Decision.first(rules, known);
                decided[i] = System.nanoTime() - start;
            }
            allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        }
        print("deciding, 50 rules, 4 KB, features extracted", whole, 1e3, "µs");
        print("deciding on extracted features", decided, 1e3, "µs");
        System.out.printf(Locale.ROOT, "allocated by %d decisions: %d bytes (checksum %d)%n", ROUNDS, allocated, hits);
        TokenCounter counter = new TokenCounter();
        long[] counting = new long[200];
        for (int pass = 0; pass < 2; pass++) {
            for (int i = 0; i < counting.length; i++) {
                long start = System.nanoTime();
                counter.count("gpt-5.5", request);
                counting[i] = System.nanoTime() - start;
            }
        }
        print("counting tokens of the same prompt (not in the above)", counting, 1e3, "µs");
    }

    /** Fifty rules of every sort, none of which holds, so that all of them are looked at. */
    private static List<Step.When> rules() throws Exception {
        List<Step.When> rules = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            for (String text : List.of(
                    "input.tokens > " + (4000 + i) + " or input.characters > " + (9000 + i),
                    "metadata.tier = \"gold" + i + "\" and input.turns >= 1",
                    "input contains \"refund" + i + "\", \"invoice" + i + "\"",
                    "metadata.age > " + (20 + i) + " or spent_today > 5 or latency(\"m/" + i + "\") > 2s",
                    i == 0
                            ? "has_code or asks_for_code"
                            : i == 1
                                    ? "asks_for_json or has_image"
                                    : i == 2
                                            ? "input matches \"order #\\\\d+\""
                                            : i == 3 ? "input.language = \"de\"" : "input.turns > " + i)) {
                rules.add(new Step.When(Condition.parse(text), "x"));
            }
        }
        return rules;
    }

    private static void streaming() throws Exception {
        Dialect dialect = Dialects.bundled().generic();
        ExecutorService executor = Executors.newCachedThreadPool();
        try (DemoServer server = DemoServer.start(0);
                HttpRuntime runtime = new HttpRuntime();
                Connection connection = Connection.open(
                        Endpoint.of("demo-openai", server.baseUrl("openai-chat"), null)
                                .withSimulated(true),
                        Protocols.byName("openai-chat", dialect),
                        runtime)) {
            ChatModel direct = connection.model("fast");
            Route route = Route.parse(
                    "b",
                    "b",
                    "entry: c\nsteps:\n  c: {choose: [{when: input.tokens > 9, then: f}], otherwise: f}\n"
                            + "  f: {fallback: [m, m]}\n  m: {call: demo-openai/fast}\n");
            ChatModel routed = new RouteEngine(a -> direct, r -> 5, System::nanoTime, executor).model(route);
            long[] without = new long[600];
            long[] with = new long[600];
            for (int i = -300; i < 600; i++) {
                long plain = firstToken(direct);
                long through = firstToken(routed);
                if (i >= 0) {
                    without[i] = plain;
                    with[i] = through;
                }
            }
            print("first token, model directly", without, 1e6, "ms");
            print("first token, through the route", with, 1e6, "ms");
            Arrays.sort(without);
            Arrays.sort(with);
            System.out.printf(Locale.ROOT, "added at p50: %.3f ms%n", (with[300] - without[300]) / 1e6);
            many(routed);
        } finally {
            executor.shutdownNow();
        }
    }

    private static long firstToken(ChatModel model) throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        AtomicLong first = new AtomicLong();
        Origin root = Origin.root();
        long start = System.nanoTime();
        model.start(request(), root, event -> {
            if (event instanceof ChatEvent.Text) {
                first.compareAndSet(0, System.nanoTime());
            }
            if (event.terminal() && event.origin().callId().equals(root.callId())) {
                end.countDown();
            }
        });
        end.await(30, TimeUnit.SECONDS);
        return first.get() - start;
    }

    private static void many(ChatModel model) throws InterruptedException {
        int streams = 256;
        CountDownLatch ends = new CountDownLatch(streams);
        AtomicInteger whole = new AtomicInteger();
        AtomicLong events = new AtomicLong();
        long start = System.nanoTime();
        for (int i = 0; i < streams; i++) {
            Origin root = Origin.root();
            StringBuilder text = new StringBuilder();
            model.start(request(), root, event -> {
                events.incrementAndGet();
                if (event instanceof ChatEvent.Text piece) {
                    text.append(piece.text());
                }
                if (event.terminal() && event.origin().callId().equals(root.callId())) {
                    boolean complete = event instanceof ChatEvent.Completed completed
                            && completed.answer().text().contentEquals(text)
                            && text.length() > 0;
                    whole.addAndGet(complete ? 1 : 0);
                    ends.countDown();
                }
            });
        }
        boolean all = ends.await(60, TimeUnit.SECONDS);
        System.out.printf(
                Locale.ROOT,
                "256 routed streams at once: %s, %d whole, %d events, %.0f ms%n",
                all ? "all ended" : "some did not end",
                whole.get(),
                events.get(),
                (System.nanoTime() - start) / 1e6);
    }

    private static ChatRequest request() {
        return ChatRequest.of(Message.user("Why is the sky blue?"));
    }

    private static void print(String what, long[] nanos, double unit, String name) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        System.out.printf(
                Locale.ROOT,
                "%s: p50 %.2f %s, p99 %.2f %s%n",
                what,
                sorted[sorted.length / 2] / unit,
                name,
                sorted[sorted.length * 99 / 100] / unit,
                name);
    }
}
