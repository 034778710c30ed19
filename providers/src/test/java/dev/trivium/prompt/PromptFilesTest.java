package dev.trivium.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromptFilesTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path workspace;

    private PromptFiles files;

    @BeforeEach
    void open() {
        files = new PromptFiles(workspace, CLOCK);
    }

    @Test
    void aPromptIsCreatedReadAndListedWithItsValues() throws Exception {
        assertThat(files.list()).isEmpty();
        StoredPrompt prompt = new StoredPrompt("Refund answer", "Hello {{name}}", "sets: {}\n");
        files.create(prompt);
        files.create(new StoredPrompt("about", "x", ""));

        assertThat(files.list()).containsExactly("about", "Refund answer");
        assertThat(files.read("Refund answer")).isEqualTo(prompt);
        assertThatThrownBy(() -> files.create(prompt)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void aFileThatSomebodyChangedIsNotOverwritten() throws Exception {
        StoredPrompt base = new StoredPrompt("a", "one", "");
        files.create(base);
        Files.writeString(workspace.resolve("prompts/a.prompt"), "theirs");
        StoredPrompt mine = new StoredPrompt("a", "mine", "");

        PromptConflictException conflict =
                catchThrowableOfType(PromptConflictException.class, () -> files.save(base, mine));

        assertThat(conflict.mine()).isEqualTo(mine);
        assertThat(conflict.theirs()).isEqualTo(new StoredPrompt("a", "theirs", ""));
        assertThat(files.read("a").text()).isEqualTo("theirs");
        files.overwrite(mine);
        assertThat(files.read("a")).isEqualTo(mine);
    }

    @Test
    void aFileThatIsGoneIsAConflictToo() throws Exception {
        StoredPrompt base = new StoredPrompt("a", "one", "");
        files.create(base);
        files.delete("a");

        PromptConflictException conflict = catchThrowableOfType(
                PromptConflictException.class, () -> files.save(base, new StoredPrompt("a", "two", "")));

        assertThat(conflict.theirs()).isNull();
        assertThat(files.onDisk("a")).isNull();
    }

    @Test
    void savingWhatWasReadWritesItWhole() throws Exception {
        StoredPrompt base = new StoredPrompt("a", "one", "x: 1\n");
        files.create(base);
        StoredPrompt now = new StoredPrompt("a", "two", "");
        files.save(base, now);

        assertThat(files.read("a")).isEqualTo(now);
        assertThat(workspace.resolve("prompts/a.values.yaml")).doesNotExist();
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void aRenamedPromptTakesItsValuesAlongAndADuplicateCopiesThem() throws Exception {
        files.create(new StoredPrompt("a", "one", "v\n"));
        files.create(new StoredPrompt("b", "other", ""));
        assertThatThrownBy(() -> files.rename("a", "b")).isInstanceOf(FileAlreadyExistsException.class);
        files.rename("a", "c");
        String copy = files.duplicate("c");
        String second = files.duplicate("c");

        assertThat(files.list()).containsExactly("b", "c", "c copy", "c copy 2");
        assertThat(files.read(copy)).isEqualTo(new StoredPrompt("c copy", "one", "v\n"));
        assertThat(second).isEqualTo("c copy 2");
    }

    @Test
    void aDeletedPromptLiesInTheTrash() throws Exception {
        files.create(new StoredPrompt("a", "one", "v\n"));
        files.delete("a");

        assertThat(files.list()).isEmpty();
        assertThat(workspace.resolve(".trivium/trash/20260301-100000-000 a.prompt"))
                .hasContent("one");
        assertThat(workspace.resolve(".trivium/trash/20260301-100000-000 a.values.yaml"))
                .exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../up", "a/b", "a\\b", "_part", ".hidden", "CON", "what?", "end.", " space", "a\nb"})
    void aNameThatIsNoFileNameIsRefusedWithASentence(String name) {
        assertThat(PromptNames.problem(name)).endsWith(".");
        assertThatThrownBy(() -> files.create(new StoredPrompt(name, "x", "")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPartialIsFoundByItsNameAndFilledWithThePromptsValues() throws Exception {
        Files.createDirectories(workspace.resolve("prompts"));
        Files.writeString(workspace.resolve("prompts/_closing.prompt"), "---\nmodel: x\n---\nYours, {{agent}}");
        Prompt prompt = Prompt.parse("p", "Hello {{name}}. {{> closing}}");

        assertThat(files.partials()).containsExactly("closing");
        assertThat(files.list()).isEmpty();
        assertThat(prompt.variables(files::partial)).containsExactly("name", "agent");
        assertThat(prompt.messages(new RenderContext(
                        Map.of("name", "Ada", "agent", "Noor"), java.util.List.of(), Map.of(), files::partial)))
                .singleElement()
                .extracting(message -> message.text())
                .isEqualTo("Hello Ada. Yours, Noor");
        assertThat(files.partial("../../secret")).isNull();
    }

    private Stream<Path> leftovers() throws IOException {
        return Files.list(workspace.resolve("prompts"))
                .filter(file -> file.toString().endsWith(".new"));
    }
}
