package dev.trivium.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.chat.ChatListener;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Origin;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Store.class)
class RunQueriesTest {

    @Parameter
    Store store;

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path workspace;

    private Instant now = START;
    private History history;

    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    @BeforeEach
    void open() throws HistoryException {
        history = store.open(workspace, clock, true, failure -> {
            throw new AssertionError(failure);
        });
    }

    @AfterEach
    void close() {
        history.close();
    }

    @Test
    void wordsAreFoundInPromptsNamesValuesAndAnswersWhateverTheirCase() throws HistoryException {
        String sky = run("sky.prompt", "Why is {{what}} blue?", Map.of("what", "the Firmament"), "Rayleigh scattering");
        String sea = run("sea.prompt", "Why is the sea salt?", Map.of(), "Rivers carry salt, Rayleigh knew");

        assertThat(find("rayleigh")).containsExactly(sea, sky);
        assertThat(find("RAYLEIGH scattering")).containsExactly(sky);
        assertThat(find("firmament")).containsExactly(sky);
        assertThat(find("sea.prompt")).containsExactly(sea);
        assertThat(find("\"carry salt\"")).containsExactly(sea);
        assertThat(find("\"salt carry\"")).isEmpty();
        assertThat(find("100% _")).isEmpty();
        assertThat(find("  ")).containsExactly(sea, sky);
    }

    @Test
    void filtersNarrowTheList() throws HistoryException {
        String real = run("a", "one", Map.of(), "x");
        now = now.plusSeconds(60);
        String demo = simulated("b");
        now = now.plusSeconds(60);
        String running = history.begin(RunStart.of("compare", "never asked")).runId();
        now = now.plusSeconds(60);
        String failed = failed("c");

        assertThat(ids(RunQuery.ALL)).containsExactly(failed, running, demo, real);
        assertThat(ids(RunQuery.ALL.withSource("cli"))).containsExactly(failed, demo, real);
        assertThat(ids(RunQuery.ALL.withState(RunState.RUNNING))).containsExactly(running);
        assertThat(ids(RunQuery.ALL.withSimulated(true))).containsExactly(demo);
        assertThat(ids(RunQuery.ALL.withSimulated(false))).containsExactly(failed, real);
        assertThat(ids(RunQuery.ALL.withFailed(true))).containsExactly(failed);
        assertThat(ids(RunQuery.ALL.withModel(ModelAddress.parse("openai/gpt-5.5"))))
                .containsExactly(failed, real);
        assertThat(ids(RunQuery.ALL.withRange(START.plusSeconds(60), START.plusSeconds(120))))
                .containsExactly(demo);
        assertThat(ids(RunQuery.ALL.withText("never").withState(RunState.RUNNING)))
                .containsExactly(running);
        assertThat(history.runs().models())
                .containsExactly(ModelAddress.parse("demo-openai/fast"), ModelAddress.parse("openai/gpt-5.5"));
    }

    @Test
    void pagesGiveEveryRunOnceAlsoThoseOfOneMoment() throws HistoryException {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 23; i++) {
            now = START.plusSeconds(i / 7);
            all.add(run("p", "prompt " + i, Map.of(), "answer"));
        }

        List<String> paged = new ArrayList<>();
        RunPage.Key key = null;
        int pages = 0;
        do {
            RunPage page = history.runs().page(RunQuery.ALL, key, 5);
            assertThat(page.runs()).hasSizeLessThanOrEqualTo(5);
            page.runs().forEach(run -> paged.add(run.id()));
            key = page.next();
            pages++;
        } while (key != null);

        assertThat(paged).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(all);
        assertThat(pages).isEqualTo(5);
        assertThat(history.runs().ofPrompt("p")).hasSize(23).first().isIn(all.subList(0, 7));
        assertThat(history.runs().ofPrompt(null)).isEmpty();
    }

    @Test
    void aRareWordIsFoundBySeveralPages() throws HistoryException {
        String needle = run("p", "needle", Map.of(), "x");
        for (int i = 0; i < RunQueries.LOOKED_THROUGH + 10; i++) {
            now = START.plusMillis(i + 1);
            history.begin(RunStart.of("cli", "hay"));
        }
        // Everything before it is written by now.
        run("p", "hay", Map.of(), "hay");

        RunPage first = history.runs().page(RunQuery.ALL.withText("needle"), null, 50);
        assertThat(first.runs()).isEmpty();
        assertThat(first.next()).isNotNull();
        RunPage second = history.runs().page(RunQuery.ALL.withText("needle"), first.next(), 50);
        assertThat(second.runs()).extracting(RunSummary::id).containsExactly(needle);
        assertThat(second.next()).isNull();
    }

    private List<String> find(String text) throws HistoryException {
        return ids(RunQuery.ALL.withText(text));
    }

    private List<String> ids(RunQuery query) throws HistoryException {
        return history.runs().page(query, null, 100).runs().stream()
                .map(RunSummary::id)
                .toList();
    }

    private String run(String name, String prompt, Map<String, String> values, String answer) {
        now = now.plus(Duration.ofMillis(1));
        RunRecorder recorder = history.begin(new RunStart("cli", name, prompt, values));
        Calls.answer(recorder, 0, "openai/gpt-5.5", answer, "0.01");
        return recorder.runId();
    }

    private String simulated(String answer) {
        return ended("demo-openai/fast", true, answer);
    }

    private String failed(String name) {
        return ended("openai/gpt-5.5", false, "");
    }

    private String ended(String model, boolean simulated, String answer) {
        RunRecorder recorder = history.begin(RunStart.of("cli", "two"));
        Calls.Ended ended = new Calls.Ended();
        ChatListener listener = recorder.column(0, ended);
        Origin origin = Origin.root();
        listener.on(Calls.opened(origin, model, simulated));
        listener.on(answer.isEmpty() ? Calls.failed(origin, "") : Calls.completed(origin, answer, null));
        ended.await();
        return recorder.runId();
    }
}
