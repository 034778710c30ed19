package dev.trivium.app.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.app.routes.drawing.DrawnNode;
import dev.trivium.app.routes.drawing.Slot;
import dev.trivium.app.routes.edit.StepKind;
import dev.trivium.chat.ModelAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A route while it is edited, without a window. */
class RouteEditorTest {

    private static final String TEXT = """
            # The desk's policy
            entry: first
            steps:
              first:
                choose:
                  - when: has_code   # code
                    then: careful
                otherwise: quick
              quick: {call: m/a}     # cheap
              careful: {call: m/b}
            """;

    private final RouteEditor editor = new RouteEditor(Runnable::run, Runnable::run, () -> ModelAddress.parse("m/new"));

    @BeforeEach
    void load() {
        editor.load("desk", TEXT);
    }

    @Test
    void anEditChangesTheTextAndKeepsItsComments() {
        editor.select(List.of("quick"));
        assertThat(editor.add(StepKind.FALLBACK)).isTrue();
        assertThat(editor.textProperty().get())
                .startsWith("# The desk's policy\n")
                .contains("# code", "# cheap", "otherwise: fallback\n")
                .contains("fallback:\n");
        assertThat(editor.selectionProperty().get()).containsExactly("fallback");
        assertThat(editor.content().step("model")).isNotNull();
    }

    @Test
    void everyEditIsUndoneAndRedoneInTurn() {
        List<String> texts = new ArrayList<>();
        for (int turn = 0; turn < 40; turn++) {
            texts.add(editor.textProperty().get());
            assertThat(editor.addAt(new Slot("first", Slot.Role.OTHERWISE), StepKind.values()[turn % 12]))
                    .isTrue();
        }
        String last = editor.textProperty().get();
        for (int turn = 39; turn >= 0; turn--) {
            editor.undo();
            assertThat(editor.textProperty().get()).isEqualTo(texts.get(turn));
        }
        assertThat(editor.canUndoProperty().get()).isFalse();
        for (int turn = 0; turn < 40; turn++) {
            editor.redo();
        }
        assertThat(editor.textProperty().get()).isEqualTo(last);
    }

    @Test
    void aTextThatIsNoRouteKeepsTheLastDrawingAndNamesTheLine() {
        editor.textProperty().set(TEXT.replace("then: careful", "then: nowhere"));
        assertThat(editor.problems().get(0).line()).isEqualTo(7);
        assertThat(editor.pictureProperty().get().drawing().node("careful")).isPresent();
        assertThat(editor.add(StepKind.CALL)).isFalse();
        assertThat(editor.messageProperty().get()).contains("line 7");
        editor.undo();
        assertThat(editor.problems()).isEmpty();
        assertThat(editor.textProperty().get()).isEqualTo(TEXT);
    }

    @Test
    void deletingEverythingLeavesTheCommentsAndAnEmptyCanvas() {
        editor.selectAll();
        assertThat(editor.delete()).isTrue();
        assertThat(editor.textProperty().get()).isEqualTo("# The desk's policy\n");
        assertThat(editor.pictureProperty().get().drawing().nodes())
                .extracting(DrawnNode::title)
                .containsExactly("Input", "Output");
        assertThat(editor.add(StepKind.CALL)).isTrue();
        assertThat(editor.route()).isNotNull();
    }

    @Test
    void anOptionIsCheckedByTheFilesOwnReader() {
        List<String> told = new ArrayList<>();
        Map<String, Object> wrong = FieldValues.with(editor.fields("quick"), "temperature", -1L);
        editor.checkFields("quick", wrong, told::add);
        assertThat(told).hasSize(1);
        assertThat(told.get(0)).contains("temperature").contains("0 or more");
        assertThat(editor.changeFields("quick", wrong)).isFalse();
        assertThat(editor.changeFields("quick", FieldValues.with(editor.fields("quick"), "temperature", 1L)))
                .isTrue();
        assertThat(editor.textProperty().get()).contains("temperature: 1", "# cheap");
    }

    @Test
    void aConditionIsChangedInItsLine() {
        Map<String, Object> fields = FieldValues.with(editor.fields("first"), "choose[0].when", "has_image");
        assertThat(editor.changeFields("first", fields)).isTrue();
        assertThat(editor.textProperty().get()).isEqualTo(TEXT.replace("has_code ", "has_image "));
    }

    @Test
    void whatIsCopiedIsPastedUnderNamesOfItsOwn() {
        editor.select(List.of("first"));
        String copied = editor.copy();
        editor.select(List.of("quick"));
        assertThat(editor.paste(copied)).isTrue();
        assertThat(editor.content().steps()).containsKeys("first", "first_2", "quick_2", "careful_2");
    }
}
