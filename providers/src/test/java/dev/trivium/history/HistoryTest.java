package dev.trivium.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.chat.Basis;
import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ChatListener;
import dev.trivium.chat.Cost;
import dev.trivium.chat.FinishReason;
import dev.trivium.chat.Media;
import dev.trivium.chat.Message;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Origin;
import dev.trivium.chat.Parameters;
import dev.trivium.chat.Part;
import dev.trivium.chat.Role;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
class HistoryTest {

    @Parameter
    Store store;

    @TempDir
    Path workspace;

    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private History history;

    private final Clock clock = new Clock() {
        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
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
    void anAnswerIsReadBackAsItCame() throws HistoryException {
        RunRecorder recorder =
                history.begin(new RunStart("cli", "sky.prompt", "Why is {{what}}?", Map.of("what", "the sky blue")));
        Calls.answer(recorder, 0, "openai/gpt-5.5", "Rayleigh \u00e9\ud83c\udf08", "0.000123456789");

        RunRecord run = history.run(recorder.runId()).orElseThrow();

        assertThat(run.summary().source()).isEqualTo("cli");
        assertThat(run.summary().promptName()).isEqualTo("sky.prompt");
        assertThat(run.summary().promptText()).isEqualTo("Why is {{what}}?");
        assertThat(run.summary().state()).isEqualTo(RunState.FINISHED);
        assertThat(run.summary().startedAt()).isEqualTo(now);
        assertThat(run.variables()).containsExactly(Map.entry("what", "the sky blue"));
        CallRecord call = run.columns().get(0).last();
        assertThat(call.model()).isEqualTo(ModelAddress.parse("openai/gpt-5.5"));
        assertThat(call.state()).isEqualTo(RunState.FINISHED);
        assertThat(call.text()).isEqualTo("Rayleigh \u00e9\ud83c\udf08");
        assertThat(call.reasoning()).startsWith("Let me think");
        assertThat(call.usage()).isEqualTo(dev.trivium.chat.Usage.of(12, 34, Basis.MEASURED));
        assertThat(call.cost()).isEqualTo(Cost.of(new BigDecimal("0.000123456789"), Basis.MEASURED));
        assertThat(call.timing().timeToFirstToken()).isEqualTo(Duration.ofNanos(2_000));
        assertThat(call.timing().total()).isEqualTo(Duration.ofNanos(8_000));
        assertThat(call.finishReason()).isEqualTo(FinishReason.STOP);
        assertThat(call.rawFinishReason()).isEqualTo("end_turn");
        assertThat(call.servedModel()).isEqualTo("model-2026-01-01");
        assertThat(call.requestId()).isEqualTo("req-1");
        assertThat(call.attempts()).isEqualTo(2);
        assertThat(call.error()).isNull();
        assertThat(call.partial()).isFalse();
        assertThat(call.requestJson()).contains("Why is the sky blue?");
    }

    @Test
    void aFailureKeepsItsPartialTextAndItsError() throws HistoryException {
        RunRecorder recorder = history.begin(RunStart.of("compare", "Hello"));
        Calls.Ended ended = new Calls.Ended();
        ChatListener listener = recorder.column(0, ended);
        Origin origin = Origin.root();
        listener.on(Calls.opened(origin, "gemini/flash", false));
        ChatEvent.Failed failed = Calls.failed(origin, "Half an ans");
        listener.on(failed);
        assertThat(ended.await()).isSameAs(failed);

        CallRecord call =
                history.run(recorder.runId()).orElseThrow().columns().get(0).last();

        assertThat(call.text()).isEqualTo("Half an ans");
        assertThat(call.partial()).isTrue();
        assertThat(call.error()).isEqualTo(failed.error());
        assertThat(call.usage()).isNull();
        assertThat(call.cost()).isEqualTo(Cost.UNKNOWN);
        assertThat(history.recentRuns(1).get(0).failed()).isEqualTo(1);
    }

    @Test
    void aRouteIsATreeWithItsStepsInOrder() throws HistoryException {
        RunRecorder recorder = history.begin(RunStart.of("compare", "Hello"));
        Calls.Ended ended = new Calls.Ended();
        ChatListener listener = recorder.column(0, ended);
        Origin root = Origin.root();
        Origin first = root.inStep("main").inStep("small").child();
        Origin second = root.inStep("main").inStep("large").child();
        ChatEvent.Failed failed = Calls.failed(first, "");
        listener.on(Calls.opened(root, "route/hybrid", false));
        listener.on(new ChatEvent.StepEntered(root.inStep("main"), 2_000, "fallback", null));
        listener.on(new ChatEvent.StepEntered(root.inStep("main").inStep("small"), 3_000, "call", "the first"));
        listener.on(Calls.opened(first, "a/small", false));
        listener.on(failed);
        listener.on(new ChatEvent.StepLeft(root.inStep("main").inStep("small"), 4_000, failed.error()));
        listener.on(new ChatEvent.StepEntered(root.inStep("main").inStep("large"), 5_000, "call", "after rate_limit"));
        now = now.plusMillis(5);
        listener.on(Calls.opened(second, "b/large", false));
        listener.on(Calls.completed(second, "Yes", "0.5"));
        listener.on(new ChatEvent.StepLeft(root.inStep("main").inStep("large"), 6_000, null));
        listener.on(new ChatEvent.StepLeft(root.inStep("main"), 7_000, null));
        listener.on(Calls.completed(root, "Yes", "0.5"));
        ended.await();

        CallRecord call =
                history.run(recorder.runId()).orElseThrow().columns().get(0).last();

        assertThat(call.children())
                .extracting(child -> child.model().toString())
                .containsExactly("a/small", "b/large");
        assertThat(call.children().get(1).path()).containsExactly("main", "large");
        assertThat(call.children().get(0).error()).isEqualTo(failed.error());
        assertThat(call.steps())
                .extracting(step -> (step.entered() ? "+" : "-") + String.join("/", step.path()) + ":" + step.reason()
                        + ":" + step.errorKind())
                .containsExactly(
                        "+main:null:null",
                        "+main/small:the first:null",
                        "-main/small:null:rate_limit",
                        "+main/large:after rate_limit:null",
                        "-main/large:null:null",
                        "-main:null:null");
        assertThat(call.steps().get(1).offset()).isEqualTo(Duration.ofNanos(2_000));

        Totals today = history.today();
        assertThat(today.roots()).isEqualTo(1);
        assertThat(today.leaves()).isEqualTo(2);
        assertThat(today.usd()).isEqualByComparingTo("0.5");
        assertThat(today.unpriced()).as("the failed try gave nothing back").isZero();
        assertThat(history.recentRuns(1).get(0).cost().usd()).isEqualByComparingTo("0.5");
    }

    @Test
    void moneyIsSummedOverRealCallsOfTheDayOnly() throws HistoryException {
        Calls.answer(history.begin(RunStart.of("compare", "Yesterday")), 0, "a/b", "x", "7");
        now = now.plus(Duration.ofDays(1));
        RunRecorder recorder = history.begin(RunStart.of("compare", "Today"));
        Calls.answer(recorder, 0, "a/b", "x", "0.1");
        Calls.answer(recorder, 1, "a/c", "y", "0.2");
        Calls.Ended ended = new Calls.Ended();
        ChatListener demo = recorder.column(2, ended);
        Origin origin = Origin.root();
        demo.on(Calls.opened(origin, "demo/fast", true));
        demo.on(Calls.completed(origin, "z", "100"));
        ended.await();

        assertThat(history.today()).isEqualTo(new Totals(2, 1, 2, new BigDecimal("0.3"), 0));
        assertThat(history.recentRuns(10)).extracting(RunSummary::promptText).containsExactly("Today", "Yesterday");
        assertThat(history.recentRuns(1).get(0).cost()).isEqualTo(Cost.of(new BigDecimal("0.3"), Basis.MEASURED));
        assertThat(history.recentRuns(1).get(0).models())
                .extracting(ModelAddress::toString)
                .containsExactly("a/b", "a/c", "demo/fast");
    }

    @Test
    void anUnknownPriceIsUnknownAndNotZero() throws HistoryException {
        RunRecorder recorder = history.begin(RunStart.of("compare", "Hello"));
        Calls.answer(recorder, 0, "a/b", "x", "0.1");
        Calls.answer(recorder, 1, "a/unknown", "y", null);

        assertThat(history.today()).isEqualTo(new Totals(2, 0, 2, new BigDecimal("0.1"), 1));
        assertThat(history.recentRuns(1).get(0).cost().known()).isFalse();
    }

    @Test
    void aTextIsStoredOnce() throws Exception {
        String text = "The same long answer. ".repeat(50);
        RunRecorder recorder = history.begin(RunStart.of("compare", "Hello"));
        Calls.answer(recorder, 0, "a/b", text, "1");
        Calls.answer(recorder, 1, "a/c", text, "1");
        try (var connection = store.connect(workspace);
                var rows = connection
                        .createStatement()
                        .executeQuery("SELECT COUNT(*) FROM content WHERE sha256 IN (SELECT text_sha256 FROM call)")) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(1);
        }
        assertThat(history.run(recorder.runId()).orElseThrow().columns())
                .hasSize(2)
                .allMatch(column -> column.last().text().equals(text));
    }

