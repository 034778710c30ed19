package dev.trivium.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RouteCommandTest {

    @TempDir
    Path home;

    private Path workspace;
    private Path route;

    @BeforeEach
    void sample() throws Exception {
        workspace = home.resolve("w");
        Workspace.sample(workspace);
        route = workspace.resolve("routes/demo-hybrid.route.yaml");
    }

    @Test
    void checkSaysThatAFileIsRightOrListsItsMistakes() throws Exception {
        CliHarness.Outcome good = new CliHarness(home).run("route", "check", route);
        assertThat(good.code()).isZero();
        assertThat(good.out()).contains("is right");
        Files.writeString(route, "entry: a\nsteps:\n  a: {use: b}\n  c: {call: x}\n");
        CliHarness.Outcome bad = new CliHarness(home).run("route", "check", route);
        assertThat(bad.code()).isEqualTo(2);
        assertThat(bad.err()).contains(":3: There is no step \"b\"").contains(":4: \"x\" is not a model");
    }

    @Test
    void aDryRunExplainsWithoutAskingAModel() {
        CliHarness.Outcome text = new CliHarness(home)
                .run("route", "run", route, "--workspace", workspace, "--prompt", "Hello", "--dry-run");
        assertThat(text.code()).isZero();
        assertThat(text.out())
                .contains("by_length (choose): otherwise: input.tokens")
                .contains("asks demo-openai/fast");
        assertThat(text.out()).doesNotContain("asks demo-anthropic/thorough");
        CliHarness.Outcome json = new CliHarness(home)
                .run("route", "run", route, "--workspace", workspace, "--prompt", "Hello", "--dry-run", "--json");
        JsonNode steps = JsonMapper.builder().build().readTree(json.out()).get("steps");
        assertThat(steps.get(0).get("kind").stringValue()).isEqualTo("choose");
        assertThat(workspace.resolve(".trivium")).doesNotExist();
    }

    @Test
    void runAnswersAndExplainsItsWay() {
        CliHarness.Outcome run = new CliHarness(home)
                .run("route", "run", route, "--workspace", workspace, "--prompt", "Hello", "--explain", "--json");
        assertThat(run.code()).isZero();
        JsonNode document = JsonMapper.builder().build().readTree(run.out());
        assertThat(document.toString()).contains("demo-hybrid");
        assertThat(run.err())
                .contains("→ by_length (choose)")
                .contains("← busy failed")
                .contains("because busy failed with rate_limit")
                .contains("← by_length answered");
    }

    @Test
    void metadataReachesConditions() {
        Path localFirst = workspace.resolve("routes/demo-local-first.route.yaml");
        CliHarness.Outcome run = new CliHarness(home)
                .run(
                        "route",
                        "run",
                        localFirst,
                        "--workspace",
                        workspace,
                        "--prompt",
                        "Hello",
                        "--dry-run",
                        "--metadata",
                        "private=yes");
        assertThat(run.out()).contains("metadata.private \"yes\" = \"yes\" → local");
    }

    @Test
    void exportWritesTheFileAndTellsWhatItCarries() throws Exception {
        CliHarness.Outcome file =
                new CliHarness(home).run("route", "export", route, "--workspace", workspace, "--to", "portkey");
        assertThat(file.code()).isZero();
        JsonNode config = JsonMapper.builder().build().readTree(file.out());
        assertThat(config.get("strategy").get("mode").stringValue()).isEqualTo("conditional");
        assertThat(file.err()).contains("Portkey gateway").contains("exact").contains("caller.py");

        CliHarness.Outcome table = new CliHarness(home)
                .run("route", "export", route, "--workspace", workspace, "--to", "portkey", "--report");
        assertThat(table.out())
                .startsWith("PART")
                .contains("by_length.choose[0].when")
                .contains("needs the caller")
                .contains("trivium_input_tokens");
    }

    @Test
    void exportWritesIntoAFolder() throws Exception {
        Path folder = Files.createDirectory(home.resolve("out"));
        CliHarness.Outcome written = new CliHarness(home)
                .run("route", "export", route, "--workspace", workspace, "--to", "portkey", "-o", folder);
        assertThat(written.code()).isZero();
        assertThat(written.out()).isEmpty();
        assertThat(folder.resolve("demo-hybrid.portkey-1.15.2.json")).isNotEmptyFile();
        assertThat(folder.resolve("caller.py")).isNotEmptyFile();
    }

    @Test
    void anUnknownTargetIsRefusedWithTheKnownOnes() {
        CliHarness.Outcome outcome =
                new CliHarness(home).run("route", "export", route, "--workspace", workspace, "--to", "nowhere");
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("There is no target \"nowhere\"").contains("portkey");
    }
}
