package dev.trivium.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.Message;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Origin;
import dev.trivium.testkit.WireServer;
import dev.trivium.workspace.ConnectionHealth.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadTest {

    @TempDir
    private Path folder;

    @Test
    void seesWhatTheFilesSayNowAndKeepsWhatStayedTheSame() throws Exception {
        write("a", "http://127.0.0.1:1", "b", "http://127.0.0.1:2");
        try (Workspace workspace = Workspace.open(folder, environment(Map.of()))) {
            var kept = workspace.connection("a");
            var changed = workspace.connection("b");

            write("a", "http://127.0.0.1:1", "b", "http://127.0.0.1:3");
            Files.writeString(folder.resolve("prices.yaml"), "- vendor: b\n  model: mine\n  input: 3\n  output: 4\n");
            workspace.reload();

            assertThat(workspace.connection("a")).isSameAs(kept);
            assertThat(workspace.connection("b")).isNotSameAs(changed);
            assertThat(workspace.catalog().find("b", "mine")).isNotNull();
            assertThat(workspace.models()).extracting(ModelEntry::address).contains(ModelAddress.parse("b/m"));
        }
    }

    @Test
    void aMistakeLeavesEverythingAsItWas() throws Exception {
        write("a", "http://127.0.0.1:1");
        try (Workspace workspace = Workspace.open(folder, environment(Map.of()))) {
            write("a", "ftp://127.0.0.1:1");

            assertThatThrownBy(workspace::reload).hasMessageContaining("must begin with http://");
            assertThat(workspace.connections())
                    .singleElement()
                    .satisfies(connection -> assertThat(connection.baseUrl()).hasPort(1));
        }
    }

    @Test
    void hiddenModelsAreLeftOutOfTheMenusOnly() throws Exception {
        write("a", "http://127.0.0.1:1");
        Files.writeString(file(), "    hidden: [m]\n", java.nio.file.StandardOpenOption.APPEND);
        try (Workspace workspace = Workspace.open(folder, environment(Map.of()))) {
            assertThat(workspace.models()).isEmpty();
            assertThat(workspace.allModels(workspace.connections().get(0))).hasSize(1);
            assertThat(workspace.model(ModelAddress.parse("a/m"))).isNotNull();
        }
    }

    @Test
    void callsTellHowAConnectionFares() throws Exception {
        try (WireServer server = new WireServer(
                exchange -> exchange.respond(401, "application/json", "{\"error\":{\"message\":\"Incorrect key\"}}"))) {
            write("a", server.url());
            try (Workspace workspace = Workspace.open(folder, environment(Map.of()))) {
                assertThat(workspace.health().of("a").state()).isEqualTo(State.UNKNOWN);
                CountDownLatch ended = new CountDownLatch(1);

                workspace
                        .model(ModelAddress.parse("a/m"))
                        .start(ChatRequest.of(List.of(Message.user("hi"))), Origin.root(), event -> {
                            if (event instanceof ChatEvent.Failed) {
                                ended.countDown();
                            }
                        });

                assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
                assertThat(workspace.health().of("a").state()).isEqualTo(State.FAILING);
            }
        }
    }

    private void write(String... idsAndAddresses) throws Exception {
        StringBuilder text = new StringBuilder("connections:\n");
        for (int i = 0; i < idsAndAddresses.length; i += 2) {
            text.append("  - id: ")
                    .append(idsAndAddresses[i])
                    .append("\n    protocol: openai-chat\n    base_url: ")
                    .append(idsAndAddresses[i + 1])
                    .append("\n    models: [m]\n");
        }
        Files.writeString(file(), text);
    }

    private Path file() {
        return folder.resolve(WorkspaceFile.NAME);
    }

    private Environment environment(Map<String, String> variables) {
        return new Environment(variables, "Linux", folder, account -> null);
    }
}