    @Test
    void aRunIsRunningUntilItsLastColumnEndsAndAgainWhileOneIsRetried() throws HistoryException {
        RunRecorder recorder = history.begin(RunStart.of("compare", "Hello"));
        Calls.Ended firstEnd = new Calls.Ended();
        Calls.Ended secondEnd = new Calls.Ended();
        ChatListener first = recorder.column(0, firstEnd);
        ChatListener second = recorder.column(1, secondEnd);
        Origin one = Origin.root();
        Origin two = Origin.root();
        first.on(Calls.opened(one, "a/b", false));
        first.on(Calls.failed(one, ""));
        firstEnd.await();
        assertThat(state(recorder)).isEqualTo(RunState.RUNNING);
        second.on(Calls.opened(two, "a/c", false));
        second.on(Calls.completed(two, "x", "1"));
        secondEnd.await();
        assertThat(state(recorder)).isEqualTo(RunState.FINISHED);

        now = now.plusSeconds(1);
        Calls.answer(recorder, 0, "a/b", "now it works", "1");

        RunRecord run = history.run(recorder.runId()).orElseThrow();
        assertThat(run.summary().state()).isEqualTo(RunState.FINISHED);
        assertThat(run.summary().failed()).isZero();
        assertThat(run.columns()).hasSize(2);
        assertThat(run.columns().get(0).tries()).hasSize(2);
        assertThat(run.columns().get(0).last().text()).isEqualTo("now it works");
    }

