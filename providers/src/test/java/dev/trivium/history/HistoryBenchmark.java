package dev.trivium.history;

import dev.trivium.chat.AnswerBuilder;
import dev.trivium.chat.Basis;
import dev.trivium.chat.ChatError;
import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ChatListener;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.Cost;
import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.FinishReason;
import dev.trivium.chat.Message;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Origin;
import dev.trivium.chat.Usage;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/**
 * The figures of the history: how fast it writes, how long a refresh of the dashboard and opening take.
 *
 * <p>{@code mvn -pl providers -am test -Dtest=HistoryBenchmark -Dsurefire.failIfNoSpecifiedTests=false -Dcalls=1000000
 * -Dfolder=/tmp/bench}. A folder that holds a history is measured as it is, or with {@code -Dmore} calls added; else it is filled first, with calls over one
 * year; with {@code -Drollups=true} into the roll-ups only, which takes a tenth of the time and of the disk: enough for a
 * refresh, which reads nothing else. {@code mvn verify} does not run it.
 */
class HistoryBenchmark {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final LocalDate FIRST = LocalDate.of(2025, 11, 1);
    private static final int DAYS = 365;
    private static final String[] MODELS = {
        "openai/gpt-large",
        "openai/gpt-small",
        "anthropic/large",
        "anthropic/small",
        "google/pro",
        "google/flash",
        "ollama/local",
        "openrouter/meta/llama"
    };
    private static final String[] PROMPTS = {"greet", "advise", "extract", "translate", "summarise", null};
    private static final ErrorKind[] ERRORS = {ErrorKind.RATE_LIMIT, ErrorKind.TIMEOUT, ErrorKind.SERVER};

    private final Random random = new Random(42);
    private final BenchClock clock = new BenchClock();

    public static void main(String[] args) throws Exception {
        int calls = Integer.getInteger("calls", 1_000_000);
        Path folder = Path.of(System.getProperty("folder", "target/history-benchmark-" + calls));
        HistoryBenchmark benchmark = new HistoryBenchmark();
        if (!Files.exists(folder.resolve(".trivium"))) {
            if (Boolean.getBoolean("rollups")) {
                benchmark.fillRollUps(folder, calls);
            } else {
                benchmark.fill(folder, calls);
            }
        }
        int more = Integer.getInteger("more", 0);
        if (more > 0) {
            benchmark.fill(folder, more);
        }
        benchmark.measure(folder);
    }

    @Test
    void run() throws Exception {
        main(new String[0]);
    }

