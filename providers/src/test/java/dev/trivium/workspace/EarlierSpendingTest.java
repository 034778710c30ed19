package dev.trivium.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.chat.AnswerBuilder;
import dev.trivium.chat.Basis;
import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ChatListener;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.Cost;
import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.Message;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Origin;
import dev.trivium.chat.StepOutcome;
import dev.trivium.chat.Usage;
import dev.trivium.history.History;
import dev.trivium.history.RunStart;
import dev.trivium.route.Route;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A restart forgets nothing of what was spent today. */
@Timeout(60)
class EarlierSpendingTest {

    private static final ChatRequest REQUEST = ChatRequest.of(Message.user("hello"));
    private static final Cost SIX_CENTS = Cost.of(new BigDecimal("0.06"), Basis.MEASURED);

    @TempDir
    Path folder;

    private Route route;

    @BeforeEach
    void makeWorkspace() throws Exception {
        Files.writeString(
                folder.resolve("trivium.yaml"),
                "connections:\n  - id: local\n    protocol: ollama\n    base_url: " + "http://127.0.0.1:9\n");
        Files.createDirectories(folder.resolve("routes"));
        route = Route.parse(
                "capped.route.yaml",
                "capped",
                "entry: s\nsteps:\n  s: {choose: [{when: spent_today > 0.05, then: cap}], otherwise: free}\n"
                        + "  cap: {limit: free, usd_per_day: 0.05}\n  free: {call: local/tiny}\n");
    }

    @Test
    void theDaysLimitAndTheConditionKnowWhatAnEarlierProgramSpent() throws Exception {
        try (History history = History.open(folder)) {
            record(history, "limit");
        }
        try (Workspace workspace = open()) {
            assertThat(workspace.dryRun(route, REQUEST).toString()).contains("spent_today 0 <= 0.05");
            workspace.history();
            assertThat(workspace.dryRun(route, REQUEST).toString()).contains("0.06 > 0.05");

            ChatEvent.Failed end = run(workspace);
            assertThat(end.error().kind()).isEqualTo(ErrorKind.BUDGET);
            assertThat(end.error().message()).contains("$0.06 of $0.05");
        }
    }

    @Test
    void whatWasSpentYesterdayOrElsewhereDoesNotCountAgainstALimit() throws Exception {
        Clock yesterday = Clock.offset(Clock.systemDefaultZone(), Duration.ofDays(-1));
        try (History history = History.open(folder, yesterday, true, failure -> {})) {
            record(history, "limit");
        }
        try (History history = History.open(folder)) {
            record(history, "fallback");
            assertThat(history.spentBelowLimitsToday()).isEmpty();
        }
        try (Workspace workspace = open()) {
            workspace.history();
            assertThat(run(workspace).error().kind()).isEqualTo(ErrorKind.NETWORK);
        }
    }

    private Workspace open() throws Exception {
        return Workspace.open(folder, new Environment(Map.of(), "Linux", folder, account -> null));
    }

    private ChatEvent.Failed run(Workspace workspace) throws Exception {
        CompletableFuture<ChatEvent> end = new CompletableFuture<>();
        workspace.model(route).start(REQUEST, Origin.root(), event -> {
            if (event.terminal() && event.origin().parentId() == null) {
                end.complete(event);
            }
        });
        return (ChatEvent.Failed) end.get(30, TimeUnit.SECONDS);
    }

    /** One run of the route that cost six cents below its step "cap". */
    private void record(History history, String kind) throws Exception {
        CompletableFuture<Boolean> ended = new CompletableFuture<>();
        ChatListener listener = history.begin(RunStart.of("test", "hello")).column(0, event -> {
            if (event.terminal() && event.origin().parentId() == null) {
                ended.complete(true);
            }
        });
        Origin root = Origin.root();
        Origin cap = root.inStep("s").inStep("cap");
        Origin call = cap.inStep("free").child();
        listener.on(new ChatEvent.Opened(root, 0, route.address(), REQUEST, false));
        listener.on(new ChatEvent.StepEntered(cap, 1, kind, null));
        listener.on(new ChatEvent.Opened(call, 2, ModelAddress.parse("local/tiny"), REQUEST, false));
        AnswerBuilder answer = new AnswerBuilder(2).text(3, "Hi").cost(SIX_CENTS);
        listener.on(new ChatEvent.Completed(call, 4, answer.build(4)));
        Usage usage = Usage.of(5, 2, Basis.MEASURED);
        listener.on(new ChatEvent.StepLeft(cap, 5, null, StepOutcome.ANSWERED, null, usage, SIX_CENTS));
        listener.on(new ChatEvent.Completed(root, 6, answer.build(6)));
        ended.get(20, TimeUnit.SECONDS);
    }
}
