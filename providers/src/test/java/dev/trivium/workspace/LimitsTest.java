package dev.trivium.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trivium.provider.openai.Dialects;
import dev.trivium.yaml.Problem;
import dev.trivium.yaml.ProblemException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code budget} and {@code history} of trivium.yaml: read, and changed as text. */
class LimitsTest {

    private static final String WRITTEN = """
            name: Fernway
            budget:
              # agreed with Noor
              day: 10.00   # US dollars
              warn_at: 0.75

            history:
              keep: figures
              retention:
                age: 365d
                size: 1.5GB
            # the end
            connections:
              - id: local
                protocol: ollama
                base_url: http://localhost:11434
            """;

    private final Dialects dialects = Dialects.bundled();

    @TempDir
    private Path folder;

    @Test
    void readsWhatIsWritten() throws Exception {
        WorkspaceFile file = read(WRITTEN);

        assertThat(file.budget()).isEqualTo(new Budget(new BigDecimal("10.00"), null, new BigDecimal("0.75"), false));
        assertThat(file.history()).isEqualTo(new HistorySettings(false, Duration.ofDays(365), 1_500_000_000L));
        assertThat(read("name: x\n").budget()).isEqualTo(Budget.NONE);
        assertThat(read("name: x\n").history()).isEqualTo(HistorySettings.EVERYTHING);
    }

    @Test
    void everyMistakeHasItsLineAndAWayOut() {
        assertThatThrownBy(() -> read("""
                        budget:
                          day: ten
                          month: 0
                          warn_at: 80
                          stop: maybe
                          week: 3
                        history:
                          keep: nothing
                          retention:
                            age: 1y
                            size: 12
                        """)).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problems()).extracting(Problem::line).containsExactly(2, 3, 4, 5, 6, 8, 10, 11);
            assertThat(e.problems())
                    .filteredOn(problem -> problem.line() != 5)
                    .allMatch(p -> !p.remedy().isEmpty());
        });
    }

    @Test
    void changesOneLimitAndNothingElse() throws Exception {
        WorkspaceEditor editor = editor(WRITTEN);

        editor.setBudget(read(WRITTEN).budget().withDay(new BigDecimal("12.50")));
        assertThat(text()).isEqualTo(WRITTEN.replace("day: 10.00   #", "day: 12.50   #"));
        editor.setBudget(read(text()).budget().withMonth(new BigDecimal("200")).withStop(true));
        assertThat(text()).contains("  warn_at: 0.75\n  month: 200\n  stop: true\n\nhistory:");
        editor.setHistory(read(text()).history().withAge(null));
        assertThat(text()).contains("  retention:\n    size: 1.5GB\n# the end");
    }

    @Test
    void takesAwayWhatIsEmptyAndBringsItBack() throws Exception {
        WorkspaceEditor editor = editor("# mine\nname: Fernway\n");
        Budget budget = new Budget(new BigDecimal("10"), null, new BigDecimal("0.8"), true);

        editor.setBudget(budget);
        editor.setHistory(new HistorySettings(true, Duration.ofDays(30), null));
        assertThat(text())
                .isEqualTo(
                        "# mine\nname: Fernway\nbudget:\n  day: 10\n  stop: true\nhistory:\n  retention:\n    age: 30d\n");
        assertThat(read(text()).budget()).isEqualTo(budget);

        editor.setBudget(Budget.NONE);
        editor.setHistory(HistorySettings.EVERYTHING);
        assertThat(text()).isEqualTo("# mine\nname: Fernway\n");
    }

    @Test
    void anEmptyBlockIsFilledAndOneInBracesIsLeftAlone() throws Exception {
        WorkspaceEditor editor = editor("budget:   # none yet\nname: x\n");
        editor.setBudget(Budget.NONE.withDay(BigDecimal.ONE));
        assertThat(text()).isEqualTo("budget:   # none yet\n  day: 1\nname: x\n");

        WorkspaceEditor braces = editor("budget: {day: 5}\n");
        assertThatThrownBy(() -> braces.setBudget(Budget.NONE.withDay(BigDecimal.ONE)))
                .isInstanceOf(EditRefusedException.class)
                .hasMessageContaining("braces");
        assertThat(text()).isEqualTo("budget: {day: 5}\n");
    }

    @Test
    void aFileThatChangedMeanwhileIsNotOverwritten() throws Exception {
        WorkspaceEditor editor = editor(WRITTEN);
        Files.writeString(folder.resolve(WorkspaceFile.NAME), "name: Other\n");

        assertThatThrownBy(() -> editor.setBudget(Budget.NONE))
                .isInstanceOf(EditRefusedException.class)
                .hasMessageContaining("another program");
        assertThat(text()).isEqualTo("name: Other\n");
    }

    @Test
    void sizesAndAgesReadBackAsTheyAreWritten() {
        for (long bytes : List.of(1_000_000L, 1_500_000_000L, 2_000_000_000L, 123_456_000L, 3_000_000_000_000L)) {
            assertThat(Amounts.bytes(Amounts.bytes(bytes))).isEqualTo(bytes);
        }
        assertThat(Amounts.bytes("2 gb")).isEqualTo(2_000_000_000L);
        assertThat(Amounts.bytes(2_000_000_000L)).isEqualTo("2GB");
        assertThat(Amounts.bytes("999KB")).isNull();
        assertThat(Amounts.age("90 days")).isEqualTo(Duration.ofDays(90));
        assertThat(Amounts.age("0d")).isNull();
        assertThat(Amounts.usd("$ 2.50")).isEqualByComparingTo("2.5");
        assertThat(Amounts.usd("-1")).isNull();
    }

    private WorkspaceFile read(String text) throws ProblemException {
        return WorkspaceFile.parse(WorkspaceFile.NAME, folder, text, dialects);
    }

    private WorkspaceEditor editor(String text) throws Exception {
        Files.writeString(folder.resolve(WorkspaceFile.NAME), text);
        return WorkspaceEditor.open(folder, dialects);
    }

    private String text() throws Exception {
        return Files.readString(folder.resolve(WorkspaceFile.NAME));
    }
}
