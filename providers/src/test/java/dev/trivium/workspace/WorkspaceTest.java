package dev.trivium.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trivium.chat.Answer;
import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ChatModel;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.Message;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Origin;
import dev.trivium.testkit.WireServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {

    private static final String ANSWER = "{\"model\":\"tiny\",\"message\":{\"role\":\"assistant\",\"content\":\"Hi\"},"
            + "\"done\":false}\n{\"model\":\"tiny\",\"message\":{\"role\":\"assistant\",\"content\":\"\"},\"done\":true,"
            + "\"done_reason\":\"stop\",\"prompt_eval_count\":5,\"eval_count\":2}\n";

    @TempDir
    Path home;

    @Test
    void theSampleAnswersWithoutAnyKey() throws Exception {
        try (Workspace workspace = Workspace.openDefault(environment())) {
            assertThat(workspace.directory()).isEqualTo(home.resolve(".local/share/trivium/workspace"));
            assertThat(workspace.name()).isEqualTo("Sample");
            assertThat(workspace.problems()).isEmpty();
            assertThat(workspace.models())
                    .extracting(entry -> entry.address().toString())
                    .contains(
                            "demo-openai/fast",
                            "demo-anthropic/thorough",
                            "demo-gemini/balanced",
                            "demo-ollama/small",
                            "route/demo-hybrid");
            assertThat(workspace.models()).allMatch(ModelEntry::simulated);

            Answer answer = ask(workspace.model(ModelAddress.parse("demo-openai/fast")));
            assertThat(answer.text()).isNotBlank();
            assertThat(answer.cost().known()).isFalse();
            assertThat(ask(workspace.model(ModelAddress.parse("route/demo-hybrid")))
                            .text())
                    .isNotBlank();
        }
    }

    @Test
    void makingTheSampleChangesNothingThatIsThere() throws Exception {
        Files.writeString(home.resolve("trivium.yaml"), "name: Mine\n");

        Workspace.sample(home);

        assertThat(home.resolve("trivium.yaml")).hasContent("name: Mine");
        assertThat(home.resolve("prompts/support-reply.prompt")).exists();
        assertThat(home.resolve(".gitignore")).content().contains(".trivium/");
    }

    @Test
    void everyFileOfTheSampleIsPartOfIt() throws Exception {
        URL resources = getClass().getResource("/dev/trivium/sample/trivium.yaml");
        boolean packed = resources.getProtocol().equals("jar");
        try (FileSystem jar = packed ? FileSystems.newFileSystem(resources.toURI(), Map.of()) : null;
                Stream<Path> files = Files.walk(Path.of(resources.toURI()).getParent())) {
            Path folder = Path.of(resources.toURI()).getParent();
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                            .map(name -> name.equals("gitignore") ? ".gitignore" : name))
                    .containsExactlyInAnyOrderElementsOf(SampleWorkspace.FILES);
        }
    }

    @Test
    void aConnectionOffersItsOwnNamesAndThenTheCatalogues() throws Exception {
        try (Workspace workspace = open("""
                connections:
                  - id: mine
                    protocol: openai-chat
                    base_url: https://api.openai.com/v1
                    models: [my-fine-tune]
                  - id: gateway
                    protocol: openai-chat
                    base_url: https://gateway.example/v1
                """)) {
            List<ModelEntry> models = workspace.models();
            assertThat(models.get(0).address()).hasToString("mine/my-fine-tune");
            assertThat(models.get(0).info()).isNull();
            assertThat(models)
                    .filteredOn(entry -> entry.address().connection().equals("mine"))
                    .hasSizeGreaterThan(3)
                    .anyMatch(entry ->
                            entry.info() != null && !entry.info().prices().isEmpty());
            assertThat(models).noneMatch(entry -> entry.address().connection().equals("gateway"));
            assertThat(workspace.model(ModelAddress.parse("gateway/anything")).address())
                    .hasToString("gateway/anything");
        }
    }

    @Test
    void aServerThatBillsNothingCostsNothing() throws Exception {
        try (WireServer server = new WireServer(exchange -> exchange.respond(200, "application/x-ndjson", ANSWER));
                Workspace workspace = open("connections:\n  - {id: home, protocol: ollama, base_url: \"" + server.url()
                        + "\", price: free}\n  - {id: other, protocol: ollama, base_url: \"" + server.url()
                        + "\"}\n")) {
            Answer free = ask(workspace.model(ModelAddress.parse("home/tiny")));
            assertThat(free.text()).isEqualTo("Hi");
            assertThat(free.cost().usd()).isEqualByComparingTo(BigDecimal.ZERO);

            Answer unknown = ask(workspace.model(ModelAddress.parse("other/tiny")));
            assertThat(unknown.cost().known()).isFalse();
        }
    }

    @Test
    void anUnknownAddressIsAnsweredWithNearOnes() throws Exception {
        try (Workspace workspace = Workspace.openDefault(environment())) {
            assertThatThrownBy(() -> workspace.model(ModelAddress.parse("demo-openia/fast")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("demo-openai/fast");
            assertThatThrownBy(() -> workspace.model(ModelAddress.parse("demo-openai/slow")))
                    .hasMessageContaining("demo-openai/fast");
            assertThatThrownBy(() -> workspace.model(ModelAddress.parse("route/demo-hybird")))
                    .hasMessageContaining("Did you mean route/demo-hybrid");
        }
    }

    @Test
    void aSecondWindowIsToldThatTheHistoryIsTaken() throws Exception {
        try (Workspace first = open("");
                Workspace second = open("")) {
            first.history();
            assertThatThrownBy(second::history).hasMessageContaining("open");
        }
    }

    private Workspace open(String yaml) throws Exception {
        Files.writeString(home.resolve("trivium.yaml"), yaml);
        return Workspace.open(home, environment());
    }

    private Environment environment() throws IOException {
        return new Environment(Map.of(), "Linux", home, account -> null);
    }

    private static Answer ask(ChatModel model) throws Exception {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        model.start(ChatRequest.of(Message.user("Hello")), Origin.root(), event -> {
            if (event instanceof ChatEvent.Completed done && done.origin().parentId() == null) {
                answer.complete(done.answer());
            } else if (event instanceof ChatEvent.Failed failed
                    && failed.origin().parentId() == null) {
                answer.completeExceptionally(new AssertionError(failed.error().message()));
            }
        });
        return answer.get(20, TimeUnit.SECONDS);
    }
}
