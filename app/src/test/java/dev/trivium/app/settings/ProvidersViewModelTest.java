package dev.trivium.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.chat.ChatError;
import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.ModelAddress;
import dev.trivium.testkit.WireServer;
import dev.trivium.workspace.Discovery;
import dev.trivium.workspace.ModelEntry;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvidersViewModelTest {

    private static final String YAML = """
            # by hand
            connections:
              - id: openai   # the team's
                dialect: openai
              - id: local
                protocol: openai-chat
                base_url: ADDRESS/v1
            """;
    private static final String MODELS =
            "{\"object\":\"list\",\"data\":[{\"id\":\"llama-x\",\"object\":\"model\"},{\"id\":\"llama-y\",\"object\":\"model\"}]}";

    @TempDir
    private Path folder;

    private ProvidersFixture fixture;

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void saysWhereEachKeyComesFromAndShowsLittleOfIt() {
        ProvidersViewModel model = open("http://127.0.0.1:1", Map.of("OPENAI_API_KEY", "sk-proj-0123456789"));

        assertThat(fixture.detail("openai").line()).isEqualTo("From OPENAI_API_KEY");
        assertThat(fixture.detail("openai").key().masked()).isEqualTo("sk-p••••••••••••789");
        assertThat(fixture.detail("openai").mark()).isEqualTo(Mark.UNTRIED);
        assertThat(fixture.detail("local").line()).isEqualTo("No key needed");

        model.useVariable("openai", "OTHER_KEY");
        assertThat(fixture.detail("openai").line()).isEqualTo("Key missing");
        assertThat(fixture.detail("openai").mark()).isEqualTo(Mark.NOT_SET_UP);
        assertThat(fixture.detail("openai").key().problem()).contains("OTHER_KEY is not set");
        model.storeInKeychain("openai", "sk-12345678");
        assertThat(fixture.detail("openai").key().masked()).isEqualTo("••••••••••••");
    }

    @Test
    void aTypedKeyGoesToTheKeychainAndTheFileOnlyNamesIt() {
        ProvidersViewModel model = open("http://127.0.0.1:1", Map.of());

        model.storeInKeychain("openai", " sk-proj-0123456789\n");

        assertThat(fixture.keychain()).containsEntry("openai", "sk-proj-0123456789");
        assertThat(fixture.text("trivium.yaml"))
                .contains("    key: keychain:openai\n", "- id: openai   # the team's")
                .doesNotContain("sk-proj");
        assertThat(fixture.detail("openai").line()).isEqualTo("In the system keychain");
    }

    @Test
    void withoutAKeychainTheEnvironmentIsOfferedAndNothingChanges() {
        ProvidersViewModel model = open("http://127.0.0.1:1", Map.of());
        fixture.withoutKeychain();
        String before = fixture.text("trivium.yaml");

        model.storeInKeychain("openai", "sk-proj-0123456789");

        assertThat(model.problemProperty().get())
                .isEqualTo("The key was not stored. This machine has no keychain that can be used. Keep it in an"
                        + " environment variable instead, and name the variable here.");
        assertThat(fixture.text("trivium.yaml")).isEqualTo(before);
    }

    @Test
    void aTestShowsLatencyAndModelsAndOffersThoseOfAnUnknownServer() throws Exception {
        try (WireServer server = new WireServer(exchange -> exchange.respond(200, "application/json", MODELS))) {
            ProvidersViewModel model = open(server.url(), Map.of());

            model.test("local");

            ConnectionDetail tested = fixture.detail("local");
            assertThat(tested.mark()).isEqualTo(Mark.FINE);
            assertThat(tested.latency()).endsWith(" ms");
            assertThat(tested.modelCount()).isEqualTo("2 models");
            assertThat(fixture.workspace().models())
                    .extracting(ModelEntry::address)
                    .contains(ModelAddress.parse("local/llama-x"), ModelAddress.parse("local/llama-y"));
            assertThat(fixture.text("trivium.yaml")).contains("    models: [llama-x, llama-y]\n");
            assertThat(fixture.changes()).isPositive();
        }
    }

    @Test
    void aRejectedKeyIsSaidInWordsAndNeverRepeated() throws Exception {
        String refusal = "{\"error\":{\"message\":\"Incorrect API key provided: sk-proj-0123456789\"}}";
        try (WireServer server = new WireServer(exchange -> exchange.respond(401, "application/json", refusal))) {
            ProvidersViewModel model = open(server.url(), Map.of("LOCAL_KEY", "sk-proj-0123456789"));
            model.useVariable("local", "LOCAL_KEY");

            model.test("local");

            ConnectionDetail tested = fixture.detail("local");
            assertThat(tested.mark()).isEqualTo(Mark.FAILING);
            assertThat(tested.line()).isEqualTo("Key rejected (401)");
            assertThat(tested.trouble(model.now())).isEqualTo("key rejected (401) just now");
            assertThat(String.valueOf(tested)).doesNotContain("0123456789");

            model.set("local", "base_url", server.url() + "/v2");
            assertThat(fixture.detail("local").mark()).isEqualTo(Mark.UNTRIED);
            assertThat(fixture.detail("local").test()).isNull();
        }
    }

    @Test
    void limitsOfLaterCallsShowToo() {
        open("http://127.0.0.1:1", Map.of("OPENAI_API_KEY", "sk-proj-0123456789"));

        fixture.fails("openai", 90, ChatError.of(ErrorKind.RATE_LIMIT, "OpenAI is limiting calls.", "", ""));

        assertThat(fixture.detail("openai").mark()).isEqualTo(Mark.LIMITED);
        assertThat(fixture.detail("openai").line()).isEqualTo("From OPENAI_API_KEY");
    }

    @Test
    void hidesAndShowsModels() {
        ProvidersViewModel model = open("http://127.0.0.1:1", Map.of());
        String name = fixture.detail("openai").models().get(0).model();
        ModelAddress address = new ModelAddress("openai", name);

        model.showModel("openai", name, false);
        assertThat(fixture.workspace().models()).extracting(ModelEntry::address).doesNotContain(address);
        assertThat(fixture.detail("openai").models().get(0).shown()).isFalse();

        model.showModel("openai", name, true);
        assertThat(fixture.workspace().models()).extracting(ModelEntry::address).contains(address);
        assertThat(fixture.text("trivium.yaml")).isEqualTo(YAML.replace("ADDRESS", "http://127.0.0.1:1"));
    }

    @Test
    void anOwnPriceIsMarkedAndCanBeUndone() {
        ProvidersViewModel model = open("http://127.0.0.1:1", Map.of());
        ModelLine listed = line("gpt-5.5");

        model.setPrice("openai", "gpt-5.5", "1.00", "$8");
        assertThat(line("gpt-5.5").own()).isTrue();
        assertThat(line("gpt-5.5").inputText()).isEqualTo("1.00");
        assertThat(line("gpt-5.5").listedText()).isEqualTo("list " + listed.inputText() + " / " + listed.outputText());

        model.setPrice("openai", "gpt-5.5", "cheap", "8");
        assertThat(model.problemProperty().get()).contains("The input price must be US dollars per million tokens");

        model.undoPrice("openai", "gpt-5.5");
        assertThat(line("gpt-5.5")).isEqualTo(listed);
    }

    @Test
    void offersWhatLiesAboutOnTopAndTakesNothingByItself() throws Exception {
        try (WireServer server =
                new WireServer(exchange -> exchange.respond(200, "application/json", "{\"version\":\"1\"}"))) {
            fixture = new ProvidersFixture(
                    folder,
                    "connections: []\n",
                    Map.of("GROQ_API_KEY", "gsk-not-real-123"),
                    List.of(new Discovery.Probe("ollama", URI.create(server.url()), "/api/version", "version")));
            ProvidersViewModel model = fixture.model();
            model.look();

            assertThat(model.offers().subList(0, 2))
                    .extracting(Offer::hint)
                    .containsExactly("answers on this computer", "GROQ_API_KEY is set");
            assertThat(model.connections()).isEmpty();

            model.add(model.offers().get(1), null);
            assertThat(fixture.text("trivium.yaml")).isEqualTo("connections:\n  - id: groq\n    dialect: groq\n");
            assertThat(model.selectedProperty().get()).isNotNull();
            assertThat(model.found()).hasSize(1);
        }
    }

    @Test
    void limitsHeadersAndBillingAreWrittenAndRefusedInWords() {
        ProvidersViewModel model = open("http://127.0.0.1:1", Map.of());

        model.set("local", "timeouts", "first_token_s", "42.5");
        model.set("local", "limits", "concurrent_calls", "2");
        model.set("local", "headers", "X-Team", "support");
        model.set("local", "price", "free");
        assertThat(fixture.text("trivium.yaml"))
                .endsWith("    timeouts:\n      first_token_s: 42.5\n    limits:\n      concurrent_calls: 2\n"
                        + "    headers:\n      X-Team: support\n    price: free\n");
        assertThat(fixture.detail("local").settings().limits().concurrentCalls())
                .isEqualTo(2);

        model.set("local", "limits", "concurrent_calls", "0");
        assertThat(model.problemProperty().get())
                .isEqualTo("Nothing was changed. \"concurrent_calls\" must be at least 1. Leave it out for no limit.");
        model.set("local", "headers", "Authorization", "Bearer sk-proj-0123456789");
        assertThat(model.problemProperty().get()).contains("would carry a key").doesNotContain("0123");
        assertThat(fixture.text("trivium.yaml")).doesNotContain("0123");
    }

    @Test
    void importsAPriceListAndSaysWhatCameOfIt() {
        ProvidersViewModel model = open("http://127.0.0.1:1", Map.of());
        fixture.write(
                "list.json",
                "{\"gpt-5.5\": {\"litellm_provider\": \"openai\", \"mode\": \"chat\","
                        + " \"input_cost_per_token\": 0.000007, \"output_cost_per_token\": 0.000014}}");

        model.importPrices(folder.resolve("list.json").toString());

        assertThat(model.noticeProperty().get()).isEqualTo("1 model imported, 0 entries left out.");
        assertThat(line("gpt-5.5").inputText()).isEqualTo("7.00");
        model.importPrices("http://prices.example/list.json");
        assertThat(model.problemProperty().get()).startsWith("Nothing was imported. This address is not fetched.");
    }

    @Test
    void removesAConnectionAndSelectsAnother() {
        ProvidersViewModel model = open("http://127.0.0.1:1", Map.of());
        model.select("openai");

        model.remove("openai");

        assertThat(model.connections()).extracting(ConnectionDetail::id).containsExactly("local");
        assertThat(model.selectedProperty().get()).isEqualTo(fixture.detail("local"));
    }

    @Test
    void aFileThatSomebodyElseChangedIsReadAgainInsteadOfOverwritten() {
        ProvidersViewModel model = open("http://127.0.0.1:1", Map.of());
        fixture.write("trivium.yaml", "connections:\n  - id: groq\n    dialect: groq\n");

        model.set("openai", "proxy", "http://p:1");

        assertThat(model.problemProperty().get()).isNotEmpty();
        assertThat(model.connections()).extracting(ConnectionDetail::id).containsExactly("groq");
        assertThat(fixture.text("trivium.yaml")).doesNotContain("proxy");
    }

    private ProvidersViewModel open(String address, Map<String, String> variables) {
        fixture = new ProvidersFixture(folder, YAML.replace("ADDRESS", address), variables, List.of());
        fixture.model().open();
        fixture.model().look();
        return fixture.model();
    }

    private ModelLine line(String model) {
        return fixture.detail("openai").models().stream()
                .filter(line -> line.model().equals(model))
                .findFirst()
                .orElseThrow();
    }
}
