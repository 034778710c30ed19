package dev.trivium.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trivium.app.controls.Slots;
import dev.trivium.app.controls.chart.ChartTable;
import dev.trivium.chat.Basis;
import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.ModelAddress;
import dev.trivium.history.CallLine;
import dev.trivium.history.CallQuery;
import dev.trivium.history.FigureFilter;
import dev.trivium.history.RunRecorder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Over a real history. */
@Timeout(60)
class DashboardViewModelTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = Instant.parse("2026-11-24T13:12:00Z");

    @TempDir
    private Path folder;

    private PlantedHistory history;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private DashboardViewModel model;

    @BeforeEach
    void open() throws Exception {
        history = new PlantedHistory(folder, BERLIN, NOW);
        model = new DashboardViewModel(history, waiting::add, Runnable::run, history.clock());
    }

    @AfterEach
    void close() {
        history.close();
    }

    @Test
    void moneyIsThatOfLeavesAndCallsAreWhatSomebodyStarted() throws Exception {
        history.answer(history.begin("Refund"), "openai/gpt", 2_000, "0.25");
        history.route(history.begin("Refund"), "hybrid", "google/flash", "openai/gpt", 3_000, "0.5");
        history.fail(history.begin(null), "google/flash", ErrorKind.RATE_LIMIT);
        history.demo(history.begin(null), "demo/fast", 100);
        refresh();

        Overview overview = model.overviewProperty().get();
        assertThat(overview.figures().total().calls()).isEqualTo(3);
        assertThat(tile("spend").value()).isEqualTo("$0.75");
        assertThat(tile("calls").value()).isEqualTo("3");
        assertThat(tile("errors").value()).isEqualTo("33.3 %");
        assertThat(tile("cache").value()).isEqualTo("23 %");
        List<GroupRow> rows = Groups.MODEL.rows(context(), "");
        assertThat(rows).extracting(GroupRow::name).containsExactly("hybrid", "gpt", "flash", "All");
        assertThat(rows.stream()
                        .filter(row -> !row.total())
                        .mapToLong(row -> row.figures().calls())
                        .sum())
                .isEqualTo(3);
        assertThat(rows.get(0).chip()).isEqualTo("route");
        assertThat(rows.get(2).worse()).isTrue();
        assertThat(Groups.PROMPT.rows(context(), "")).extracting(GroupRow::name).contains("Refund", "Untitled prompt");
    }

    @Test
    void theListBehindEveryRowHasAsManyCallsAsTheRowSays() throws Exception {
        for (int i = 0; i < 3; i++) {
            history.answer(history.begin("Refund"), "openai/gpt", 2_000, "0.25");
        }
        history.route(history.begin(null), "hybrid", "google/flash", "openai/gpt", 3_000, "0.5");
        history.fail(history.begin(null), "google/flash", ErrorKind.TIMEOUT);
        refresh();
        for (boolean everyCall : List.of(false, true)) {
            model.go(DashboardAddress.START.withCount(
                    everyCall ? dev.trivium.history.Population.LEAVES : dev.trivium.history.Population.ROOTS));
            work();
            for (Groups by : Groups.values()) {
                for (GroupRow row : by.rows(context(), "")) {
                    model.go(model.address().withCalls(row.calls()));
                    work();
                    assertThat(model.calls().lines())
                            .as(by + " " + row.name() + " " + everyCall)
                            .hasSize((int) row.figures().calls());
                    model.back();
                    work();
                }
            }
        }
    }

    @Test
    void tilesCompareWithTheSpanBefore() throws Exception {
        history.at(NOW.minus(Duration.ofDays(20)));
        history.answer(history.begin(null), "a/b", 4_000, "1");
        history.at(NOW);
        history.answer(history.begin(null), "a/b", 2_000, "0.5");
        history.answer(history.begin(null), "a/b", 2_000, "0.32");
        refresh();

        assertThat(tile("spend").change()).isEqualTo("−18 %");
        assertThat(tile("spend").tone()).isEqualTo(Tile.Tone.BETTER);
        assertThat(tile("calls").change()).isEqualTo("+100 %");
        assertThat(tile("calls").tone()).isEqualTo(Tile.Tone.NEUTRAL);
        assertThat(tile("p50").change()).isEqualTo("−2.0 s");
        assertThat(tile("errors").change()).isEqualTo("±0.0");
        assertThat(tile("errors").tone()).isEqualTo(Tile.Tone.NEUTRAL);
        assertThat(tile("spend").trend()).hasSize(14);
        assertThat(tile("p50").spoken()).isEqualTo("p50 latency: 2.0 s, −2.0 s against the span before, better.");
    }

    @Test
    void whatIsEstimatedOrUnknownSaysSo() throws Exception {
        history.call(history.begin(null), "a/b", false, 100, "0.5", Basis.ESTIMATED, null);
        refresh();
        assertThat(tile("spend").value()).isEqualTo("~$0.50");
        history.call(history.begin(null), "a/b", false, 100, null, Basis.MEASURED, null);
        refresh();
        assertThat(tile("spend").value()).isEqualTo("≥ $0.50");
        assertThat(tile("spend").note())
                .isEqualTo("A lower bound: the price of 1 call is not known. The cost of 1 call is estimated.");
    }

    @Test
    void simulatedCallsAreOfferedAndNeverMixed() throws Exception {
        refresh();
        assertThat(model.stateProperty().get()).isEqualTo(DashboardViewModel.State.NO_CALLS);
        history.demo(history.begin(null), "demo/fast", 100);
        refresh();
        assertThat(model.stateProperty().get()).isEqualTo(DashboardViewModel.State.ONLY_SIMULATED);

        model.go(model.address().withFilter(FigureFilter.REAL.withSimulated(true)));
        work();
        assertThat(model.stateProperty().get()).isEqualTo(DashboardViewModel.State.FIGURES);
        assertThat(tile("spend").value()).isEqualTo("simulated");
        assertThat(tile("calls").value()).isEqualTo("1");

        history.answer(history.begin(null), "a/b", 100, "1");
        refresh();
        assertThat(tile("calls").value()).isEqualTo("1");
        model.back();
        work();
        assertThat(tile("calls").value()).isEqualTo("1");
        assertThat(tile("spend").value()).isEqualTo("$1.00");
    }

    @Test
    void filtersAreAnAddressWithBackAndForward() throws Exception {
        RunRecorder tagged = history.begin("Refund");
        history.answer(tagged, "a/b", 100, "1");
        history.tag(tagged, "support");
        history.answer(history.begin(null), "c/d", 100, "2");
        refresh();
        assertThat(model.choicesProperty().get().tags()).containsExactly("support");

        model.go(model.address().withFilter(FigureFilter.REAL.withTags(Set.of("support"))));
        work();
        assertThat(tile("spend").value()).isEqualTo("$1.00");
        model.go("dashboard?range=7d&prompt=nowhere");
        work();
        assertThat(model.stateProperty().get()).isEqualTo(DashboardViewModel.State.NOTHING_FITS);

        model.back();
        work();
        assertThat(model.address().filter().tags()).containsExactly("support");
        assertThat(tile("spend").value()).isEqualTo("$1.00");
        model.back();
        work();
        assertThat(tile("spend").value()).isEqualTo("$3.00");
        assertThat(model.history().canBackProperty().get()).isFalse();
        model.forward();
        work();
        assertThat(model.address().filter().tags()).containsExactly("support");
        model.go(model.address().cleared());
        work();
        assertThat(tile("spend").value()).isEqualTo("$3.00");
        assertThat(model.history().canForwardProperty().get()).isFalse();
    }

    @Test
    void anAnswerToAnOlderAddressIsDropped() throws Exception {
        history.answer(history.begin(null), "a/b", 100, "1");
        history.at(NOW.minus(Duration.ofDays(3)));
        history.answer(history.begin(null), "a/b", 100, "2");
        history.at(NOW);
        model.refresh();
        Runnable late = waiting.remove();
        model.go(model.address().withRange(new Range.Dates(LocalDate.of(2026, 11, 24), LocalDate.of(2026, 11, 24))));
        work();
        assertThat(tile("spend").value()).isEqualTo("$1.00");

        late.run();
        assertThat(tile("spend").value()).isEqualTo("$1.00");
        assertThat(model.overviewProperty().get().address()).isEqualTo(model.address());
    }

    @Test
    void callsComePageByPageAndACallWithAllThatIsKnownOfIt() throws Exception {
        RunRecorder run = history.begin("Refund");
        String route = history.route(run, "hybrid", "google/flash", "openai/gpt", 3_000, "0.5");
        history.score(route, "quality", 0.9);
        for (int i = 0; i < CallsViewModel.PAGE + 20; i++) {
            history.answer(history.begin(null), "a/b", 100, "0.01");
        }
        model.go(model.address().withCalls(Scope.ALL));
        work();
        assertThat(model.calls().lines()).hasSize(CallsViewModel.PAGE);
        assertThat(model.calls().summaryProperty().get()).isEqualTo("100+ calls");
        model.calls().more();
        model.calls().more();
        work();
        assertThat(model.calls().lines()).hasSize(CallsViewModel.PAGE + 21).doesNotHaveDuplicates();

        model.go(model.address().withCall(new DashboardAddress.CallKey(run.runId(), route)));
        work();
        CallDetail detail = model.callProperty().get();
        assertThat(detail.call().steps()).hasSize(4);
        assertThat(detail.call().children()).hasSize(2);
        assertThat(detail.scores()).hasSize(1);
        assertThat(detail.request().turns()).extracting(RequestText.Turn::role).containsExactly("system", "user");
        assertThat(CallFacts.of(detail, BERLIN))
                .contains(new CallFacts.Fact("Latency", "3.00 s"), new CallFacts.Fact("Cost", "$0.5000 (measured)"));
        String child = detail.call().children().get(1).id();
        model.go(model.address().withCall(new DashboardAddress.CallKey(run.runId(), child)));
        work();
        assertThat(model.callProperty().get().call().model()).isEqualTo(ModelAddress.parse("openai/gpt"));
        model.up();
        work();
        assertThat(model.callProperty().get()).isNull();
        assertThat(model.calls().lines()).isNotEmpty();
    }

    @Test
    void aBucketOfTheChartsOpensExactlyItsCalls() throws Exception {
        history.at(Instant.parse("2026-11-16T22:59:59Z"));
        history.answer(history.begin(null), "a/b", 100, "1");
        history.at(Instant.parse("2026-11-16T23:00:00Z"));
        history.answer(history.begin(null), "a/b", 100, "2");
        history.answer(history.begin(null), "c/d", 100, "4");
        history.at(Instant.parse("2026-11-17T22:59:59Z"));
        history.fail(history.begin(null), "c/d", ErrorKind.TIMEOUT);
        history.at(NOW);
        refresh();

        ChartTable spend = new SpendChart(context()).table();
        ChartTable.Row tuesday = spend.rows().get(6);
        assertThat(tuesday.cells()).containsExactly("Tue 17 Nov", "$6.00", "$4.00", "$2.00");
        tuesday.drill().run();
        work();
        assertThat(model.calls().lines())
                .extracting(line -> line.model().toString() + " " + line.status())
                .containsExactlyInAnyOrder("c/d timeout", "c/d ok", "a/b ok");
        model.go(model.address().withCalls(model.address().calls().withStatus(CallQuery.FAILED)));
        work();
        assertThat(model.calls().lines()).extracting(CallLine::status).containsExactly("timeout");
    }

    @Test
    void theLastDayShowsHours() throws Exception {
        history.at(NOW.minus(Duration.ofHours(30)));
        history.answer(history.begin(null), "a/b", 100, "1");
        history.at(NOW.minus(Duration.ofHours(3)));
        history.answer(history.begin(null), "a/b", 100, "2");
        history.at(NOW);
        model.go(model.address().withRange(Range.DAY));
        work();

        assertThat(model.overviewProperty().get().figures().buckets()).hasSize(24);
        assertThat(tile("spend").value()).isEqualTo("$2.00");
        assertThat(tile("spend").change()).isEqualTo("+100 %");
        ChartTable table = new SpendChart(context()).table();
        assertThat(table.rows().get(20).cells().get(0)).isEqualTo("Tue 24 Nov, 11:00");
    }

    @Test
    void costAndQualityHasTheMeanWithItsInterval() throws Exception {
        for (double value : new double[] {0.8, 0.9, 1.0}) {
            history.score(history.answer(history.begin(null), "a/b", 100, "0.002"), "quality", value);
        }
        history.score(history.answer(history.begin(null), "c/d", 100, "0.001"), "quality", 0.5);
        refresh();

        ChartTable table = new QualityChart(context(), "quality").table();
        assertThat(table.rows())
                .extracting(ChartTable.Row::cells)
                .containsExactly(
                        List.of("b", "0.900", "± 0.113", "3", "$2.00"), List.of("d", "0.500", "—", "1", "$1.00"));
        assertThat(model.overviewProperty().get().score("quality").orElseThrow().mean())
                .isCloseTo(0.8, within(1e-9));
    }

    @Test
    void errorsNameTheModelWithMostOfThemAndLeaveOutWhatWasCancelled() throws Exception {
        for (int i = 0; i < 3; i++) {
            history.fail(history.begin(null), "google/pro", ErrorKind.RATE_LIMIT);
        }
        history.fail(history.begin(null), "openai/gpt", ErrorKind.RATE_LIMIT);
        history.fail(history.begin(null), "openai/gpt", ErrorKind.CANCELLED);
        refresh();

        ErrorsChart errors = new ErrorsChart(context());
        assertThat(errors.share()).isEqualTo("4 of 5");
        assertThat(errors.table().rows())
                .extracting(ChartTable.Row::cells)
                .containsExactly(List.of("Rate limit (429)", "4", "pro"));
    }

    @Test
    void aHistoryThatCannotBeReadIsSaidAndCanBeTriedAgain() {
        history.close();
        refresh();
        assertThat(model.stateProperty().get()).isEqualTo(DashboardViewModel.State.PROBLEM);
        assertThat(model.problemProperty().get()).contains("closed");
        assertThat(model.loadingProperty().get()).isFalse();
    }

    private void refresh() {
        model.refresh();
        work();
    }

    private void work() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    private Tile tile(String id) {
        return Tiles.of(model.overviewProperty().get()).stream()
                .filter(tile -> tile.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private ChartContext context() {
        Slots slots = new Slots();
        return new ChartContext(
                model.overviewProperty().get(),
                slots::of,
                scope -> model.go(model.address().withCalls(scope)));
    }
}
