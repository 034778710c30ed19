package dev.trivium.app.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.chat.Basis;
import dev.trivium.chat.Cost;
import dev.trivium.chat.ModelAddress;
import dev.trivium.history.HistoryException;
import dev.trivium.history.RunPage;
import dev.trivium.history.RunQuery;
import dev.trivium.history.RunRecord;
import dev.trivium.history.RunState;
import dev.trivium.history.RunSummary;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RunsViewModelTest {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    private final Source source = new Source();
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final RunsViewModel model =
            new RunsViewModel(source, waiting::add, Runnable::run, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void theListIsReadPageByPageAsItsEndComesIntoSight() {
        source.runs(250);
        model.refresh();
        work();
        assertThat(model.runs()).hasSize(100);
        assertThat(model.summaryProperty().get()).isEqualTo("100+ runs");

        model.more();
        model.more();
        work();
        assertThat(model.runs()).hasSize(200);
        model.more();
        work();
        assertThat(model.runs()).hasSize(250).doesNotHaveDuplicates();
        assertThat(model.summaryProperty().get()).isEqualTo("250 runs");
        model.more();
        work();
        assertThat(model.runs()).hasSize(250);
    }

    @Test
    void aSearchGoesOnWhilePagesComeBackWithoutHits() {
        source.emptyPages = 3;
        source.runs(1);
        model.textProperty().set("needle");
        work();

        assertThat(model.runs()).hasSize(1);
        assertThat(model.summaryProperty().get()).isEqualTo("1 run");
        assertThat(model.loadingProperty().get()).isFalse();
    }

    @Test
    void anOlderSearchThatComesLateChangesNothing() {
        source.runs(5);
        model.textProperty().set("a");
        model.textProperty().set("ab");
        work();

        assertThat(source.asked).extracting(RunQuery::text).containsExactly("ab");
        assertThat(model.runs()).hasSize(5);
    }

    @Test
    void filtersAreAddedToTheSearch() {
        model.textProperty().set("word");
        model.stateProperty().set(RunsViewModel.STATES.get(3));
        model.originProperty().set(RunsViewModel.ORIGINS.get(2));
        model.kindProperty().set(RunsViewModel.KINDS.get(1));
        model.timeProperty().set(model.times().get(2));
        work();
        model.modelProperty().set(model.models().get(1));
        work();

        assertThat(source.asked.get(source.asked.size() - 1))
                .isEqualTo(new RunQuery(
                        "word",
                        "cli",
                        ModelAddress.parse("openai/gpt-5.5"),
                        RunState.INTERRUPTED,
                        Instant.parse("2026-03-04T00:00:00Z"),
                        null,
                        false,
                        false));
        assertThat(model.unfiltered()).isFalse();
    }

    @Test
    void aHistoryThatCannotBeReadIsSaid() {
        source.failure = new HistoryException("The history is closed.", null);
        model.refresh();
        work();

        assertThat(model.problemProperty().get()).isEqualTo("The history is closed.");
        assertThat(model.loadingProperty().get()).isFalse();
    }

    @Test
    void aRunIsHandedOnWhole() {
        source.runs(1);
        model.refresh();
        work();
        List<RunRecord> opened = new ArrayList<>();
        model.with(model.runs().get(0), opened::add);
        work();
        assertThat(opened).hasSize(1);

        source.all.clear();
        model.with(model.runs().get(0), opened::add);
        work();
        assertThat(opened).hasSize(1);
        assertThat(model.problemProperty().get()).isEqualTo("This run is no longer in the history.");
    }

    @Test
    void runsAreDeletedForGoodAndTheListIsReadAnew() {
        source.runs(3);
        model.refresh();
        work();
        model.delete(model.runs().subList(0, 2).stream().toList(), true);
        work();

        assertThat(model.runs()).extracting(RunSummary::id).containsExactly("run-2");
        assertThat(source.compacted).isTrue();
        assertThat(model.noticeProperty().get()).isEqualTo("2 runs were deleted, and the file was compacted.");
    }

    @Test
    void aRunThatGoesOnIsNotDeleted() {
        source.runs(1);
        source.all.set(0, running(source.all.get(0)));
        model.refresh();
        work();
        model.delete(List.copyOf(model.runs()), false);
        work();

        assertThat(model.runs()).hasSize(1);
        assertThat(model.problemProperty().get()).startsWith("A run that still goes on cannot be deleted.");
    }

    @Test
    void tagsAreGivenReadAndHeldInCommon() {
        source.runs(2);
        model.refresh();
        work();
        model.tag(List.of(model.runs().get(0)), " nightly, customer a ,, nightly");
        model.tag(List.of(model.runs().get(1)), "nightly");
        work();

        assertThat(model.tags()).containsEntry("run-0", "customer a, nightly").containsEntry("run-1", "nightly");
        assertThat(model.commonTags(List.copyOf(model.runs()))).isEqualTo("nightly");
        model.tag(List.copyOf(model.runs()), "");
        work();
        assertThat(model.tags()).isEmpty();

        model.tag(List.copyOf(model.runs()), "x".repeat(65));
        assertThat(model.problemProperty().get()).contains("64 characters");
    }

    private static RunSummary running(RunSummary run) {
        return new RunSummary(
                run.id(),
                run.startedAt(),
                run.source(),
                run.promptName(),
                run.promptText(),
                RunState.RUNNING,
                run.models(),
                0,
                false,
                run.cost());
    }

    private void work() {
        for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
            next.run();
        }
    }

    private static final class Source implements RunSource {

        private final List<RunSummary> all = new ArrayList<>();
        private final List<RunQuery> asked = new ArrayList<>();
        private int emptyPages;
        private HistoryException failure;
        private final Map<String, List<String>> tags = new HashMap<>();
        private boolean compacted;

        @Override
        public Map<String, List<String>> tags(List<String> runIds) {
            Map<String, List<String>> found = new HashMap<>(tags);
            found.keySet().retainAll(runIds);
            return found;
        }

        @Override
        public void tag(String runId, Set<String> given) {
            if (given.isEmpty()) {
                tags.remove(runId);
            } else {
                tags.put(runId, given.stream().sorted().toList());
            }
        }

        @Override
        public void delete(List<String> runIds) {
            all.removeIf(run -> runIds.contains(run.id()));
        }

        @Override
        public void compact() {
            compacted = true;
        }

        void runs(int count) {
            for (int i = 0; i < count; i++) {
                all.add(new RunSummary(
                        "run-" + i,
                        NOW.minusSeconds(i),
                        "compare",
                        "p",
                        "text",
                        RunState.FINISHED,
                        List.of(),
                        0,
                        false,
                        Cost.of(BigDecimal.ONE, Basis.MEASURED)));
            }
        }

        @Override
        public RunPage page(RunQuery query, RunPage.Key after, int limit) throws HistoryException {
            asked.add(query);
            if (failure != null) {
                throw failure;
            }
            if (emptyPages-- > 0) {
                return new RunPage(List.of(), new RunPage.Key(NOW.plusSeconds(1), Set.of()));
            }
            List<RunSummary> rest = all.stream()
                    .filter(run -> after == null || run.startedAt().isBefore(after.at()))
                    .toList();
            List<RunSummary> page = rest.stream().limit(limit).toList();
            return new RunPage(
                    page,
                    page.size() == rest.size()
                            ? null
                            : new RunPage.Key(page.get(page.size() - 1).startedAt(), Set.of()));
        }

        @Override
        public Optional<RunRecord> run(String runId) {
            return all.stream()
                    .filter(run -> run.id().equals(runId))
                    .map(run -> new RunRecord(run, Map.of(), List.of()))
                    .findFirst();
        }

        @Override
        public List<ModelAddress> models() {
            return List.of(ModelAddress.parse("openai/gpt-5.5"));
        }

        @Override
        public List<String> ofPrompt(String promptName) {
            return all.stream().map(RunSummary::id).toList();
        }
    }
}
