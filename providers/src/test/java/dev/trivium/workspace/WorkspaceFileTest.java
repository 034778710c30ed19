package dev.trivium.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.trivium.provider.http.RateLimits;
import dev.trivium.provider.http.Timeouts;
import dev.trivium.provider.openai.Dialects;
import dev.trivium.yaml.Problem;
import dev.trivium.yaml.ProblemException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkspaceFileTest {

    private static final Dialects DIALECTS = Dialects.bundled();

    @TempDir
    Path directory;

    @Test
    void readsEverythingThatAConnectionCanSay() throws Exception {
        Files.writeString(directory.resolve("ca.pem"), "");
        WorkspaceFile file = parse("""
                name: My models
                connections:
                  - id: openai
                    protocol: openai-responses
                    base_url: https://api.openai.com/v1
                    key: env:OPENAI_API_KEY
                    headers:
                      X-Team: research
                    timeouts: {connect_s: 5, first_token_s: 0.5, between_tokens_s: 20, total_s: 120}
                    limits: {concurrent_calls: 4, tokens_per_minute: 90000}
                    proxy: socks5://proxy.example:3128
                    ca_file: ca.pem
                    models: [gpt-5.5, "1.5"]
                    catalog: openai
                  - id: local
                    protocol: ollama
                    base_url: http://127.0.0.1:11434
                    price: free
                """);

        assertThat(file.name()).isEqualTo("My models");
        assertThat(file.connections()).hasSize(2);
        ConnectionSettings openai = file.connections().get(0);
        assertThat(openai.line()).isEqualTo(3);
        assertThat(openai.protocol()).isEqualTo("openai-responses");
        assertThat(openai.baseUrl()).isEqualTo(URI.create("https://api.openai.com/v1"));
        assertThat(openai.key()).hasToString("env:OPENAI_API_KEY");
        assertThat(openai.headers()).containsExactly(Map.entry("X-Team", "research"));
        assertThat(openai.timeouts())
                .isEqualTo(new Timeouts(
                        Duration.ofSeconds(5),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(120)));
        assertThat(openai.limits()).isEqualTo(new RateLimits(4, null, 90_000));
        assertThat(openai.proxy()).hasToString("socks5://proxy.example:3128");
        assertThat(openai.caFile()).isEqualTo(directory.resolve("ca.pem"));
        assertThat(openai.models()).containsExactly("gpt-5.5", "1.5");
        assertThat(openai.catalog()).isEqualTo("openai");
        assertThat(openai.free()).isFalse();
        ConnectionSettings local = file.connections().get(1);
        assertThat(local.key()).isNull();
        assertThat(local.free()).isTrue();
        assertThat(local.timeouts()).isEqualTo(Timeouts.DEFAULT);
    }

    @Test
    void aDialectFillsInWhatTheFileLeavesOut() throws Exception {
        ConnectionSettings connection = parse("connections:\n  - id: or\n    dialect: openrouter\n")
                .connections()
                .get(0);

        assertThat(connection.protocol()).isEqualTo("openai-chat");
        assertThat(connection.baseUrl()).hasToString("https://openrouter.ai/api/v1");
        assertThat(connection.key()).hasToString("env:OPENROUTER_API_KEY");
    }

    @Test
    void whatTheFileSaysIsStrongerThanTheDialect() throws Exception {
        ConnectionSettings connection = parse("""
                connections:
                  - id: or
                    dialect: openrouter
                    base_url: https://mirror.example/v1
                    key:
                """).connections().get(0);

        assertThat(connection.baseUrl()).hasToString("https://mirror.example/v1");
        assertThat(connection.key()).isNull();
    }

    @Test
    void aDialectWithAPlaceholderNeedsTheUsersOwnAddress() {
        assertThat(only("connections:\n  - id: az\n    dialect: azure\n").remedy())
                .contains("YOUR-RESOURCE");
        assertThat(only("connections:\n  - id: az\n    dialect: azure\n"
                                + "    base_url: https://YOUR-RESOURCE.openai.azure.com/openai/v1\n")
                        .what())
                .contains("capitals");
    }

    @Test
    void theDemoServerNeedsNoAddress() throws Exception {
        ConnectionSettings connection = parse(
                        "connections:\n  - {id: d, protocol: gemini, base_url: demo, models: [balanced]}\n")
                .connections()
                .get(0);

        assertThat(connection.demo()).isTrue();
    }

    @Test
    void anEmptyFileIsAWorkspaceWithoutConnections() throws Exception {
        assertThat(parse("").connections()).isEmpty();
        assertThat(parse("\uFEFFname: x\n").name()).isEqualTo("x");
    }

    @ParameterizedTest
    @CsvSource({
        "openai_chat, openai-chat",
        "OpenAI, openai-chat",
        "openai, openai-chat",
        "antropic, anthropic",
        "claude, anthropic",
        "google, gemini",
        "Ollama, ollama",
        "openai-response, openai-responses"
    })
    void aMistypedProtocolIsAnsweredWithTheLikelyOne(String wrong, String right) {
        Problem problem =
                only("connections:\n  - id: a\n    protocol: " + wrong + "\n    base_url: https://x.example\n");

        assertThat(problem.line()).isEqualTo(3);
        assertThat(problem.path()).isEqualTo("connections[0].protocol");
        assertThat(problem.what()).contains(wrong);
        assertThat(problem.remedy())
                .startsWith("Did you mean \"" + right + "\"?")
                .contains("openai-chat, openai-resp");
    }

    @Test
    void aMistypedKeyIsAnsweredWithTheLikelyOne() {
        Problem problem = only(
                "connections:\n  - id: a\n    protocol: gemini\n    base_url: https://x.example\n    time_outs: {}\n");

        assertThat(problem.line()).isEqualTo(5);
        assertThat(problem.remedy()).contains("Did you mean \"timeouts\"?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sk-proj-abcdefghijklmnop1234567890",
                "env:sk-proj-abcdefghijklmnop1234567890",
                "keychain:sk-proj-abcdefghijklmnop1234567890",
                "evn:sk_proj_abcdefghijklmnop1234567890",
                "AIzaSyA-abcdefghijklmnop1234567890",
                "env:abcdefghijklmnop1234567890abcdefghijklmnop",
                "\"Bearer sk-proj-abcdefghijklmnop1234567890\"",
                "hunter2"
            })
    void aPastedKeyIsRefusedAndNeverRepeated(String pasted) {
        ProblemException refused = refused(
                "connections:\n  - id: a\n    protocol: gemini\n    base_url: https://x.example\n    key: " + pasted);

        assertThat(refused.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(5);
            assertThat(problem.remedy()).containsPattern("key: (env|keychain):");
        });
        assertThat(refused.getMessage())
                .doesNotContain("abcdefgh")
                .doesNotContain("hunter2")
                .doesNotContain("1234567890");
    }

    @ParameterizedTest
    @CsvSource({
        "OPENAI_API_KEY, env:OPENAI_API_KEY",
        "$OPENAI_API_KEY, env:OPENAI_API_KEY",
        "'\"${OPENAI_API_KEY}\"', env:OPENAI_API_KEY",
        "ENV:OPENAI_API_KEY, env:OPENAI_API_KEY",
        "keychian:openai, keychain:openai"
    })
    void aNearMissOfAReferenceIsAnsweredWithTheRightOne(String wrong, String right) {
        Problem problem =
                only("connections:\n  - id: a\n    protocol: gemini\n    base_url: https://x.example\n    key: " + wrong
                        + "\n");

        assertThat(problem.remedy()).contains("Write key: " + right + ".");
    }

    @Test
    void aHeaderThatCarriesAKeyIsRefusedAndNotRepeated() {
        ProblemException refused = refused("""
                connections:
                  - id: a
                    protocol: gemini
                    base_url: https://x.example
                    headers:
                      Authorization: Bearer opensesame
                      X-Other: sk-abcdefghijklmnop
                """);

        assertThat(refused.problems()).hasSize(2);
        assertThat(refused.getMessage()).doesNotContain("opensesame").doesNotContain("abcdefgh");
    }

    @Test
    void everyMistakeIsListedWithItsLine() {
        ProblemException refused = refused("""
                connections:
                  - id: a
                    protocol: gemini
                    base_url: ftp://x.example
                    proxy: https://user:opensesame@proxy.example
                    timeouts: {total_s: 0}
                    ca_file: missing.pem
                    price: cheap
                    dialect: openruter
                  - id: a
                    protocol: ollama
                    base_url: http://127.0.0.1:11434
                  - protocol: ollama
                    base_url: https://x.example/v1?key=1
                  - just a text
                  - id: route
                    protocol: ollama
                    base_url: https://
                """);

        assertThat(refused.problems())
                .extracting(Problem::line, problem -> problem.path())
                .contains(
                        org.assertj.core.groups.Tuple.tuple(4, "connections[0].base_url"),
                        org.assertj.core.groups.Tuple.tuple(5, "connections[0].proxy"),
                        org.assertj.core.groups.Tuple.tuple(6, "connections[0].timeouts.total_s"),
                        org.assertj.core.groups.Tuple.tuple(7, "connections[0].ca_file"),
                        org.assertj.core.groups.Tuple.tuple(8, "connections[0].price"),
                        org.assertj.core.groups.Tuple.tuple(9, "connections[0].dialect"),
                        org.assertj.core.groups.Tuple.tuple(10, "connections[1].id"),
                        org.assertj.core.groups.Tuple.tuple(13, "connections[2].id"),
                        org.assertj.core.groups.Tuple.tuple(14, "connections[2].base_url"),
                        org.assertj.core.groups.Tuple.tuple(15, "connections[3]"),
                        org.assertj.core.groups.Tuple.tuple(16, "connections[4].id"),
                        org.assertj.core.groups.Tuple.tuple(18, "connections[4].base_url"));
        assertThat(refused.getMessage())
                .doesNotContain("opensesame")
                .contains("first given on line 2")
                .contains("Did you mean \"openrouter\"?");
    }

    @Test
    void brokenYamlIsAnsweredWithItsLine() {
        Problem problem = only("connections:\n  - id: [a\n    protocol: gemini\n");

        assertThat(problem.line()).isGreaterThan(1);
        assertThat(problem.what()).contains("not valid YAML");
    }

    @Test
    void aFolderWithoutTheFileIsNamedAndNothingIsMadeThere() throws Exception {
        ProblemException missing = catchThrowableOfType(
                ProblemException.class, () -> WorkspaceFile.read(directory.resolve("nowhere"), DIALECTS));
        assertThat(missing).hasMessageContaining("does not exist");

        ProblemException empty =
                catchThrowableOfType(ProblemException.class, () -> WorkspaceFile.read(directory, DIALECTS));
        assertThat(empty).hasMessageContaining("has no trivium.yaml").hasMessageContaining("make one");
        try (var files = Files.list(directory)) {
            assertThat(files.toList()).isEmpty();
        }
    }

    @Test
    void aFileThatIsNotTextIsNamed() throws Exception {
        Files.write(directory.resolve("trivium.yaml"), "name: Gr\u00fc\u00dfe".getBytes(StandardCharsets.ISO_8859_1));

        ProblemException refused =
                catchThrowableOfType(ProblemException.class, () -> WorkspaceFile.read(directory, DIALECTS));
        assertThat(refused).hasMessageContaining("not UTF-8");
    }

    private WorkspaceFile parse(String text) throws ProblemException {
        return WorkspaceFile.parse("trivium.yaml", directory, text, DIALECTS);
    }

    private ProblemException refused(String text) {
        ProblemException exception = catchThrowableOfType(ProblemException.class, () -> parse(text));
        assertThat(exception).isNotNull();
        return exception;
    }

    private Problem only(String text) {
        List<Problem> problems = refused(text).problems();
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }
}
