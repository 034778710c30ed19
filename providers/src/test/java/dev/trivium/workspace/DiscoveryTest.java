package dev.trivium.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.provider.openai.Dialect;
import dev.trivium.provider.openai.Dialects;
import dev.trivium.testkit.WireServer;
import dev.trivium.workspace.Discovery.Probe;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DiscoveryTest {

    private final List<Dialect> presets = Dialects.bundled().all();

    @Test
    void findsKeysThatPresetsNameAndNobodyUses() throws Exception {
        Map<String, String> variables =
                Map.of("GROQ_API_KEY", "gsk-1", "OPENAI_API_KEY", "sk-1", "XAI_API_KEY", " ", "OTHER_API_KEY", "x");

        List<Discovery.FoundKey> found =
                Discovery.keys(variables, presets, connections("connections:\n  - id: o\n    dialect: openai\n"));

        assertThat(found).singleElement().satisfies(key -> {
            assertThat(key.preset().id()).isEqualTo("groq");
            assertThat(key.variable()).isEqualTo("GROQ_API_KEY");
        });
    }

    @Test
    void findsAServerThatAnswersAsItsProgramDoes() throws Exception {
        try (WireServer server =
                new WireServer(exchange -> exchange.respond(200, "application/json", "{\"version\":\"0.13.0\"}"))) {
            Probe ollama = new Probe("ollama", URI.create(server.url()), "/api/version", "\"version\"");
            Probe other = new Probe("lmstudio", URI.create(server.url() + "/v1"), "/models", "\"data\"");

            assertThat(Discovery.servers(List.of(ollama, other), presets, List.of()))
                    .singleElement()
                    .satisfies(found -> assertThat(found.preset().id()).isEqualTo("ollama"));
            String known = "connections:\n  - id: o\n    protocol: ollama\n    base_url: http://localhost:"
                    + server.port() + "\n";
            assertThat(Discovery.servers(List.of(ollama), presets, connections(known)))
                    .isEmpty();
        }
    }

    @Test
    void asksNobodyElsewhere() {
        Probe elsewhere = new Probe("ollama", URI.create("http://192.0.2.1:11434"), "/api/version", "");

        assertThat(Discovery.servers(List.of(elsewhere), presets, List.of())).isEmpty();
    }

    private static List<ConnectionSettings> connections(String yaml) throws Exception {
        return WorkspaceFile.parse("trivium.yaml", Path.of("."), yaml, Dialects.bundled())
                .connections();
    }
}