    private void fill(Path folder, int calls) throws Exception {
        History history = open(folder);
        long start = System.nanoTime();
        Duration step = Duration.ofDays(DAYS).dividedBy(calls);
        clock.now = FIRST.atStartOfDay(ZONE).toInstant();
        int made = 0;
        while (made < calls) {
            RunRecorder recorder = history.begin(new RunStart(
                    "benchmark", PROMPTS[random.nextInt(PROMPTS.length)], "Prompt " + made % 500, Map.of()));
            int columns = Math.min(calls - made, 1 + random.nextInt(4));
            for (int column = 0; column < columns; column++) {
                if (random.nextInt(10) == 0 && columns - column >= 2) {
                    route(recorder, column++);
                    made++;
                    clock.now = clock.now.plus(step);
                } else {
                    ChatListener listener = recorder.column(column, event -> {});
                    model(listener, Origin.root(), MODELS[random.nextInt(MODELS.length)]);
                }
                made++;
                clock.now = clock.now.plus(step);
            }
        }
        history.close();
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "wrote %,d calls in %.1f s: %,.0f calls/s, file %,d MB%n",
                calls, seconds, calls / seconds, size(folder) >> 20);
    }

    private void fillRollUps(Path folder, int calls) throws Exception {
        open(folder).close();
        long start = System.nanoTime();
        Duration step = Duration.ofDays(DAYS).dividedBy(calls);
        Instant at = FIRST.atStartOfDay(ZONE).toInstant();
        try (H2Database database = H2Database.open(folder);
                Sql sql = database.writing()) {
            sql.connection().setAutoCommit(false);
            Ledger ledger = Settings.ledger(sql, ZONE, false);
            for (int made = 1; made <= calls; made++) {
                ledger.count(sql, facts(at), 1);
                at = at.plus(step);
                if (made % 5_000 == 0 || made == calls) {
                    ledger.flush(sql);
                    sql.connection().commit();
                    ledger.committed();
                }
            }
            database.flush(sql);
        }
        System.out.printf(
                "counted %,d calls in %.1f s, file %,d MB%n",
                calls, (System.nanoTime() - start) / 1e9, size(folder) >> 20);
    }

    /** Of a call as {@link #fill} makes them: a model's, a route's or one in a route. */
    private CallFacts facts(Instant at) {
        int kind = random.nextInt(20);
        Series.Place place = kind == 0 ? Series.Place.ROUTE : kind == 1 ? Series.Place.PART : Series.Place.DIRECT;
        String route = kind > 1 ? null : random.nextBoolean() ? "hybrid" : "cheap-first";
        ModelAddress model = kind == 0
                ? ModelAddress.route(route)
                : ModelAddress.parse(MODELS[random.nextInt(kind == 1 ? 3 : MODELS.length)]);
        boolean failed = random.nextInt(25) == 0;
        String status = failed ? ERRORS[random.nextInt(3)].id() : Series.OK;
        long first = (long) (Math.exp(6 + random.nextGaussian() * 0.5) * 1e6);
        long end = first + (long) (Math.exp(8 + random.nextGaussian() * 0.5) * 1e6);
        int output = 50 + random.nextInt(500);
        String prompt = PROMPTS[random.nextInt(PROMPTS.length)];
        return new CallFacts(
                new Series(false, place, model, route, prompt, List.of(), status),
                at,
                failed ? null : new Usage(1_000, random.nextInt(900), 0, 0, output, 0, Basis.MEASURED, null),
                failed ? null : BigDecimal.valueOf(output * 123L, 8),
                Basis.MEASURED,
                false,
                end,
                failed ? -1 : first);
    }

    private void route(RunRecorder recorder, int column) {
        ChatListener listener = recorder.column(column, event -> {});
        Origin root = Origin.root();
        ModelAddress address = ModelAddress.route(random.nextBoolean() ? "hybrid" : "cheap-first");
        ChatRequest request = request();
        listener.on(new ChatEvent.Opened(root, 0, address, request, false));
        Origin child = root.inStep("try").child();
        listener.on(new ChatEvent.StepEntered(root.inStep("try"), 0, "call", "first"));
        model(listener, child, MODELS[random.nextInt(3)]);
        listener.on(new ChatEvent.StepLeft(root.inStep("try"), 0, null));
        answer(listener, root);
    }

    private void model(ChatListener listener, Origin origin, String model) {
        listener.on(new ChatEvent.Opened(origin, 0, ModelAddress.parse(model), request(), false));
        answer(listener, origin);
    }

    private static ChatRequest request() {
        return ChatRequest.of(Message.user("The same question that is asked again and again. ".repeat(4)));
    }

    private void answer(ChatListener listener, Origin origin) {
        long first = (long) (Math.exp(6 + random.nextGaussian() * 0.5) * 1e6);
        long end = first + (long) (Math.exp(8 + random.nextGaussian() * 0.5) * 1e6);
        AnswerBuilder answer = new AnswerBuilder(0).attempts(1).requestId("req-" + random.nextInt());
        if (random.nextInt(25) == 0) {
            ChatError error = ChatError.of(ERRORS[random.nextInt(3)], "It failed.", "On purpose.", "Wait.");
            listener.on(new ChatEvent.Failed(origin, end, error, answer.build(end)));
            return;
        }
        StringBuilder text = new StringBuilder();
        for (int piece = 0; piece < 20; piece++) {
            String words = "piece " + random.nextInt() + " of an answer ";
            text.append(words);
            long at = first + (end - first) * piece / 20;
            answer.text(at, words);
            listener.on(new ChatEvent.Text(origin, at, words));
        }
        int output = 50 + random.nextInt(500);
        answer.finish(FinishReason.STOP, "stop")
                .usage(new Usage(1_000, random.nextInt(900), 0, 0, output, 0, Basis.MEASURED, null))
                .cost(Cost.of(BigDecimal.valueOf(output * 123L, 8), Basis.MEASURED));
        listener.on(new ChatEvent.Completed(origin, end, answer.build(end)));
    }

    private void measure(Path folder) throws Exception {
        for (int i = 0; i < 3; i++) {
            History history = open(folder);
            history.close();
        }
        long[] openings = new long[10];
        for (int i = 0; i < openings.length; i++) {
            long start = System.nanoTime();
            History history = open(folder);
            openings[i] = System.nanoTime() - start;
            history.close();
        }
        report("opening", openings);
        try (History history = open(folder)) {
            long start = System.nanoTime();
            history.dashboard().dashboard(query(DAYS, FigureFilter.REAL, Grain.DAY));
            System.out.printf("first refresh after opening, a year: %.0f ms%n", (System.nanoTime() - start) / 1e6);
            List<Long> all = new ArrayList<>();
            for (int days : new int[] {7, 30, 90, 365}) {
                for (FigureFilter filter : filters()) {
                    Grain grain = days == 7 ? Grain.HOUR : Grain.DAY;
                    long[] times = times(() -> history.dashboard().dashboard(query(days, filter, grain)));
                    for (long time : times) {
                        all.add(time);
                    }
                    if (filter.equals(FigureFilter.REAL)) {
                        report("refresh, " + days + " days, no filter", times);
                    }
                }
            }
            report(
                    "refresh, all spans and filters",
                    all.stream().mapToLong(Long::longValue).toArray());
            report("newest 20 runs", times(() -> history.recentRuns(20)));
        }
    }

    private static List<FigureFilter> filters() {
        FigureFilter real = FigureFilter.REAL;
        ModelAddress model = ModelAddress.parse(MODELS[0]);
        return List.of(
                real,
                real.withConnections(Set.of("openai")),
                real.withModels(Set.of(model)),
                real.withRoutes(Set.of("hybrid")),
                real.withPrompts(Set.of("greet")),
                real.withModels(Set.of(model)).withPrompts(Set.of("greet", "extract")),
                real.withTags(Set.of("none")),
                real.withSimulated(true));
    }

    private static DashboardQuery query(int days, FigureFilter filter, Grain grain) {
        LocalDate until = FIRST.plusDays(DAYS);
        return new DashboardQuery(until.minusDays(days), until, filter, Population.ROOTS, grain);
    }

    private static long[] times(Callable<?> action) throws Exception {
        long[] times = new long[25];
        for (int i = -5; i < times.length; i++) {
            long start = System.nanoTime();
            action.call();
            if (i >= 0) {
                times[i] = System.nanoTime() - start;
            }
        }
        return times;
    }

    private static void report(String what, long[] nanos) {
        long[] sorted = nanos.clone();
        java.util.Arrays.sort(sorted);
        System.out.printf(
                "%-36s p50 %6.1f ms  p95 %6.1f ms  max %6.1f ms%n",
                what,
                sorted[sorted.length / 2] / 1e6,
                sorted[(int) Math.ceil(sorted.length * 0.95) - 1] / 1e6,
                sorted[sorted.length - 1] / 1e6);
    }

    private History open(Path folder) throws HistoryException {
        return History.open(folder, clock, true, failure -> {
            throw new IllegalStateException(failure);
        });
    }

    private static long size(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    /** Goes through the year as fast as it is told. */
    private static final class BenchClock extends Clock {

        private volatile Instant now = Instant.EPOCH;

        @Override
        public ZoneId getZone() {
            return ZONE;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
