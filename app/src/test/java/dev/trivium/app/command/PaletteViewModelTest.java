package dev.trivium.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class PaletteViewModelTest {

    private final List<String> done = new ArrayList<>();
    private final AtomicReference<List<String>> remembered = new AtomicReference<>(List.of());
    private boolean possible = true;
    private final List<Command> commands = List.of(
            command("run", "Run the prompt"),
            command("add", "Add column"),
            command("theme", "Switch theme"),
            command("undo", "Undo removal").when(() -> possible));
    private final PaletteViewModel palette = new PaletteViewModel(() -> commands, List.of("theme"), remembered::set);

    @Test
    void whatWasUsedLastComesFirst() {
        palette.open();
        assertThat(ids()).containsExactly("theme", "run", "add", "undo");
    }

    @Test
    void theBeginningsOfWordsAreEnough() {
        palette.open();
        palette.queryProperty().set("ac");
        assertThat(ids()).first().isEqualTo("add");
        palette.queryProperty().set("col add");
        assertThat(ids()).containsExactly("add");
        palette.queryProperty().set("xyz");
        assertThat(ids()).isEmpty();
        palette.choose().run();
        assertThat(done).isEmpty();
    }

    @Test
    void whatIsNotPossibleIsNotOffered() {
        possible = false;
        palette.open();
        assertThat(ids()).doesNotContain("undo");
    }

    @Test
    void theSelectionGoesRoundAndTheChoiceIsRemembered() {
        palette.open();
        palette.move(-1);
        palette.choose().run();
        assertThat(done).containsExactly("undo");
        assertThat(remembered.get()).containsExactly("undo", "theme");
        palette.open();
        assertThat(ids()).startsWith("undo", "theme");
    }

    @Test
    void aKeyThatDoesNotExistIsAMistakeOfTheProgram() {
        assertThatThrownBy(() -> Shortcut.of("Ctrl+Wrong")).isInstanceOf(IllegalArgumentException.class);
    }

    private Command command(String id, String title) {
        return Command.of(id, "Test", title, () -> done.add(id));
    }

    private List<String> ids() {
        return palette.shown().stream().map(Command::id).toList();
    }
}
