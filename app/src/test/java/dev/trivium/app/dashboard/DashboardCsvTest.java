package dev.trivium.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.chat.ErrorKind;
import dev.trivium.history.FigureFilter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DashboardCsvTest {

    private static final Instant NOW = Instant.parse("2026-11-24T13:12:00Z");

    @TempDir
    private Path folder;

    @Test
    void allCallsOfTheListAreWrittenNotOnlyThoseThatWereRead() throws Exception {
        List<String> said = new ArrayList<>();
        Path file = folder.resolve("calls.csv");
        try (PlantedHistory history = new PlantedHistory(folder, ZoneOffset.UTC, NOW)) {
            for (int i = 0; i < 1_100; i++) {
                history.answer(history.begin("=HYPERLINK(\"x\"), or \"so\""), "a/b", 100, "0.0100000001");
            }
            history.fail(history.begin(null), "a/b", ErrorKind.TIMEOUT);
            DashboardAddress address = DashboardAddress.START.withFilter(FigureFilter.REAL);
            Span span = Span.of(address.range(), NOW, ZoneOffset.UTC);
            new DashboardExport(Runnable::run, Runnable::run, said::add)
                    .calls(history, CallQueries.of(address, Scope.ALL, span), file);
        }
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(1_102);
        assertThat(lines.get(0)).startsWith("started_at,model,route,prompt");
        assertThat(lines.get(5))
                .contains(",\"'=HYPERLINK(\"\"x\"\"), or \"\"so\"\"\",")
                .contains(",0.0100000001,measured,");
        assertThat(said).containsExactly("Wrote 1,101 calls to " + file + ".");
    }

    @Test
    void aFileThatCannotBeWrittenIsSaid() {
        List<String> said = new ArrayList<>();
        new DashboardExport(Runnable::run, Runnable::run, said::add)
                .groups(List.of(), folder.resolve("no-such-folder").resolve("x.csv"));
        assertThat(said).singleElement().asString().contains("could not be written", "choose another");
    }
}
