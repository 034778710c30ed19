package dev.trivium.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.chat.AnswerBuilder;
import dev.trivium.chat.Basis;
import dev.trivium.chat.ChatError;
import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ChatListener;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.Cost;
import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.Message;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Origin;
import dev.trivium.chat.Usage;
import dev.trivium.compare.Column;
import dev.trivium.compare.Comparison;
import dev.trivium.compare.Result;
import dev.trivium.history.History;
import dev.trivium.history.RunRecorder;
import dev.trivium.history.RunStart;
import dev.trivium.testkit.WireServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The budget over a real history and a real server. */
@Timeout(60)
class BudgetTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** No token in and 2 out cost 0.5 dollars by the prices below. */
    private static final String ANSWER = "{\"model\":\"m\",\"message\":{\"role\":\"assistant\",\"content\":\"Hi\"},"
            + "\"done\":false}\n{\"model\":\"m\",\"message\":{\"role\":\"assistant\",\"content\":\"\"},\"done\":true,"
            + "\"done_reason\":\"stop\",\"prompt_eval_count\":0,\"eval_count\":2}\n";

    @TempDir
    Path folder;

    private final AtomicInteger asked = new AtomicInteger();
    private WireServer server;
    private Instant now = Instant.parse("2026-03-20T11:00:00Z");
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
    void serve() throws IOException {
        server = new WireServer(exchange -> {
            asked.incrementAndGet();
            exchange.respond(200, "application/x-ndjson", ANSWER);
        });
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void spendIsThatOfTheDayAndTheMonthOverLeaves() throws Exception {
        try (Workspace workspace = open("day: 10\n  month: 100")) {
            spend(workspace.history(), "a/b", "1.25", false);
            now = now.minus(Duration.ofDays(3));
            spend(workspace.history(), "a/b", "2", false);
            now = now.plus(Duration.ofDays(3));
            spend(workspace.history(), "a/b", "900", true);
            route(workspace.history());

            BudgetStanding standing = workspace.budgets().standing();
            assertThat(standing.spent().today()).isEqualByComparingTo("1.75");
            assertThat(standing.spent().month()).isEqualByComparingTo("3.75");
            assertThat(standing.level()).isEqualTo(BudgetStanding.Level.FINE);
        }
    }

    @Test
    void theDayBeginsAtMidnightOfTheHistorysZone() throws Exception {
        try (Workspace workspace = open("day: 10\n  month: 100")) {
            now = Instant.parse("2026-03-31T21:59:00Z");
            spend(workspace.history(), "a/b", "8", false);
            assertThat(workspace.budgets().standing().level()).isEqualTo(BudgetStanding.Level.WARNING);

            now = Instant.parse("2026-03-31T22:01:00Z");
            BudgetStanding april = workspace.budgets().standing();
            assertThat(april.spent().today()).isZero();
            assertThat(april.spent().month()).isZero();
            assertThat(april.level()).isEqualTo(BudgetStanding.Level.FINE);
        }
    }

    @Test
    void aRunThatWouldPassTheBudgetAsksNobody() throws Exception {
        try (Workspace workspace = open("day: 10\n  stop: true")) {
            spend(workspace.history(), "a/b", "9", false);

            List<Result> results = compare(workspace, "local/m", "local/m", "demo/fast");

            assertThat(asked).hasValue(0);
            assertThat(results).hasSize(3).allSatisfy(result -> {
                ChatError error = result.error();
                assertThat(error.kind()).isEqualTo(ErrorKind.BUDGET);
                assertThat(error.what()).isEqualTo("This run would pass today's budget.");
                assertThat(error.why()).matches("Estimated \\$2\\.\\d\\d, left \\$1\\.00\\.");
                assertThat(error.remedy()).isEqualTo("Use fewer or cheaper models, or raise the budget.");
            });
            assertThat(workspace.history().recentRuns(1).get(0).failed()).isEqualTo(3);
        }
    }

    @Test
    void aBudgetWithoutAStopOnlyWarns() throws Exception {
        try (Workspace workspace = open("day: 10")) {
            spend(workspace.history(), "a/b", "10", false);
            assertThat(workspace.budgets().standing().level()).isEqualTo(BudgetStanding.Level.REACHED);
            assertThat(compare(workspace, "local/m")).allMatch(result -> result.error() == null);
        }
    }

    @Test
    void whatCostsNothingGoesOnWhenTheBudgetIsUsedUp() throws Exception {
        try (Workspace workspace = open("month: 10\n  stop: true")) {
            spend(workspace.history(), "a/b", "10.5", false);

            assertThat(compare(workspace, "demo/fast", "free/m")).allMatch(result -> result.error() == null);
            ChatError refused = compare(workspace, "local/m").get(0).error();
            assertThat(refused.message())
                    .isEqualTo("This month's budget is used up. $10.50 of $10.00 is spent. Wait for the next month, use"
                            + " models that cost nothing, or raise the budget.");
            assertThat(compare(workspace, "local/unpriced").get(0).error().kind())
                    .isEqualTo(ErrorKind.BUDGET);
        }
    }

    @Test
    void callsThatHaveNotBegunAreStoppedWhileARunIsGoingOn() throws Exception {
        try (Workspace workspace = open("day: 2.2\n  stop: true")) {
            List<ErrorKind> kinds = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Result result = ask(workspace, "local/m");
                kinds.add(result.error() == null ? null : result.error().kind());
            }
            // About one dollar is expected of each, half a dollar it costs: the third leaves too little.
            assertThat(kinds).containsExactly(null, null, null, ErrorKind.BUDGET);
            assertThat(asked).hasValue(3);
            assertSpent(workspace, "1.5");
        }
    }

    /** A call that ends while the spend is read may count twice, on the safe side, until it is read again. */
    private static void assertSpent(Workspace workspace, String usd) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        BigDecimal spent = workspace.budgets().standing().spent().today();
        while (spent.compareTo(new BigDecimal(usd)) != 0 && System.nanoTime() < deadline) {
            spent = workspace.budgets().standing().spent().today();
        }
        assertThat(spent).isEqualByComparingTo(usd);
    }

    @Test
    void aRouteStopsAtTheCallThatIsTooMuch() throws Exception {
        Files.createDirectories(folder.resolve("routes"));
        Files.writeString(folder.resolve("routes/twice.route.yaml"), """
                entry: both
                steps:
                  both:
                    sequence:
                      - {call: local/m}
                      - {call: local/m}
                """);
        try (Workspace workspace = open("day: 1.4\n  stop: true")) {
            assertThat(workspace.problems()).isEmpty();
            Result result = compare(workspace, "route/twice").get(0);
            assertThat(asked).hasValue(1);
            assertThat(result.error().kind()).isEqualTo(ErrorKind.BUDGET);
            assertThat(result.error().what()).isEqualTo("This call would pass today's budget.");
        }
    }

    @Test
    void runningCallsKeepTheirExpectedCostFree() throws Exception {
        CompletableFuture<Void> answering = new CompletableFuture<>();
        try (WireServer slow = new WireServer(exchange -> {
                    answering.orTimeout(30, TimeUnit.SECONDS).join();
                    exchange.respond(200, "application/x-ndjson", ANSWER);
                });
                Workspace workspace = open("day: 1.5\n  stop: true", slow)) {
            CompletableFuture<List<Result>> first = start(workspace, "local/m");
            Result second = ask(workspace, "local/m");
            answering.complete(null);

            assertThat(second.error().why()).contains("of which running calls need");
            assertThat(first.join().get(0).error()).isNull();
            assertThat(ask(workspace, "local/m").error()).isNull();
        }
    }

    @Test
    void aRefusedColumnCanBeTriedAgainOnceThereIsABudget() throws Exception {
        try (Workspace workspace = open("day: 0.2\n  stop: true")) {
            Comparison comparison = workspace.compare(
                    RunStart.of("compare", "Hi"),
                    List.of(column(workspace, "local/m")),
                    workspace.history(),
                    (index, event) -> {});
            assertThat(comparison.done().join().get(0).error()).isNotNull();

            WorkspaceEditor editor = WorkspaceEditor.open(folder, workspace.dialects());
            editor.setBudget(workspace.budget().withDay(new BigDecimal("20")));
            workspace.reload();
            comparison.retry(0);

            assertThat(comparison.done().join().get(0).error()).isNull();
        }
    }

    @Test
    void whereTheHistoryIsInUseAStopLetsNothingThroughThatCosts() throws Exception {
        try (Workspace other = open("day: 5\n  stop: true");
                Workspace workspace = open("day: 5\n  stop: true")) {
            other.history();

            Comparison comparison = workspace.compare(
                    RunStart.of("cli", "Hi"),
                    List.of(column(workspace, "local/m"), column(workspace, "free/m")),
                    null,
                    (index, event) -> {});

            Result result = comparison.done().join().get(0);
            assertThat(result.error().what()).isEqualTo("The budget cannot be checked.");
            assertThat(result.error().why()).contains("in use by another Trivium window");
            assertThat(asked).hasValue(0);
        }
    }

    private Workspace open(String budget) throws Exception {
        return open(budget, server);
    }

    private Workspace open(String budget, WireServer at) throws Exception {
        write(budget, at);
        return Workspace.open(folder, new Environment(Map.of(), "Linux", folder, account -> null), clock);
    }

    private void write(String budget, WireServer at) throws IOException {
        Files.writeString(folder.resolve("trivium.yaml"), """
                budget:
                  %s
                connections:
                  - {id: local, protocol: ollama, base_url: "%s"}
                  - {id: free, protocol: ollama, base_url: "%s", price: free}
                  - {id: demo, protocol: openai-chat, base_url: demo}
                """.formatted(budget, at.url(), at.url()));
        Files.writeString(folder.resolve("prices.yaml"), """
                - {vendor: local, model: m, input: 0, output: 250000}
                """);
    }

    private List<Result> compare(Workspace workspace, String... models) throws Exception {
        return start(workspace, models).orTimeout(30, TimeUnit.SECONDS).join();
    }

    private CompletableFuture<List<Result>> start(Workspace workspace, String... models) throws Exception {
        List<Column> columns =
                List.of(models).stream().map(model -> column(workspace, model)).toList();
        return workspace
                .compare(RunStart.of("compare", "Hi"), columns, workspace.history(), (index, event) -> {})
                .done();
    }

    /** A call as a long run makes it, without a look at the whole before. */
    private Result ask(Workspace workspace, String model) throws Exception {
        return Comparison.start(
                        RunStart.of("compare", "Hi"),
                        List.of(column(workspace, model)),
                        workspace.history(),
                        (index, event) -> {})
                .done()
                .orTimeout(30, TimeUnit.SECONDS)
                .join()
                .get(0);
    }

    /** Four tokens at most: one dollar is expected of local/m. */
    private static Column column(Workspace workspace, String model) {
        ChatRequest request = ChatRequest.of(Message.user("Hi"));
        return new Column(
                workspace.model(ModelAddress.parse(model)),
                request.withParameters(request.parameters().withMaxTokens(4)));
    }

    private static void spend(History history, String model, String usd, boolean simulated) {
        RunRecorder run = history.begin(RunStart.of("compare", "planted"));
        CompletableFuture<ChatEvent> end = new CompletableFuture<>();
        ChatListener listener = run.column(0, event -> {
            if (event.terminal()) {
                end.complete(event);
            }
        });
        call(listener, Origin.root(), model, usd, simulated);
        end.orTimeout(20, TimeUnit.SECONDS).join();
    }

    private static void route(History history) {
        RunRecorder run = history.begin(RunStart.of("compare", "planted"));
        CompletableFuture<ChatEvent> end = new CompletableFuture<>();
        ChatListener listener = run.column(0, event -> {
            if (event.terminal() && event.origin().parentId() == null) {
                end.complete(event);
            }
        });
        Origin root = Origin.root();
        listener.on(new ChatEvent.Opened(
                root, 1_000, ModelAddress.parse("route/hybrid"), ChatRequest.of(Message.user("Hi")), false));
        call(listener, root.child(), "a/small", "0.2", false);
        call(listener, root.child(), "a/large", "0.3", false);
        listener.on(new ChatEvent.Completed(root, 9_000, answer("0.5").build(9_000)));
        end.orTimeout(20, TimeUnit.SECONDS).join();
    }

    private static void call(ChatListener listener, Origin origin, String model, String usd, boolean simulated) {
        listener.on(new ChatEvent.Opened(
                origin, 1_000, ModelAddress.parse(model), ChatRequest.of(Message.user("Hi")), simulated));
        listener.on(new ChatEvent.Completed(
                origin, 9_000, answer(simulated ? null : usd).build(9_000)));
    }

    private static AnswerBuilder answer(String usd) {
        return new AnswerBuilder(1_000)
                .usage(Usage.of(12, 34, usd == null ? Basis.SIMULATED : Basis.MEASURED))
                .cost(usd == null ? Cost.SIMULATED : Cost.of(new BigDecimal(usd), Basis.MEASURED));
    }
}
