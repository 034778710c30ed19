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
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills a real process in the middle of its work. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HistoryDurabilityTest {

    @TempDir
    Path workspace;

    @RepeatedTest(5)
    void aKilledProcessLosesNoCallThatWasSeenToEnd(org.junit.jupiter.api.RepetitionInfo round) throws Exception {
        List<String> seen = killAfter(60 + 37 * round.getCurrentRepetition());
        assertThat(seen).hasSizeGreaterThan(60);

        try (History history = History.open(workspace)) {
            RunSummary summary = history.recentRuns(1).get(0);
            assertThat(summary.state()).isEqualTo(RunState.INTERRUPTED);
            RunRecord run = history.run(summary.id()).orElseThrow();
            Map<String, CallRecord> calls = new HashMap<>();
            run.columns().forEach(column -> column.tries().forEach(call -> calls.put(call.id(), call)));
            assertThat(calls.keySet()).containsAll(seen);
            for (String id : seen) {
                assertThat(calls.get(id).state()).isEqualTo(RunState.FINISHED);
                assertThat(calls.get(id).text()).startsWith("An answer");
            }
            CallRecord unfinished = run.columns().get(0).last();
            assertThat(unfinished.model().model()).isEqualTo("unfinished");
            assertThat(unfinished.state()).isEqualTo(RunState.INTERRUPTED);
        }
    }

    private List<String> killAfter(int calls) throws Exception {
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
