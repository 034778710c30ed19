package dev.trivium.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.app.cli.CliHarness.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class CliArgumentsTest {

    @TempDir
    Path home;

    private CliHarness cli;
    private Path workspace;

    @BeforeEach
    void workspace() throws Exception {
        cli = new CliHarness(home);
        workspace = cli.workspace("connections:\n  - {id: demo, protocol: openai-chat, base_url: demo}\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "compare --model demo/fast | --prompt",
                "compare --prompt hi | --model",
                "compare --model demo/fast --prompt hi --prompt-file x.txt | exclusive",
                "compare --model demo/fast --prompt-file no-such.txt | no file \"no-such.txt\"",
                "compare --model fast --prompt hi | connection/model",
                "compare --model demo/fsat --prompt hi | demo/fast",
                "compare --model dmeo/fast --prompt hi | demo/fast",
                "compare --model route/none --prompt hi | There is no route",
                "compare --model demo/fast --prompt hi --temperature warm | --temperature",
                "compare --model demo/fast --prompt hi --temperature -1 | 0 or more",
                "compare --model demo/fast --prompt hi --max-tokens 0 | at least 1",
                "compare --model demo/fast --prompt hi --timeout 0 | --timeout",
                "compare --model demo/fast --prompt hi --var k | NAME=VALUE",
                "compare --model demo/fast --prompt {{name}} --var nmae=x | Did you mean \"name\"?",
                "compare --model demo/fast --prompt {{name}}{{other}} --var name=x | without a value: other",
                "compare --model demo/fast --prompt hi --jsno | --json",
                "comapre --model demo/fast --prompt hi | compare",
                "models --workspace no-such-folder | does not exist"
            })
    void badArgumentsAreExplainedWithExitCode2(String line, String expected) {
        Outcome outcome = cli.run(in(workspace, line));

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains(expected).doesNotContain("Exception").doesNotContain("\tat ");
    }

    @Test
    void aValueThatBelongsToNoOptionIsNotRepeated() {
        Outcome outcome = cli.run("compare", "--key", "sk-opensesame", "--model", "demo/fast", "--prompt", "hi");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("--key").doesNotContain("opensesame");
    }

    @Test
    void aMistakeInTheWorkspaceFileIsAnsweredWithItsLine() throws Exception {
        cli.workspace("connections:\n  - id: a\n    protocol: openai_chat\n    base_url: https://x.example\n");

        Outcome outcome = cli.run("models", "--workspace", workspace);

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("trivium.yaml:3:").contains("Did you mean \"openai-chat\"?");
    }

    @Test
    void aFolderThatIsNoWorkspaceStaysAsItIs() throws Exception {
        Path other = Files.createDirectory(home.resolve("other"));

        Outcome outcome = cli.run("compare", "--workspace", other, "--model", "a/b", "--prompt", "hi");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("not a workspace").contains("make one");
        assertThat(other).isEmptyDirectory();
    }

    @Test
    void withoutAWorkspaceTheSampleIsMadeOnce() throws Exception {
        Outcome first = cli.run("models", "--json");
        assertThat(first.code()).isZero();
        var models = JsonMapper.builder().build().readTree(first.out()).get("models");
        assertThat(models.valueStream().map(model -> model.get("model").stringValue()))
                .contains("demo-openai/fast", "demo-anthropic/thorough", "demo-ollama/small", "route/demo-hybrid");
        assertThat(models)
                .allSatisfy(model ->
                        assertThat(model.get("simulated").booleanValue()).isTrue());

        Path file = home.resolve(".local/share/trivium/workspace/trivium.yaml");
        Files.writeString(file, "connections: []\n");
        assertThat(cli.run("models").out()).contains("No model can be addressed yet");
    }

    @Test
    void aBrokenRouteIsAWarningOnly() throws Exception {
        Path routes = Files.createDirectories(workspace.resolve("routes"));
        Files.writeString(routes.resolve("bad.route.yaml"), "entry: nowhere\nsteps: {}\n");
        Files.writeString(routes.resolve("lost.route.yaml"), "entry: a\nsteps:\n  a: {call: nobody/x}\n");
        Files.writeString(routes.resolve("ring.route.yaml"), "entry: a\nsteps:\n  a: {use: route/gnir}\n");
        Files.writeString(routes.resolve("gnir.route.yaml"), "entry: a\nsteps:\n  a: {use: route/ring}\n");
        Files.writeString(routes.resolve("good.route.yaml"), "entry: a\nsteps:\n  a: {call: demo/fast}\n");

        Outcome outcome = cli.run("models", "--workspace", workspace);

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out())
                .contains("route/good")
                .doesNotContain("route/bad")
                .doesNotContain("route/ring");
        assertThat(outcome.err())
                .contains("routes/bad.route.yaml")
                .contains("nobody/x")
                .contains("route/gnir → route/ring → route/gnir");
        assertThat(cli.run("compare", "--workspace", workspace, "--model", "route/ring", "--prompt", "hi")
                        .err())
                .contains("cannot be used")
                .contains("circle");
    }

    @Test
    void versionAndHelpAndTheWindow() {
        assertThat(cli.run("--version").out()).startsWith("Trivium 0.");
        assertThat(cli.run("--help").out()).contains("compare").contains("models");
        assertThat(cli.run("compare", "--help").out()).contains("--prompt-file").contains("Exit code: 0");
        assertThat(cli.run().code()).isEqualTo(42);
        assertThat(cli.run("--workspace", workspace).code()).isEqualTo(42);
    }

    private static Object[] in(Path workspace, String line) {
        String[] words = line.split(" ");
        if (line.contains("--workspace")) {
            return words;
        }
        Object[] all = new Object[words.length + 2];
        System.arraycopy(words, 0, all, 0, words.length);
        all[words.length] = "--workspace";
        all[words.length + 1] = workspace;
        return all;
    }
}
