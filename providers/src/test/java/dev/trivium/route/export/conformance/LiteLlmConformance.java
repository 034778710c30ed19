package dev.trivium.route.export.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Parameters;
import dev.trivium.route.Balance;
import dev.trivium.route.Retry;
import dev.trivium.route.Route;
import dev.trivium.route.Step;
import dev.trivium.route.export.Export;
import dev.trivium.route.export.ExportContext;
import dev.trivium.route.export.ExportTargets;
import dev.trivium.route.export.Upstream;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * The exports against LiteLLM's proxy: it starts with each of them, routes by the way that the caller names, falls back and
 * tries again as the report says. {@code providers/conformance/run.sh} starts it with {@code -Dlitellm=FOLDER}, a virtual
 * environment of Python.
 */
class LiteLlmConformance {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String KEY = "sk-conformance";
    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private PlannedServer server;
    private @Nullable Gateway gateway;
    private int tried;

    @BeforeEach
    void start() throws Exception {
        server = new PlannedServer();
    }

    @AfterEach
    void stop() {
        stopGateway();
        server.close();
    }

    @Test
    void takesTheSameWayAsOurEngine() throws Exception {
        int policies = Integer.getInteger("litellm.policies", 6);
        List<String> disagreements = new ArrayList<>();
        int agreed = 0;
        for (int seed = 0; seed < policies; seed++) {
            Route route = route(new Random(seed), seed);
            Export export = export(route);
            startGateway(export);
            Random random = new Random(seed);
            Map<Plan, ChatRequest> asked = new LinkedHashMap<>();
            Map<Plan, CompletableFuture<HttpResponse<String>>> answers = new LinkedHashMap<>();
            for (int i = 0; i < 100; i++) {
                Plan plan = plan(route, random);
                ChatRequest request = Requests.request(plan, random);
                asked.put(plan, request);
                answers.put(plan, send(model(route, request), request));
                if (i % 10 == 9) {
                    answers.values().forEach(CompletableFuture::join);
                }
            }
            for (Map.Entry<Plan, ChatRequest> pair : asked.entrySet()) {
                Plan plan = pair.getKey();
                HttpResponse<String> answer = answers.get(plan).join();
                var ours = OurEngine.ways(route, pair.getValue(), plan, CLOCK);
                List<String> theirs = server.asked(plan.id());
                if (ours.contains(theirs)) {
                    agreed++;
                } else {
                    disagreements.add(route.name() + " " + plan + ": ours " + ours + ", theirs " + theirs + ", answer "
                            + answer.statusCode() + " " + answer.body());
                }
            }
            stopGateway();
        }
        System.out.println("litellm ways: " + policies + " policies, " + tried + " pairs tried, " + agreed + " agreed");
        assertThat(disagreements).isEmpty();
    }

    /** By metadata to one of three ways: fallbacks, weights, and tries after failures of one kind. */
    private static Route route(Random random, int seed) throws Exception {
        Map<String, Step> steps = new LinkedHashMap<>();
        steps.put(
                "pick",
                new Step.Choose(
                        List.of(
                                new Step.When(condition("metadata.tier = \"gold\""), "chain"),
                                new Step.When(condition("metadata.size > 5"), "spread")),
                        "again"));
        List<String> chain = new ArrayList<>();
        for (int i = 0; i <= 1 + random.nextInt(4); i++) {
            chain.add("c" + i);
            steps.put("c" + i, call("c" + i));
        }
        chain.add("cl");
        steps.put("cl", call("cl"));
        EnumSet<ErrorKind> all = EnumSet.allOf(ErrorKind.class);
        steps.put("chain", new Step.Fallback(chain, all, false, null, null));
        steps.put(
                "spread",
                new Balance(
                        List.of(
                                new Balance.Share("w0", BigDecimal.valueOf(1 + random.nextInt(3))),
                                new Balance.Share("w1", BigDecimal.valueOf(1 + random.nextInt(3)))),
                        Balance.By.WEIGHTED,
                        0,
                        null));
        steps.put("w0", call("w0"));
        steps.put("w1", call("w1"));
        ErrorKind kind = random.nextBoolean() ? ErrorKind.RATE_LIMIT : ErrorKind.SERVER;
        steps.put(
                "again",
                new Retry("r0", 2 + random.nextInt(2), Duration.ofSeconds(1), Duration.ofSeconds(9), EnumSet.of(kind)));
        steps.put("r0", call("r0"));
        return new Route("r" + seed, "", "pick", steps);
    }

    private static dev.trivium.route.Condition condition(String text) throws Exception {
        return dev.trivium.route.Condition.parse(text);
    }

    private static Step.Call call(String model) {
        return new Step.Call(new ModelAddress("p", model), Parameters.NONE);
    }

    /** What the caller's snippet decides, decided here by our own engine's rules. */
    private static String model(Route route, ChatRequest request) {
        Step.Choose choose = (Step.Choose) route.steps().get("pick");
        var features = new dev.trivium.route.Features(request, OurEngine::tokens);
        for (Step.When when : choose.whens()) {
            if (dev.trivium.route.Truth.holds(when.condition(), features)) {
                return route.name() + "/" + when.then();
            }
        }
        return route.name();
    }

    private Plan plan(Route route, Random random) {
        Plan plan = Requests.plan(tried++, route, random);
        // Its own classes of failure know the statuses that providers really send.
        Map<String, Integer> statuses = new HashMap<>(plan.statuses());
        statuses.replaceAll((model, status) -> List.of(401, 404, 429, 500, 503).contains(status) ? status : 500);
        return new Plan(plan.id(), new java.util.TreeMap<>(statuses));
    }

    private Export export(Route route) {
        return ExportTargets.named("litellm").orElseThrow().export(route, new ExportContext() {
            @Override
            public Upstream upstream(ModelAddress model) {
                return new Upstream("p", "openai-chat", server.url(), null, null, false);
            }

            @Override
            public @Nullable Route route(String name) {
                return null;
            }
        });
    }

    private void startGateway(Export export) throws Exception {
        Path program = Path.of(System.getProperty("litellm", ""), "bin", "litellm");
        assertThat(program).as("the proxy is installed").exists();
        Path config = Files.createTempFile("litellm", ".yaml");
        Files.writeString(config, export.main().text());
        gateway = Gateway.start(
                port -> List.of(
                        program.toString(),
                        "--config",
                        config.toString(),
                        "--host",
                        "127.0.0.1",
                        "--port",
                        String.valueOf(port)),
                Map.of(
                        "LITELLM_MASTER_KEY", KEY,
                        "LITELLM_LOCAL_MODEL_COST_MAP", "True",
                        "LITELLM_TELEMETRY", "False",
                        "NO_PROXY", "127.0.0.1,localhost"));
    }

    private void stopGateway() {
        if (gateway != null) {
            gateway.close();
            gateway = null;
        }
    }

    private CompletableFuture<HttpResponse<String>> send(String model, ChatRequest request) {
        List<Map<String, String>> messages = new ArrayList<>();
        request.messages()
                .forEach(message -> messages.add(Map.of(
                        "role", message.role().name().toLowerCase(java.util.Locale.ROOT), "content", message.text())));
        HttpRequest post = HttpRequest.newBuilder(URI.create(gateway.url() + "/v1/chat/completions"))
                .timeout(Duration.ofSeconds(120))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + KEY)
                .POST(HttpRequest.BodyPublishers.ofString(
                        JSON.writeValueAsString(Map.of("model", model, "messages", messages))))
                .build();
        return client.sendAsync(post, HttpResponse.BodyHandlers.ofString());
    }
}
