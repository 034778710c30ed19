package dev.trivium.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Parameters;
import dev.trivium.yaml.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ColumnSetsTest {

    private static final ColumnSet LARGE = new ColumnSet(
            "Large: three, of course",
            3,
            List.of(
                    new ColumnSet.Column(
                            ModelAddress.parse("openai/gpt-5.5"),
                            Parameters.NONE
                                    .withTemperature(0.7)
                                    .withTopP(1.0)
                                    .withMaxTokens(1024)
                                    .withStop(List.of("END", "- a: b"))
                                    .withSeed(7L)
                                    .withReasoningEffort("low")),
                    new ColumnSet.Column(
                            ModelAddress.parse("ollama/qwen3:32b"), Parameters.NONE.withReasoningBudget(4096)),
                    new ColumnSet.Column(ModelAddress.parse("route/support-hybrid"), Parameters.NONE)));
    private static final ColumnSet SMALL = new ColumnSet(
            "Small", 1, List.of(new ColumnSet.Column(ModelAddress.parse("google/gemini-3-flash"), Parameters.NONE)));

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve(ColumnSets.NAME);
    }

    @Test
    void whatIsSavedReadsBackAndIsReadable() throws Exception {
        ColumnSets sets = new ColumnSets(folder);
        assertThat(sets.read()).isEmpty();
        sets.save(LARGE);
        sets.save(SMALL);

        assertThat(new ColumnSets(folder).read()).containsExactly(LARGE, SMALL);
        assertThat(Files.readString(file())).contains("""
                  - name: Small
                    columns:
                      - model: google/gemini-3-flash
                """);
    }

    @Test
    void theSameNameReplacesWhateverItsCase() throws Exception {
        ColumnSets sets = new ColumnSets(folder);
        sets.save(LARGE);
        sets.save(SMALL);
        ColumnSet again = new ColumnSet("LARGE: three, of course", 1, SMALL.columns());
        sets.save(again);
        assertThat(sets.read()).containsExactly(again, SMALL);
    }

    @Test
    void setsAreRenamedAndRemovedToTheLast() throws Exception {
        ColumnSets sets = new ColumnSets(folder);
        sets.save(LARGE);
        sets.save(SMALL);
        sets.rename("Small", "Tiny");
        assertThat(sets.read()).extracting(ColumnSet::name).containsExactly(LARGE.name(), "Tiny");
        assertThatThrownBy(() -> sets.rename("Tiny", LARGE.name()))
                .isInstanceOf(EditRefusedException.class)
                .hasMessageContaining("already");
        sets.remove("Tiny");
        sets.remove(LARGE.name());
        assertThat(sets.read()).isEmpty();
        sets.save(SMALL);
        assertThat(sets.read()).containsExactly(SMALL);
        assertThatThrownBy(() -> sets.remove("Tiny")).hasMessageContaining("no set \"Tiny\" any more");
        assertThatThrownBy(() -> sets.save(new ColumnSet(" ", 1, SMALL.columns())))
                .hasMessageContaining("needs a name");
    }

    @Test
    void commentsOfAPersonStay() throws Exception {
        Files.writeString(file(), """
                # what we compare
                sets:
                  # the cheap ones
                  - name: Cheap   # keep it small
                    samples: 3
                    columns:
                      - model: google/gemini-3-flash  # fast
                        temperature: 0

                  # the good ones
                  - name: Good
                    columns:
                      - model: openai/gpt-5.5
                # the end
                """);
        ColumnSets sets = new ColumnSets(folder);
        sets.save(new ColumnSet("Good", 5, SMALL.columns()));
        sets.rename("Cheap", "Fast and cheap");
        sets.save(LARGE);

        assertThat(sets.read()).extracting(ColumnSet::name).containsExactly("Fast and cheap", "Good", LARGE.name());
        assertThat(sets.read().get(1)).isEqualTo(new ColumnSet("Good", 5, SMALL.columns()));
        assertThat(Files.readString(file()))
                .startsWith("# what we compare\nsets:\n  # the cheap ones\n")
                .contains("# keep it small", "# fast", "# the good ones", "# the end");
    }

    @Test
    void mistakesNameTheirLineAndTheRemedy() throws Exception {
        Files.writeString(file(), """
                sets:
                  - name: One
                    samples: 0
                    columns:
                      - model: gpt
                        temperture: 1
                  - name: one
                    columns: []
                """);
        assertThatThrownBy(() -> new ColumnSets(folder).read())
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("columns.yaml:3: \"samples\" must be a whole number from 1 to 100")
                .hasMessageContaining("columns.yaml:5: \"gpt\" is no model's address.")
                .hasMessageContaining("such as openai/gpt-5.5")
                .hasMessageContaining("columns.yaml:6: \"temperture\" is not known here.")
                .hasMessageContaining("columns.yaml:7: There is a set called \"one\" on line 2 already.")
                .hasMessageContaining("columns.yaml:8: A set needs at least one column.");
        String before = Files.readString(file());
        assertThatThrownBy(() -> new ColumnSets(folder).save(SMALL))
                .isInstanceOf(EditRefusedException.class)
                .hasMessageStartingWith("Nothing was changed. columns.yaml:3");
        assertThat(Files.readString(file())).isEqualTo(before);
    }

    @Test
    void aFormThatCannotBeChangedLineByLineIsLeftAlone() throws Exception {
        Files.writeString(file(), "sets: [{name: One, columns: [{model: a/b}]}]\n");
        assertThat(new ColumnSets(folder).read()).hasSize(1);
        assertThatThrownBy(() -> new ColumnSets(folder).save(SMALL)).hasMessageContaining("was not changed");
    }
}
