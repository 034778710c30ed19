package dev.trivium.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.app.cli.CliHarness.Outcome;
import dev.trivium.history.History;
import dev.trivium.testkit.WireServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The budget without a window. */
class BudgetCommandTest {

    private static final String ANSWER = "{\"model\":\"m\",\"message\":{\"role\":\"assistant\",\"content\":\"Hi\"},"
            + "\"done\":false}\n{\"model\":\"m\",\"message\":{\"role\":\"assistant\",\"content\":\"\"},\"done\":true,"
            + "\"done_reason\":\"stop\",\"prompt_eval_count\":0,\"eval_count\":2}\n";

    @TempDir
    Path home;

    private final AtomicInteger asked = new AtomicInteger();
    private WireServer server;
    private CliHarness cli;
    private Path workspace;

    @BeforeEach
    void start() throws IOException {
        server = new WireServer(exchange -> {
            asked.incrementAndGet();
            exchange.respond(200, "application/x-ndjson", ANSWER);
        });
        cli = new CliHarness(home);
        workspace = cli.workspace("""
                budget: {day: 3, stop: true}
                connections:
                  - {id: paid, protocol: ollama, base_url: "%s"}
                """.formatted(server.url()));
        Files.writeString(workspace.resolve("prices.yaml"), "- {vendor: paid, model: m, input: 0, output: 1000000}\n");
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void compareIsRefusedOnceTheDayIsSpentAndSaysWhatIsLeft() throws Exception {
        Outcome first = cli.run(
                "compare",
                "--workspace",
                workspace,
                "--model",
                "paid/m",
                "--prompt",
                "Hi",
                "--max-tokens",
                "2",
                "--json");
        assertThat(first.code()).isZero();

        Outcome second = cli.run(
                "compare",
                "--workspace",
                workspace,
                "--model",
                "paid/m",
                "--prompt",
                "Hi",
                "--max-tokens",
                "2",
                "--json");

        assertThat(second.code()).isEqualTo(1);
        assertThat(asked).hasValue(1);
        JsonNode error = JsonMapper.builder()
                .build()
                .readTree(second.out())
                .path("results")
                .path(0)
                .path("error");
        assertThat(error.path("kind").stringValue()).isEqualTo("budget");
        assertThat(error.toString()).contains("would pass today's budget", "Estimated $2.00, left $1.00.");
        Outcome third = cli.run(
                "compare", "--workspace", workspace, "--model", "paid/m", "--prompt", "Hi", "--max-tokens", "1");
        assertThat(third.code()).isZero();
        Outcome fourth = cli.run(
                "compare", "--workspace", workspace, "--model", "paid/m", "--prompt", "Hi", "--max-tokens", "1");
        assertThat(fourth.code()).isEqualTo(1);
        assertThat(fourth.out() + fourth.err()).contains("Today's budget is used up.");
    }

    @Test
    void aRouteThatLiesElsewhereIsHeldToTheBudgetToo() throws Exception {
        Path route = home.resolve("far.route.yaml");
        Files.writeString(route, "entry: only\nsteps:\n  only: {call: paid/m}\n");

        Outcome outcome = cli.run("route", "run", route, "--workspace", workspace, "--prompt", "Hi", "--json");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out()).contains("\"budget\"", "would pass today's budget");
        assertThat(asked).hasValue(0);
    }

    @Test
    void whereTheHistoryIsInUseNothingThatCostsIsAsked() throws Exception {
        History held = History.open(workspace);
        try {
            Outcome outcome =
                    cli.run("compare", "--workspace", workspace, "--model", "paid/m", "--prompt", "Hi", "--json");
            assertThat(outcome.code()).isEqualTo(1);
            assertThat(outcome.out()).contains("The budget cannot be checked.");
            assertThat(asked).hasValue(0);
        } finally {
            held.close();
        }
    }
}
