package dev.trivium.app.compare.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.app.compare.CompareFixture;
import dev.trivium.app.compare.CompareViewModel;
import dev.trivium.app.compare.prompt.PromptSession.Disk;
import dev.trivium.app.controls.Slots;
import dev.trivium.prompt.PromptVersion;
import dev.trivium.prompt.PromptVersion.Origin;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromptSessionTest {

    @TempDir
    private Path folder;

    private CompareFixture fixture;
    private CompareViewModel screen;
    private PromptSession session;
    private Path file;

    @BeforeEach
    void open() throws Exception {
        file = folder.resolve("prompts").resolve("greet.prompt");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "---\nconfig: { temperature: 0.3 }\n---\nGreet {{name}}.\n");
        fixture = new CompareFixture().folder(folder).model("a/one", "One", false, script -> {});
        screen = fixture.screen(new Slots());
        session = screen.prompt().session();
        session.open("greet");
    }

    @Test
    void anOpenedPromptBringsItsTextAndParametersAndIsNotEdited() {
        assertThat(screen.prompt().userProperty().get()).isEqualTo("Greet {{name}}.");
        assertThat(screen.parameters().parameters().temperature()).isEqualTo(0.3);
        assertThat(session.editedProperty().get()).isFalse();
        screen.prompt().userProperty().set("Hello {{name}}.");
        assertThat(session.editedProperty().get()).isTrue();
        screen.prompt().userProperty().set("Greet {{name}}.");
        assertThat(session.editedProperty().get()).isFalse();
    }

    @Test
    void savingWritesTheFileAndMakesVersionsThatCanBeRestored() throws Exception {
        screen.prompt().userProperty().set("Hello {{name}}.");
        assertThat(session.save()).isTrue();

        assertThat(file).content().endsWith("---\nHello {{name}}.\n");
        assertThat(session.versions()).extracting(PromptVersion::origin).containsExactly(Origin.FOUND, Origin.SAVED);
        assertThat(session.editedProperty().get()).isFalse();
        assertThat(session.messageProperty().get()).isEqualTo("Saved as v2.");
        session.restore(session.versions().get(0));
        assertThat(screen.prompt().userProperty().get()).isEqualTo("Greet {{name}}.");
        assertThat(session.editedProperty().get()).isTrue();
        screen.prompt().text().undo();
        assertThat(screen.prompt().userProperty().get()).isEqualTo("Hello {{name}}.");
    }

    @Test
    void aRunOfAnEditedPromptKeepsItsExactText() {
        screen.addColumn(fixture.choice("a/one"));
        screen.prompt().setValue("name", "Ada");
        screen.prompt().userProperty().set("Hello {{name}}!");
        screen.run();

        PromptVersion last = session.versions().get(1);
        assertThat(last.origin()).isEqualTo(Origin.RUN);
        session.text(last, text -> assertThat(text).endsWith("Hello {{name}}!\n"));
        assertThat(session.editedProperty().get()).isTrue();
    }

    @Test
    void aChangeOnDiskIsTakenWhereNothingIsLost() throws Exception {
        Files.writeString(file, "Theirs.");
        session.refresh();

        assertThat(screen.prompt().userProperty().get()).isEqualTo("Theirs.");
        assertThat(session.diskProperty().get()).isEqualTo(Disk.SAME);
    }

    @Test
    void aChangeOnDiskIsNeverOverwrittenUnasked() throws Exception {
        screen.prompt().userProperty().set("Mine.");
        Files.writeString(file, "Theirs.");
        session.save();

        assertThat(session.diskProperty().get()).isEqualTo(Disk.CHANGED);
        assertThat(session.theirText()).isEqualTo("Theirs.");
        assertThat(file).hasContent("Theirs.");
        session.keepMine();
        assertThat(session.diskProperty().get()).isEqualTo(Disk.SAME);
        session.save();
        assertThat(file).content().contains("Mine.");
        assertThat(session.versions()).as("theirs is kept").hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void valuesLieBesideThePromptInSets() throws Exception {
        ValueSetsViewModel sets = screen.prompt().valueSets();
        screen.prompt().setValue("name", "Ada");
        sets.duplicate();
        sets.rename("Second");
        screen.prompt().setValue("name", "Bo");
        session.save();

        assertThat(folder.resolve("prompts/greet.values.yaml"))
                .content()
                .contains("Default:", "name: Ada", "Second:", "name: Bo");
        sets.select("Default");
        assertThat(screen.prompt().variables().get(0).valueProperty().get()).isEqualTo("Ada");
        sets.add();
        assertThat(screen.prompt().variables().get(0).valueProperty().get()).isEmpty();
        sets.remove();
        assertThat(sets.names()).containsExactly("Default", "Second");
    }

    @Test
    void aNewPromptIsSavedUnderItsNameAndRenamedWithItsVersions() {
        session.startNew();
        screen.prompt().userProperty().set("New one.");
        assertThat(session.save()).as("a name is to be asked for").isFalse();
        session.saveAs("../bad");
        assertThat(session.messageProperty().get()).contains("file's name");
        session.saveAs("greet");
        assertThat(session.messageProperty().get()).contains("already");
        session.saveAs("fresh");
        session.rename("renamed");

        assertThat(session.nameProperty().get()).isEqualTo("renamed");
        assertThat(session.names()).containsExactly("greet", "renamed");
        assertThat(session.versions()).hasSize(1);
        session.delete("renamed");
        assertThat(session.nameProperty().get()).isEqualTo("Untitled prompt");
    }
}