    @Test
    void everyEventGoesOnAtOnceAndInOrder() {
        RunRecorder recorder = history.begin(RunStart.of("compare", "Hello"));
        List<ChatEvent> heard = new ArrayList<>();
        Calls.Ended ended = new Calls.Ended();
        ChatListener listener = recorder.column(0, event -> {
            heard.add(event);
            ended.on(event);
        });
        Origin origin = Origin.root();
        listener.on(Calls.opened(origin, "a/b", false));
        listener.on(new ChatEvent.Text(origin, 2_000, "x"));
        assertThat(heard).hasSize(2);
        listener.on(Calls.completed(origin, "x", "1"));
        ended.await();
        listener.on(new ChatEvent.Text(origin, 2_000, "too late"));
        assertThat(heard).hasSize(3);
    }

    @Test
    void bytesAndTokensOfMediaAreDescribedNotStored() {
        byte[] secret = "these bytes stay here".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Message message = new Message(
                Role.USER,
                List.of(
                        new Part.Image(Media.of("image/png", secret, "cat.png")),
                        new Part.Document(Media.at(
                                "application/pdf", URI.create("https://me:pw@host:8080/a%20b.pdf?token=secret")))));
        String json = RequestJson.write(Calls.REQUEST
                .withMessages(List.of(message))
                .withParameters(Parameters.NONE.withTemperature(0.5).withMaxTokens(7)));

        assertThat(json)
                .isEqualTo("{\"messages\":[{\"role\":\"user\",\"parts\":["
                        + "{\"type\":\"image\",\"mime_type\":\"image/png\",\"name\":\"cat.png\",\"size\":21,\"sha256\":\""
                        + RequestJson.sha256(secret)
                        + "\"},{\"type\":\"document\",\"mime_type\":\"application/pdf\",\"uri\":\"https://host:8080/a%20b.pdf\",\"cut\":true}]}],"
                        + "\"parameters\":{\"temperature\":0.5,\"max_tokens\":7}}");
    }

    @Test
    void aCallThatItsRouteLeftWithoutAnEndIsInterrupted() throws HistoryException {
        RunRecorder recorder = history.begin(RunStart.of("compare", "Hello"));
        Calls.Ended ended = new Calls.Ended();
        ChatListener listener = recorder.column(0, ended);
        Origin root = Origin.root();
        listener.on(Calls.opened(root, "route/r", false));
        listener.on(Calls.opened(root.inStep("s").child(), "a/b", false));
        listener.on(Calls.failed(root, ""));
        ended.await();

        CallRecord call =
                history.run(recorder.runId()).orElseThrow().columns().get(0).last();
        assertThat(call.state()).isEqualTo(RunState.FINISHED);
        assertThat(call.children().get(0).state()).isEqualTo(RunState.INTERRUPTED);
    }

    @Test
    void anInterruptedThreadCanAskAndHarmsNothing() throws HistoryException {
        RunRecorder recorder = history.begin(RunStart.of("compare", "Hello"));
        Thread.currentThread().interrupt();
        assertThat(history.recentRuns(5)).hasSizeLessThanOrEqualTo(1);
        assertThat(Thread.interrupted()).isTrue();
        Calls.answer(recorder, 0, "a/b", "x", "1");
        assertThat(history.run(recorder.runId())).isPresent();
        assertThat(history.run("no such run")).isEmpty();
    }

    private RunState state(RunRecorder recorder) throws HistoryException {
        return history.run(recorder.runId()).orElseThrow().summary().state();
    }
}
