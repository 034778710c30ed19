package dev.trivium.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trivium.provider.openai.Dialect;
import dev.trivium.provider.openai.Dialects;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceEditorTest {

    private static final String BY_HAND = """
            # mine
            name: Fernway support   # shown above

            connections:
              # the fast one
              - id: groq     # since May
                dialect: groq
                headers:
                  X-Team: support  # asked by Noor
                  X-Other: "1"
                # base_url: https://elsewhere.example/v1

              - id: local
                # not in the office
                protocol: ollama
                base_url: http://localhost:11434 # the big machine
                models:
                  - qwen3:8b   # good enough
                  - llama3

            # the end
            """;

    @TempDir
    private Path folder;

    private final Dialects dialects = Dialects.bundled();

    @Test
    void changesOneValueAndNothingElse() throws Exception {
        WorkspaceEditor editor = editor(BY_HAND);

        editor.set("local", "base_url", "http://10.0.0.7:11434");

        assertThat(text())
                .isEqualTo(BY_HAND.replace(
                        "http://localhost:11434 # the big machine", "http://10.0.0.7:11434 # the big machine"));
    }

    @Test
    void addsAndTakesAwayKeysAtTheEndOfAConnection() throws Exception {
        WorkspaceEditor editor = editor(BY_HAND);

        editor.set("groq", "proxy", "http://proxy.example:3128");
        assertThat(text()).contains("      X-Other: \"1\"\n    proxy: http://proxy.example:3128\n    # base_url:");
        editor.set("groq", "proxy", null);

        assertThat(text()).isEqualTo(BY_HAND);
    }

    @Test
    void changesOneHeaderAndKeepsTheCommentBesideAnother() throws Exception {
        WorkspaceEditor editor = editor(BY_HAND);

        editor.set("groq", "headers", "X-Other", "two words: here");
        editor.set("groq", "headers", "X-New", "3");

        assertThat(text())
                .contains("      X-Team: support  # asked by Noor\n      X-Other: \"two words: here\"\n"
                        + "      X-New: 3\n    # base_url");
        assertThat(read("groq").headers()).containsEntry("X-Other", "two words: here");
    }

    @Test
    void makesABlockForItsFirstKeyAndTakesItAwayWithItsLast() throws Exception {
        WorkspaceEditor editor = editor(BY_HAND);

        editor.set("local", "timeouts", "first_token_s", "30");
        assertThat(text()).contains("      - llama3\n    timeouts:\n      first_token_s: 30\n\n# the end");
        editor.set("local", "timeouts", "first_token_s", null);

        assertThat(text()).isEqualTo(BY_HAND);
    }

    @Test
    void opensABlockThatWasWrittenInBraces() throws Exception {
        WorkspaceEditor editor =
                editor(BY_HAND.replace("    # not in the office\n", "    timeouts: {connect_s: 3, total_s: 90}\n"));

        editor.set("local", "timeouts", "connect_s", "4");

        assertThat(read("local").timeouts().connect()).hasSeconds(4);
        assertThat(read("local").timeouts().total()).hasSeconds(90);
    }

    @Test
    void keepsTheLinesOfListedModelsThatStay() throws Exception {
        WorkspaceEditor editor = editor(BY_HAND);

        editor.setLists("local", Map.of("models", List.of("qwen3:8b", "gemma3"), "hidden", List.of("llama3")));

        assertThat(text())
                .contains("    models:\n      - qwen3:8b   # good enough\n      - gemma3\n    hidden: [llama3]\n");
        assertThat(read("local").hidden()).containsExactly("llama3");
    }

    @Test
    void addsAConnectionBehindTheLastAndRemovesItWithoutATrace() throws Exception {
        WorkspaceEditor editor = editor(BY_HAND);

        editor.add(preset("gemini"), "gemini", null, null);
        assertThat(text()).contains("      - llama3\n  - id: gemini\n    dialect: gemini\n\n# the end");
        assertThat(read("gemini").key()).hasToString("env:GEMINI_API_KEY");
        editor.remove("gemini");

        assertThat(text()).isEqualTo(BY_HAND);
    }

    @Test
    void removesAConnectionWithTheCommentsInIt() throws Exception {
        WorkspaceEditor editor = editor(BY_HAND);

        editor.remove("groq");

        assertThat(text())
                .startsWith("# mine\nname: Fernway support   # shown above\n\nconnections:\n"
                        + "  # the fast one\n\n  - id: local\n");
    }

    @Test
    void theLastConnectionLeavesAnEmptyListThatCanBeFilledAgain() throws Exception {
        WorkspaceEditor editor = editor("connections:\n- id: a\n  dialect: groq\nname: x\n");

        editor.remove("a");
        assertThat(text()).isEqualTo("connections: []\nname: x\n");
        editor.add(preset("ollama"), "b", "http://localhost:9", null);

        assertThat(text())
                .startsWith("connections:\n  - id: b\n    dialect: ollama\n    base_url: http://localhost:9\n");
        assertThat(read("b").free()).isTrue();
    }

    @Test
    void fillsAFileThatHasNoConnectionsYet() throws Exception {
        WorkspaceEditor editor = editor("name: x");

        editor.add(preset("groq"), "groq", null, new KeyReference(KeyReference.Store.KEYCHAIN, "groq"));

        assertThat(text()).isEqualTo("name: x\nconnections:\n  - id: groq\n    dialect: groq\n    key: keychain:groq");
    }

    @Test
    void keepsWindowsLineEndsAndTheMarkAtTheBeginning() throws Exception {
        String file = "\uFEFF" + BY_HAND.replace("\n", "\r\n");
        WorkspaceEditor editor = editor(file);

        editor.set("local", "base_url", "http://localhost:1");
        editor.add(preset("groq"), "groq-2", null, null);

        assertThat(text()).startsWith("\uFEFF# mine\r\n").doesNotContainPattern("[^\r]\n");
    }

    @Test
    void passesTheDashOnWhenTheFirstKeyGoes() throws Exception {
        WorkspaceEditor editor =
                editor("connections:\n  - proxy: http://p:1\n    # here\n    id: a\n    dialect: groq\n");

        editor.set("a", "proxy", null);

        assertThat(text()).isEqualTo("connections:\n    # here\n  - id: a\n    dialect: groq\n");
    }

    @Test
    void refusesWhatWouldNotReadBack() throws Exception {
        WorkspaceEditor editor = editor(BY_HAND);

        assertThatThrownBy(() -> editor.set("local", "base_url", "localhost:11434"))
                .isInstanceOf(EditRefusedException.class)
                .hasMessageStartingWith("Nothing was changed. \"base_url\" must begin with http:// or https://.");
        assertThatThrownBy(() -> editor.set("groq", "key", "gsk_abcdefghijklmnop"))
                .isInstanceOf(EditRefusedException.class)
                .hasMessageNotContaining("abcdefgh");

        assertThat(text()).isEqualTo(BY_HAND);
    }

    @Test
    void refusesFormsThatItDoesNotKnow() throws Exception {
        String inBraces = "connections:\n  - {id: a, dialect: groq}\n";
        WorkspaceEditor editor = editor(inBraces);

        assertThatThrownBy(() -> editor.set("a", "proxy", "http://p:1"))
                .hasMessageContaining("trivium.yaml was not changed. The entry on line 2 is written in braces.");
        assertThatThrownBy(
                        () -> editor("connections: [{id: a, dialect: groq}]\n").add(preset("xai"), "x", null, null))
                .isInstanceOf(EditRefusedException.class);
    }

    @Test
    void aChangeThatReachesAnotherConnectionIsRefused() throws Exception {
        WorkspaceEditor editor = editor("""
                connections:
                  - id: a
                    dialect: groq
                    headers: &shared
                      X-Team: one
                  - id: b
                    dialect: groq
                    headers: *shared
                """);

        assertThatThrownBy(() -> editor.set("a", "headers", "X-Team", "two"))
                .hasMessageContaining("another connection would have changed with it");
    }

    @Test
    void noticesThatAnotherProgramChangedTheFile() throws Exception {
        WorkspaceEditor editor = editor(BY_HAND);
        String theirs = BY_HAND.replace("Fernway", "Farway");
        Files.writeString(file(), theirs);

        assertThatThrownBy(() -> editor.set("groq", "proxy", "http://p:1"))
                .hasMessageContaining("was changed by another program, so nothing was written");
        assertThat(text()).isEqualTo(theirs);

        editor.set("groq", "proxy", "http://p:1");
        assertThat(text()).contains("Farway").contains("proxy: http://p:1");
    }

    @Test
    void leavesNoFileBesideAndKeepsWhoMayRead() throws Exception {
        WorkspaceEditor editor = editor(BY_HAND);
        Files.setPosixFilePermissions(file(), java.nio.file.attribute.PosixFilePermissions.fromString("rw-r-----"));

        editor.set("groq", "proxy", "http://p:1");

        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file());
        }
        assertThat(Files.getPosixFilePermissions(file())).hasSize(3);
    }

    @Test
    void changesTheSampleAndKeepsItsLessons() throws Exception {
        Workspace.sample(folder);
        String sample = text();
        WorkspaceEditor editor = WorkspaceEditor.open(folder, dialects);

        editor.add(preset("openrouter"), "openrouter", null, null);

        assertThat(text())
                .contains("    base_url: demo\n  - id: openrouter\n    dialect: openrouter\n\n  # Real models.");
        editor.remove("openrouter");
        assertThat(text()).isEqualTo(sample);
    }

    private WorkspaceEditor editor(String text) throws Exception {
        Files.writeString(file(), text);
        return WorkspaceEditor.open(folder, dialects);
    }

    private Dialect preset(String id) {
        return Objects.requireNonNull(dialects.find(id));
    }

    private ConnectionSettings read(String id) throws Exception {
        return WorkspaceFile.read(folder, dialects).connections().stream()
                .filter(connection -> connection.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private String text() throws Exception {
        return Files.readString(file());
    }

    private Path file() {
        return folder.resolve(WorkspaceFile.NAME);
    }
}
