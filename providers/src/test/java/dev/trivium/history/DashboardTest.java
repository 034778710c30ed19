package dev.trivium.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trivium.chat.AnswerBuilder;
import dev.trivium.chat.Basis;
import dev.trivium.chat.ChatError;
import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ChatListener;
import dev.trivium.chat.Cost;
import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Origin;
import dev.trivium.chat.Usage;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Store.class)
@Timeout(60)
class DashboardTest {

    @Parameter
    Store store;

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 20);

    @TempDir
    Path workspace;

    private History history;
    private Instant now = DAY.atTime(12, 0).atZone(BERLIN).toInstant();

    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return BERLIN;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    @BeforeEach
    void open() throws HistoryException {
        history = store.open(workspace, clock, true, failure -> {
            throw new IllegalStateException(failure);
        });
    }

    @AfterEach
    void close() {
        history.close();
    }

    @Test
    void aRouteAndItsModelsNeverCountTwice() throws HistoryException {
        call(run("greet"), "a/b", 100, "0.25", null);
        route(run("greet"), "hybrid");

        Dashboard roots = ask(FigureFilter.REAL, Population.ROOTS);
        assertThat(roots.total().calls()).isEqualTo(2);
        assertThat(roots.total().usd()).isEqualByComparingTo("0.75");
        assertThat(roots.total().inputTokens()).isEqualTo(24);
        Dashboard leaves = ask(FigureFilter.REAL, Population.LEAVES);
        assertThat(leaves.total().calls()).isEqualTo(3);
        assertThat(leaves.total().failed()).isEqualTo(1);
        assertThat(leaves.total().usd()).isEqualByComparingTo("0.75");

        assertThat(roots.byModel().keySet())
                .extracting(ModelAddress::toString)
                .containsExactlyInAnyOrder("a/b", "a/small", "b/large");
        Figures route = roots.byRoute().get("hybrid");
        assertThat(route.calls()).isEqualTo(1);
        assertThat(route.usd()).isEqualByComparingTo("0.5");
        assertThat(roots.byPrompt().get("greet").calls()).isEqualTo(2);
        assertThat(roots.byPrompt().get("greet").usd()).isEqualByComparingTo("0.75");
        assertThat(roots.errors()).isEmpty();
        assertThat(leaves.errors()).containsExactly(Map.entry("rate_limit", 1L));
    }

    @Test
    void filtersNarrowAndSimulatedCallsStayApart() throws HistoryException {
        call(run("greet"), "a/b", 100, "0.25", null);
        call(run("advise"), "a/c", 100, "0.5", null);
        route(run(null), "hybrid");
        RunRecorder demo = run(null);
        end(demo, "demo/fast", true, 100, "9", null);

        assertThat(calls(FigureFilter.REAL)).isEqualTo(4);
        assertThat(calls(FigureFilter.REAL.withConnections(Set.of("a")))).isEqualTo(3);
        assertThat(calls(FigureFilter.REAL.withModels(Set.of(ModelAddress.parse("a/c")))))
                .isEqualTo(1);
        assertThat(calls(FigureFilter.REAL.withRoutes(Set.of("hybrid")))).isEqualTo(2);
        assertThat(calls(FigureFilter.REAL.withPrompts(Set.of("greet", "advise"))))
                .isEqualTo(2);
        assertThat(calls(FigureFilter.REAL.withPrompts(Set.of("")))).isEqualTo(2);
        Dashboard simulated = ask(FigureFilter.REAL.withSimulated(true), Population.LEAVES);
        assertThat(simulated.total().calls()).isEqualTo(1);
        assertThat(simulated.total().usd()).isZero();
        assertThat(simulated.total().unpriced()).isZero();
    }

    @Test
    void tagsMoveTheFiguresOfCallsThatWereMadeBeforeAndOfThoseThatFollow() throws HistoryException {
        RunRecorder run = run("greet");
        call(run, "a/b", 100, "0.25", null);
        call(run(null), "a/b", 100, "0.5", null);
        assertThat(calls(FigureFilter.REAL.withTags(Set.of("nightly")))).isZero();

        history.tag(run.runId(), Set.of("nightly", "v2"));
        call(run, "a/b", 200, "1", null);

        FigureFilter nightly = FigureFilter.REAL.withTags(Set.of("nightly"));
        assertThat(ask(nightly, Population.LEAVES).total().usd()).isEqualByComparingTo("1.25");
        assertThat(ask(FigureFilter.REAL, Population.LEAVES).total().usd()).isEqualByComparingTo("1.75");
        history.tag(run.runId(), Set.of());
        assertThat(calls(nightly)).isZero();
        assertThat(calls(FigureFilter.REAL)).isEqualTo(3);
    }

    @Test
    void theDaysOnWhichClocksChangeHaveAllTheirHours() throws HistoryException {
        LocalDate spring = LocalDate.of(2026, 3, 29);
        LocalDate autumn = LocalDate.of(2026, 10, 25);
        for (LocalDate day : List.of(spring, autumn)) {
            for (Instant hour = day.minusDays(1).atStartOfDay(BERLIN).toInstant();
                    hour.isBefore(day.plusDays(2).atStartOfDay(BERLIN).toInstant());
                    hour = hour.plus(Duration.ofHours(1))) {
                now = hour.plusSeconds(10);
                call(run(null), "a/b", 100, "0.01", null);
            }
        }
        assertThat(callsByDay(spring.minusDays(1), spring.plusDays(2))).containsExactly(24L, 23L, 24L);
        assertThat(callsByDay(autumn.minusDays(1), autumn.plusDays(2))).containsExactly(24L, 25L, 24L);
        for (LocalDate day : List.of(spring, autumn)) {
            List<Dashboard.Bucket> hours = history.dashboard()
                    .dashboard(
                            new DashboardQuery(day, day.plusDays(1), FigureFilter.REAL, Population.ROOTS, Grain.HOUR))
                    .buckets();
            assertThat(hours)
                    .hasSize(day.equals(spring) ? 23 : 25)
                    .allMatch(hour -> hour.figures().calls() == 1)
                    .allMatch(hour ->
                            hour.usdByModel().equals(Map.of(ModelAddress.parse("a/b"), new BigDecimal("0.01"))));
        }
    }

    @Test
    void theSpanBeforeIsTheTrend() throws HistoryException {
        call(run(null), "a/b", 100, "1", null);
        now = now.plus(Duration.ofDays(7));
        call(run(null), "a/b", 100, "2", null);
        call(run(null), "a/b", 100, "3", null);

        Dashboard week = history.dashboard()
                .dashboard(new DashboardQuery(
                        DAY.plusDays(1), DAY.plusDays(8), FigureFilter.REAL, Population.ROOTS, Grain.WEEK));
        assertThat(week.total().usd()).isEqualByComparingTo("5");
        assertThat(week.previous().usd()).isEqualByComparingTo("1");
        assertThat(week.buckets()).hasSize(2);
        assertThat(week.buckets().get(1).usdByModel()).hasSize(1);
    }

    @Test
    void percentilesOfAYearAreRightWithinOnePercent() throws HistoryException {
        Random random = new Random(7);
        List<Long> all = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            now = DAY.atStartOfDay(BERLIN).toInstant().plus(Duration.ofHours(random.nextInt(8_000)));
            long millis = (long) Math.exp(6 + random.nextGaussian());
            all.add(millis);
            call(run(null), i % 2 == 0 ? "a/b" : "c/d", millis, "0.001", null);
        }
        all.sort(null);
        Spread spread = history.dashboard()
                .dashboard(new DashboardQuery(DAY, DAY.plusDays(365), FigureFilter.REAL, Population.ROOTS, Grain.MONTH))
                .total()
                .durationMs();

        assertThat(spread.p50()).isCloseTo(all.get(1_499), within(all.get(1_499) * 0.01));
        assertThat(spread.p95()).isCloseTo(all.get(2_849), within(all.get(2_849) * 0.01));
        assertThat(spread.p99()).isCloseTo(all.get(2_969), within(all.get(2_969) * 0.01));
    }

    @Test
    void countingAnewGivesTheSameAndCanMoveTheDays() throws HistoryException {
        Random random = new Random(3);
        for (int i = 0; i < 200; i++) {
            now = DAY.atStartOfDay(BERLIN).toInstant().plus(Duration.ofMinutes(random.nextInt(10_000)));
            RunRecorder run = run(i % 3 == 0 ? "greet" : null);
            if (i % 7 == 0) {
                route(run, "hybrid");
            } else {
                call(run, "a/m" + i % 4, 50 + i, "0.0" + i, i % 5 == 0 ? ErrorKind.TIMEOUT : null);
            }
            if (i % 11 == 0) {
                history.tag(run.runId(), Set.of("odd"));
            }
        }
        DashboardQuery query =
                new DashboardQuery(DAY.minusDays(1), DAY.plusDays(9), FigureFilter.REAL, Population.LEAVES, Grain.DAY);
        DashboardQuery hourly =
                new DashboardQuery(DAY.minusDays(1), DAY.plusDays(9), FigureFilter.REAL, Population.LEAVES, Grain.HOUR);
        Dashboard before = history.dashboard().dashboard(query);
        Dashboard hoursBefore = history.dashboard().dashboard(hourly);
        assertThat(before.total()).isEqualTo(hoursBefore.total());

        history.recount(BERLIN);
        assertThat(history.dashboard().dashboard(query)).isEqualTo(before);
        assertThat(history.dashboard().dashboard(hourly)).isEqualTo(hoursBefore);
        history.close();
        open();
        assertThat(history.dashboard().dashboard(query)).isEqualTo(before);

        history.recount(ZoneOffset.ofHoursMinutes(5, 30));
        Dashboard moved = history.dashboard().dashboard(query);
        assertThat(moved.total()).isEqualTo(before.total());
        assertThat(moved.buckets()).isNotEqualTo(before.buckets());
    }

    @Test
    void cancelledCallsAreNoErrors() throws HistoryException {
        call(run(null), "a/b", 100, "1", null);
        call(run(null), "a/b", 100, "1", ErrorKind.CANCELLED);
        call(run(null), "a/b", 100, "1", ErrorKind.SERVER);

        Figures figures = ask(FigureFilter.REAL, Population.ROOTS).total();
        assertThat(figures.calls()).isEqualTo(3);
        assertThat(figures.cancelled()).isEqualTo(1);
        assertThat(figures.errorRate()).isEqualTo(0.5);
    }

    @Test
    void theCallsBehindAFigureComePageByPageNewestFirst() throws HistoryException {
        for (int i = 0; i < 90; i++) {
            // Forty models, so that all of them together are read along the time, and one of them along its own index.
            call(run("greet"), "a/m" + i % 40, 100, "0.0" + i, i % 10 == 0 ? ErrorKind.TIMEOUT : null);
            if (i % 3 == 0) {
                now = now.plusSeconds(1);
            }
        }
        route(run(null), "hybrid");
        CallQuery all = new CallQuery(DAY, DAY.plusDays(1), FigureFilter.REAL, Population.LEAVES, null);
        CallQuery one = new CallQuery(
                DAY,
                DAY.plusDays(1),
                FigureFilter.REAL.withModels(Set.of(ModelAddress.parse("a/m7"))),
                Population.LEAVES,
                null);
        CallQuery failed = new CallQuery(DAY, DAY.plusDays(1), FigureFilter.REAL, Population.ROOTS, "timeout");

        assertThat(pages(all, 7))
                .hasSize(92)
                .doesNotHaveDuplicates()
                .isSortedAccordingTo((a, b) -> b.startedAt().compareTo(a.startedAt()));
        assertThat(pages(one, 1))
                .hasSize(3)
                .allMatch(line -> line.model().model().equals("m7"));
        assertThat(pages(failed, 4)).hasSize(9).allMatch(line -> line.status().equals("timeout"));
        assertThat(pages(all, 100).get(0).prompt()).isNull();
        assertThat(pages(all, 100).get(5).prompt()).isEqualTo("greet");
    }

    @Test
    void aTableGroupsByWhatIsAskedFor() throws HistoryException {
        call(run("greet"), "a/b", 100, "0.25", null);
        now = now.plus(Duration.ofDays(1));
        call(run("greet"), "a/b", 100, "0.5", null);
        call(run(null), "c/d", 100, "1", ErrorKind.TIMEOUT);

        Map<List<String>, Figures> table = history.dashboard()
                .table(
                        DAY,
                        DAY.plusDays(2),
                        FigureFilter.REAL,
                        Population.LEAVES,
                        List.of(Dimension.MODEL, Dimension.DAY));
        assertThat(table.keySet())
                .containsExactly(
                        List.of("a/b", "2026-03-20"), List.of("a/b", "2026-03-21"), List.of("c/d", "2026-03-21"));
        assertThat(table.get(List.of("a/b", "2026-03-21")).usd()).isEqualByComparingTo("0.5");
        assertThat(table.get(List.of("c/d", "2026-03-21")).failed()).isEqualTo(1);
        assertThat(history.dashboard()
                        .table(DAY, DAY.plusDays(2), FigureFilter.REAL, Population.ROOTS, List.of())
                        .get(List.<String>of())
                        .calls())
                .isEqualTo(3);
    }

    @Test
    void whatWasAskedAddsUpToTheWhole() throws HistoryException {
        call(run("greet"), "a/small", 100, "0.25", null);
        route(run("greet"), "hybrid");
        call(run(null), "b/large", 100, "1", ErrorKind.TIMEOUT);

        Dashboard asked = ask(FigureFilter.REAL, Population.ROOTS);
        assertThat(asked.byAsked().keySet())
                .extracting(ModelAddress::toString)
                .containsExactlyInAnyOrder("a/small", "b/large", "route/hybrid");
        Figures route = asked.byAsked().get(ModelAddress.route("hybrid"));
        assertThat(route.calls()).isEqualTo(1);
        assertThat(route.usd()).isEqualByComparingTo("0.5");
        assertThat(asked.byAsked().get(ModelAddress.parse("a/small")).calls()).isEqualTo(1);
        assertThat(asked.byAsked().values().stream().mapToLong(Figures::calls).sum())
                .isEqualTo(asked.total().calls());
        assertThat(asked.byAsked().values().stream().map(Figures::usd).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(asked.total().usd());
        assertThat(asked.buckets().get(0).usdByAsked().get(ModelAddress.route("hybrid")))
                .isEqualByComparingTo("0.5");
        assertThat(asked.errorsByModel()).isEqualTo(Map.of("timeout", Map.of(ModelAddress.parse("b/large"), 1L)));
        assertThat(ask(FigureFilter.REAL, Population.LEAVES).errorsByModel().get("rate_limit"))
                .isEqualTo(Map.of(ModelAddress.parse("a/small"), 1L));
    }

    @Test
    void theLastHoursAreCountedByTheHourAgainstThoseBefore() throws HistoryException {
        Instant until = DAY.plusDays(1).atTime(9, 0).atZone(BERLIN).toInstant();
        Instant from = until.minus(Duration.ofHours(24));
        for (Duration before : List.of(Duration.ofHours(24).plusSeconds(1), Duration.ofHours(48))) {
            now = until.minus(before);
            call(run(null), "a/b", 100, "1", null);
        }
        now = until.minus(Duration.ofHours(48)).minusSeconds(1);
        call(run(null), "a/b", 100, "16", null);
        now = from;
        call(run(null), "a/b", 100, "2", null);
        now = until.minusSeconds(1);
        call(run(null), "c/d", 300, "4", ErrorKind.SERVER);
        now = until;
        call(run(null), "a/b", 100, "8", null);

        Dashboard day = history.dashboard().dashboard(new HoursQuery(from, until, FigureFilter.REAL, Population.ROOTS));
        assertThat(day.buckets()).hasSize(24);
        assertThat(day.total().usd()).isEqualByComparingTo("6");
        assertThat(day.total().calls()).isEqualTo(2);
        assertThat(day.previous().usd()).isEqualByComparingTo("2");
        assertThat(day.buckets().get(0).figures().calls()).isEqualTo(1);
        assertThat(day.buckets().get(23).usdByAsked())
                .isEqualTo(Map.of(ModelAddress.parse("c/d"), new BigDecimal("4")));
        assertThat(day.errors()).containsExactly(Map.entry("server", 1L));
        CallQuery all = new CallQuery(DAY, DAY.plusDays(1), FigureFilter.REAL, Population.ROOTS, null);
        assertThat(history.dashboard().calls(all, from, until, null, 10))
                .extracting(line -> line.model().toString())
                .containsExactly("c/d", "a/b");
    }

    @Test
    void callsThatFailedInAnyWayAreFoundTogether() throws HistoryException {
        for (ErrorKind kind : List.of(ErrorKind.TIMEOUT, ErrorKind.CANCELLED, ErrorKind.SERVER)) {
            call(run(null), "a/b", 100, "1", kind);
        }
        call(run(null), "a/b", 100, "1", null);
        CallQuery failed = new CallQuery(DAY, DAY.plusDays(1), FigureFilter.REAL, Population.ROOTS, CallQuery.FAILED);
        assertThat(pages(failed, 10)).extracting(CallLine::status).containsExactlyInAnyOrder("timeout", "server");
    }

    @Test
    void thereIsSomethingToFilterByForWhatOccurred() throws HistoryException {
        assertThat(history.dashboard().choices()).isEqualTo(FilterChoices.NONE);
        RunRecorder run = run("greet");
        route(run, "hybrid");
        history.tag(run.runId(), Set.of("nightly"));
        end(run(null), "demo/fast", true, 100, "9", null);

        assertThat(history.dashboard().choices())
                .isEqualTo(new FilterChoices(
                        List.of("a", "b", "demo"),
                        List.of(
                                ModelAddress.parse("a/small"),
                                ModelAddress.parse("b/large"),
                                ModelAddress.parse("demo/fast")),
                        List.of("hybrid"),
                        List.of("", "greet"),
                        List.of("nightly"),
                        true,
                        true));
    }

    @Test
    void scoresAreThoseOfTheCallsThatAreLeftAndPooledExactly() throws HistoryException {
        double[] values = {0.9, 0.7, 0.8, 0.2};
        String[] prompts = {"greet", "greet", "advise", "advise"};
        for (int i = 0; i < values.length; i++) {
            RunRecorder run = run(prompts[i]);
            call(run, "a/b", 100, "1", null);
            String call = history.run(run.runId())
                    .orElseThrow()
                    .columns()
                    .get(0)
                    .last()
                    .id();
            history.scores().add(Score.of(call, "quality", values[i], ScoreSource.JUDGE, false, now));
        }
        Instant from = DAY.atStartOfDay(BERLIN).toInstant();
        Instant until = from.plus(Duration.ofDays(1));

        MeanScore all =
                history.dashboard().scores(from, until, FigureFilter.REAL).get(0);
        MeanScore whole = history.scores().means(from, until, false).get(0);
        assertThat(all.count()).isEqualTo(4);
        assertThat(all.mean()).isCloseTo(whole.mean(), within(1e-12));
        assertThat(all.deviation()).isCloseTo(whole.deviation(), within(1e-12));
        assertThat(history.dashboard()
                        .scores(from, until, FigureFilter.REAL.withPrompts(Set.of("greet")))
                        .get(0)
                        .mean())
                .isCloseTo(0.8, within(1e-12));
        assertThat(history.dashboard().scores(until, until.plusSeconds(1), FigureFilter.REAL))
                .isEmpty();
    }

    private List<CallLine> pages(CallQuery query, int limit) throws HistoryException {
        List<CallLine> all = new ArrayList<>();
        List<CallLine> page = history.dashboard().calls(query, null, limit);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = history.dashboard().calls(query, page.get(page.size() - 1), limit);
        }
        return all;
    }

    private List<Long> callsByDay(LocalDate from, LocalDate until) throws HistoryException {
        return history
                .dashboard()
                .dashboard(new DashboardQuery(from, until, FigureFilter.REAL, Population.ROOTS, Grain.DAY))
                .buckets()
                .stream()
                .map(bucket -> bucket.figures().calls())
                .toList();
    }

    private long calls(FigureFilter filter) throws HistoryException {
        return ask(filter, Population.LEAVES).total().calls();
    }

    private Dashboard ask(FigureFilter filter, Population population) throws HistoryException {
        return history.dashboard().dashboard(new DashboardQuery(DAY, DAY.plusDays(1), filter, population, Grain.DAY));
    }

    private RunRecorder run(String prompt) {
        return history.begin(new RunStart("test", prompt, "Hello", Map.of()));
    }

    private static void call(RunRecorder recorder, String model, long millis, String usd, ErrorKind error) {
        end(recorder, model, false, millis, usd, error);
    }

    private static void end(
            RunRecorder recorder, String model, boolean simulated, long millis, String usd, ErrorKind error) {
        Calls.Ended ended = new Calls.Ended();
        ChatListener listener = recorder.column(0, ended);
        Origin origin = Origin.root();
        listener.on(Calls.opened(origin, model, simulated));
        AnswerBuilder answer = new AnswerBuilder(0)
                .text(1_000_000, "x")
                .usage(Usage.of(12, 34, Basis.MEASURED))
                .cost(Cost.of(new BigDecimal(usd), Basis.MEASURED))
                .attempts(1);
        long end = millis * 1_000_000;
        listener.on(
                error == null
                        ? new ChatEvent.Completed(origin, end, answer.build(end))
                        : new ChatEvent.Failed(
                                origin, end, ChatError.of(error, "It failed.", "", ""), answer.build(end)));
        ended.await();
    }

    private static void route(RunRecorder recorder, String name) {
        Calls.Ended ended = new Calls.Ended();
        ChatListener listener = recorder.column(0, ended);
        Origin root = Origin.root();
        Origin small = root.inStep("small").child();
        Origin large = root.inStep("large").child();
        listener.on(Calls.opened(root, "route/" + name, false));
        listener.on(Calls.opened(small, "a/small", false));
        listener.on(Calls.failed(small, ""));
        listener.on(Calls.opened(large, "b/large", false));
        listener.on(Calls.completed(large, "x", "0.5"));
        listener.on(Calls.completed(root, "x", "0.5"));
        ended.await();
    }
}
