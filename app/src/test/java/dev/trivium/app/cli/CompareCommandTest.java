package dev.trivium.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.app.cli.CliHarness.Outcome;
import dev.trivium.history.History;
import dev.trivium.testkit.WireServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CompareCommandTest {

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    @TempDir
    Path home;

    private final OpenAiWire wire = new OpenAiWire();
    private WireServer server;
    private CliHarness cli;
    private Path workspace;

    @BeforeEach
    void start() throws IOException {
        server = new WireServer(wire);
        cli = new CliHarness(home);
        workspace = cli.workspace("""
                connections:
                  - id: s
                    protocol: openai-chat
                    base_url: %s/v1
                    key: env:TEST_KEY
                    models: [good, cut]
                  - id: demo
                    protocol: ollama
                    base_url: demo
                """.formatted(server.url()));
        cli.variables.put("TEST_KEY", "opensesame-opensesame");
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void allAnswersComeAsOneDocumentInTheOrderOfTheModels() {
        Outcome outcome = json("--model", "s/good", "--model", "s/split", "--model", "s/comments", "--model", "s/good");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.err()).isEmpty();
        JsonNode results = results(outcome);
        assertThat(results).hasSize(4).allSatisfy(result -> {
            assertThat(result.get("text").stringValue()).isEqualTo(OpenAiWire.ANSWER);
            assertThat(result.get("finish_reason").stringValue()).isEqualTo("stop");
            assertThat(result.get("partial").booleanValue()).isFalse();
            assertThat(result.get("simulated").booleanValue()).isFalse();
            assertThat(result.get("error").isNull()).isTrue();
            assertThat(result.get("cost_usd").isNull()).isTrue();
            assertThat(result.get("request_id").stringValue()).isEqualTo("req-1");
            assertThat(result.get("usage").get("input_tokens").intValue()).isEqualTo(11);
            assertThat(result.get("usage").get("output_tokens").intValue()).isEqualTo(7);
            assertThat(result.get("usage").get("estimated").booleanValue()).isFalse();
            assertThat(result.get("duration_ms").isIntegralNumber()).isTrue();
            assertThat(result.get("path").isNull()).isTrue();
        });
        assertThat(results.valueStream().map(result -> result.get("model").stringValue()))
                .containsExactly("s/good", "s/split", "s/comments", "s/good");
    }

    @ParameterizedTest
    @CsvSource({
        "cut, truncated, true, ",
        "malformed, malformed_response, true, ",
        "html, malformed_response, false, ",
        "html-502, server, false, 502",
        "401, authentication, false, 401",
        "404, not_found, false, 404",
        "429, rate_limit, false, 429",
        "500, server, false, 500",
        "empty, truncated, false, ",
        "silent, timeout, false, ",
        "endless, timeout, true, "
    })
    void everyFailureEndsInTheRightErrorAndLeavesTheOthersAlone(
            String model, String kind, boolean partial, Integer status) {
        Outcome outcome = json("--model", "s/" + model, "--model", "s/good", "--timeout", "2.5");

        assertThat(outcome.code()).isEqualTo(1);
        JsonNode failed = results(outcome).get(0);
        JsonNode error = failed.get("error");
        assertThat(error.get("kind").stringValue()).isEqualTo(kind);
        assertThat(error.get("message").stringValue()).isNotBlank();
        assertThat(failed.get("partial").booleanValue()).isEqualTo(partial);
        assertThat(failed.get("text").stringValue()).isEqualTo(partial ? "Half an" : "");
        if (status != null) {
            assertThat(error.get("status").intValue()).isEqualTo(status);
        }
        if (model.equals("429")) {
            assertThat(error.get("retry_after_ms").longValue()).isEqualTo(120_000);
            assertThat(error.get("retryable").booleanValue()).isTrue();
        }
        JsonNode good = results(outcome).get(1);
        assertThat(good.get("text").stringValue()).isEqualTo(OpenAiWire.ANSWER);
        assertThat(good.get("error").isNull()).isTrue();
    }

    @Test
    void aServerThatIsNotThereIsANetworkError() throws IOException {
        server.close();

        Outcome outcome = json("--model", "s/good");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(results(outcome).get(0).get("error").get("kind").stringValue())
                .isEqualTo("network");
    }

    @Test
    void aMissingKeyIsNamedAndNothingIsSent() {
        cli.variables.clear();

        Outcome outcome = json("--model", "s/good");

        assertThat(outcome.code()).isEqualTo(1);
        JsonNode error = results(outcome).get(0).get("error");
        assertThat(error.get("kind").stringValue()).isEqualTo("unavailable");
        assertThat(error.get("message").stringValue()).contains("TEST_KEY");
        assertThat(server.requestCount()).isZero();
    }

    @Test
    void theRequestCarriesWhatTheOptionsSay() throws Exception {
        json("--model", "s/good", "--system", "Be brief.", "--temperature", "0.5", "--max-tokens", "33");

        JsonNode body = STRICT.readTree(server.takeRequest().body());
        assertThat(body.get("temperature").doubleValue()).isEqualTo(0.5);
        assertThat(body.toString()).contains("33");
        assertThat(body.get("messages").get(0).toString()).contains("Be brief.");
        assertThat(body.get("messages").get(1).toString()).contains("Hello");
    }

    @Test
    void aPromptIsLiteralUnlessVariablesAreGiven() throws Exception {
        cli.run("compare", "--workspace", workspace, "--prompt", "Say {{name}}, @you", "--model", "s/good");
        assertThat(server.takeRequest().body()).contains("Say {{name}}, @you");

        cli.run(
                "compare",
                "--workspace",
                workspace,
                "--prompt",
                "Say {{name}}={{other}}",
                "--var",
                "name=Zoë",
                "--var",
                "other=a=b",
                "--model",
                "s/good");
        assertThat(server.takeRequest().body()).contains("Say Zoë=a=b");
    }

    @Test
    void aPromptComesFromAFileOrFromStandardInput() throws Exception {
        Path plain = Files.writeString(home.resolve("ask.txt"), "From {{a file}}");
        cli.run("compare", "--workspace", workspace, "--prompt-file", plain, "--model", "s/good");
        assertThat(server.takeRequest().body()).contains("From {{a file}}");

        cli.stdin = "From stdin 😊";
        cli.run("compare", "--workspace", workspace, "--prompt-file", "-", "--model", "s/good");
        assertThat(server.takeRequest().body()).contains("From stdin 😊");

        Path dotprompt = Files.writeString(home.resolve("ask.prompt"), """
                ---
                config:
                  temperature: 0.25
                input:
                  default:
                    tone: kind
                ---
                {{role "system"}}Be {{tone}}.
                {{role "user"}}Hello {{name}}
                """);
        cli.run(
                "compare",
                "--workspace",
                workspace,
                "--prompt-file",
                dotprompt,
                "--var",
                "name=Ada",
                "--model",
                "s/good");
        String body = server.takeRequest().body();
        assertThat(body).contains("Be kind.").contains("Hello Ada").contains("0.25");
    }

    @Test
    void theTerminalShowsEachAnswerInOnePieceAndThenTheFigures() {
        Outcome outcome = cli.run(
                "compare",
                "--workspace",
                workspace,
                "--model",
                "s/good",
                "--model",
                "s/cut",
                "--model",
                "demo/small",
                "--prompt",
                "Hello");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out())
                .contains("── s/good\n" + OpenAiWire.ANSWER + "\n")
                .contains("── s/cut\nHalf an\n[failed: truncated]")
                .contains("The text above is partial.")
                .contains("── demo/small  (simulated)")
                .contains("failed: truncated, partial")
                .containsPattern("s/good +stop .* 11 +7 +unknown")
                .containsPattern("s/cut .* ~\\d+ +~\\d+")
                .contains("~ estimated here")
                .contains("simulated: a demo model invented");
    }

    @Test
    void everyRunIsInTheHistory() throws Exception {
        Outcome outcome = json("--model", "s/good", "--model", "s/cut");

        try (History history = History.open(workspace)) {
            String run = STRICT.readTree(outcome.out()).get("run").stringValue();
            assertThat(history.recentRuns(10)).hasSize(1);
            assertThat(history.run(run)).isPresent();
            assertThat(history.run(run).get().toString()).contains("Half an").contains("Hello");
        }
    }

    @Test
    void aLockedHistoryIsAWarningAndTheRunGoesOn() throws Exception {
        History held = History.open(workspace);
        try {
            Outcome outcome = json("--model", "s/good");

            assertThat(outcome.code()).isZero();
            assertThat(outcome.err()).contains("Warning: this run is not recorded.");
            assertThat(results(outcome)).hasSize(1);
        } finally {
            held.close();
        }
    }

    @Test
    void anInterruptCancelsKeepsAndRecords() throws Exception {
        CompletableFuture<Outcome> running = CompletableFuture.supplyAsync(() -> json("--model", "s/endless"));
        assertThat(wire.asked.await(10, TimeUnit.SECONDS)).isTrue();
        while (cli.interrupt.get() == null) {
            Thread.onSpinWait();
        }
        cli.interrupt.get().run();

        Outcome outcome = running.get(10, TimeUnit.SECONDS);
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(results(outcome).get(0).get("error").get("kind").stringValue())
                .isEqualTo("cancelled");
        try (History history = History.open(workspace)) {
            assertThat(history.recentRuns(10)).hasSize(1);
        }
    }

    @Test
    void whenNobodyReadsAnyMoreTheCallsAreCancelled() throws Exception {
        OutputStream closedPipe = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        CompletableFuture<Outcome> running = CompletableFuture.supplyAsync(() -> cli.run(
                new PrintStream(closedPipe, false, StandardCharsets.UTF_8),
                new ByteArrayOutputStream(),
                "compare",
                "--workspace",
                workspace,
                "--model",
                "s/endless",
                "--prompt",
                "Hello"));

        Outcome outcome = running.get(20, TimeUnit.SECONDS);
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).isEmpty();
    }

    private Outcome json(String... more) {
        List<Object> arguments =
                new java.util.ArrayList<>(List.of("compare", "--workspace", workspace, "--prompt", "Hello", "--json"));
        arguments.addAll(List.of(more));
        return cli.run(arguments.toArray());
    }

    private static JsonNode results(Outcome outcome) {
        return STRICT.readTree(outcome.out()).get("results");
    }
}
