package dev.trivium.route.export.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.Message;
import dev.trivium.chat.ModelAddress;
import dev.trivium.route.Route;
import dev.trivium.route.export.Export;
import dev.trivium.route.export.ExportContext;
import dev.trivium.route.export.ExportTargets;
import dev.trivium.route.export.Fidelity;
import dev.trivium.route.export.Upstream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.json.JsonMapper;

/**
 * The exports against the gateway itself: it asks the same models in the same order as our engine. Not one of the usual tests;
 * {@code providers/conformance/run.sh} starts it with {@code -Dportkey=FOLDER}, where {@code node_modules} lies.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PortkeyConformance {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int POLICIES = Integer.getInteger("policies", 1200);
    private static final int REQUESTS = 10;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private PlannedServer server;
    private Gateway gateway;
    private int tried;

    @BeforeAll
    void start() throws Exception {
        Path folder = Path.of(System.getProperty("portkey", ""));
        Path program = folder.resolve("node_modules/@portkey-ai/gateway/build/start-server.js");
        assertThat(program).as("the gateway is installed").exists();
        server = new PlannedServer();
        gateway = Gateway.start(
                port -> List.of(
                        "node",
                        "--max-http-header-size=262144",
                        "--import",
                        Path.of("conformance/loopback.mjs")
                                .toAbsolutePath()
                                .toUri()
                                .toString(),
                        program.toString(),
                        "--port=" + port,
                        "--headless"),
                Map.of());
    }

    @AfterAll
    void stop() {
        gateway.close();
        server.close();
    }

    @Test
    void takesTheSameWayAsOurEngine() throws Exception {
        compare("ways", POLICIES, REQUESTS, false);
    }

    /** Fewer, since the gateway waits for seconds before it tries again. */
    @Test
    void triesAgainAsOftenAsOurEngine() throws Exception {
        compare("retries", 12, 40, true);
    }

    private void compare(String what, int policies, int requests, boolean retries) throws Exception {
        int first = tried;
        int ways = 0;
        List<String> disagreements = new ArrayList<>();
        for (int seed = 0; seed < policies; seed++) {
            Route route = GatewayRoutes.of(seed, retries);
            Export export = export(route);
            export.report().lines().stream()
                    .filter(line -> !line.part().place().matches("base|cap"))
                    .forEach(line -> assertThat(line.fidelity()).isIn(Fidelity.EXACT, Fidelity.NEEDS_CALLER));
            Random random = new Random(seed);
            Clock clock = Clock.fixed(Instant.ofEpochSecond(random.nextInt(86_400)), ZoneOffset.UTC);
            Map<Plan, ChatRequest> asked = new LinkedHashMap<>();
            Map<Plan, CompletableFuture<HttpResponse<String>>> answers = new LinkedHashMap<>();
            for (int i = 0; i < requests; i++) {
                Plan plan = Requests.plan(tried++, route, random);
                ChatRequest request = Requests.request(plan, random);
                asked.put(plan, request);
                answers.put(plan, send(export, request, clock));
            }
            Set<List<String>> taken = new HashSet<>();
            for (Map.Entry<Plan, ChatRequest> pair : asked.entrySet()) {
                Plan plan = pair.getKey();
                HttpResponse<String> answer = answers.get(plan).join();
                Set<List<String>> ours = OurEngine.ways(route, pair.getValue(), plan, clock);
                List<String> theirs = server.asked(plan.id());
                taken.add(theirs);
                if (!ours.contains(theirs)) {
                    disagreements.add(route.name() + " " + pair.getValue().metadata() + " " + plan + ": ours " + ours
                            + ", theirs " + theirs + ", answer " + answer.statusCode() + " " + answer.body());
                }
            }
            ways += taken.size();
        }
        int pairs = tried - first;
        System.out.println("portkey " + what + ": " + policies + " policies, " + pairs + " pairs tried, "
                + (pairs - disagreements.size()) + " agreed, " + ways + " different ways taken");
        assertThat(disagreements).isEmpty();
    }

    private Export export(Route route) {
        return ExportTargets.named("portkey").orElseThrow().export(route, new ExportContext() {
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

    private CompletableFuture<HttpResponse<String>> send(Export export, ChatRequest request, Clock clock) {
        List<Map<String, String>> messages = new ArrayList<>();
        for (Message message : request.messages()) {
            messages.add(Map.of("role", message.role().name().toLowerCase(Locale.ROOT), "content", message.text()));
        }
        String metadata = ascii(
                JSON.writeValueAsString(Requests.sent(request, export.report().keys(), clock)));
        HttpRequest post = HttpRequest.newBuilder(URI.create(gateway.url() + "/v1/chat/completions"))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .header(
                        "x-portkey-config",
                        ascii(JSON.readTree(export.main().text()).toString()))
                .header("x-portkey-metadata", metadata)
                .POST(HttpRequest.BodyPublishers.ofString(
                        JSON.writeValueAsString(Map.of("model", "any", "messages", messages))))
                .build();
        return client.sendAsync(post, HttpResponse.BodyHandlers.ofString());
    }

    private static String ascii(String json) {
        StringBuilder ascii = new StringBuilder();
        json.chars().forEach(c -> ascii.append(c < 0x80 ? String.valueOf((char) c) : String.format("\\u%04x", c)));
        return ascii.toString();
    }
}
