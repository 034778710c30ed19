package dev.trivium.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills a real process in the middle of its work: five times, or as often as {@code -Dhistory.kills=100} says. */
@Timeout(value = 900, unit = TimeUnit.SECONDS)
class HistoryDurabilityTest {

    private static final int ROUNDS = Integer.getInteger("history.kills", 5);

    @TempDir
    Path folder;

    @Test
    void aKilledProcessLosesNoCallThatWasSeenToEnd() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            assertNothingIsLost(folder.resolve("round-" + round), 60 + 37 * (round % 11));
        }
    }

    private static void assertNothingIsLost(Path workspace, int calls) throws Exception {
        List<String> seen = killAfter(workspace, calls);
        assertThat(seen).hasSizeGreaterThanOrEqualTo(calls);

        try (History history = History.open(workspace)) {
            RunSummary summary = history.recentRuns(1).get(0);
            assertThat(summary.state()).isEqualTo(RunState.INTERRUPTED);
            RunRecord run = history.run(summary.id()).orElseThrow();
            Map<String, CallRecord> found = new HashMap<>();
            run.columns().forEach(column -> column.tries().forEach(call -> found.put(call.id(), call)));
            assertThat(found.keySet()).containsAll(seen);
            for (String id : seen) {
                assertThat(found.get(id).state()).isEqualTo(RunState.FINISHED);
                assertThat(found.get(id).text()).startsWith("An answer");
            }
            CallRecord unfinished = run.columns().get(0).last();
            assertThat(unfinished.model().model()).isEqualTo("unfinished");
            assertThat(unfinished.state()).isEqualTo(RunState.INTERRUPTED);
        }
    }

    private static List<String> killAfter(Path workspace, int calls) throws Exception {
        List<String> seen = new ArrayList<>();
        Process child = RecordingChild.start(workspace, "record");
        try (var lines = new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            String line;
            while ((line = lines.readLine()) != null) {
                // The kill may cut the last line. By its handle, since that leaves the stream open to be read.
                if (line.length() == 36) {
                    seen.add(line);
                }
                if (seen.size() == calls) {
                    child.toHandle().destroyForcibly();
                }
            }
        } finally {
            child.destroyForcibly().waitFor();
        }
        return seen;
    }
}
