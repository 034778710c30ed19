package dev.trivium.app.dashboard;

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
import dev.trivium.chat.StepOutcome;
import dev.trivium.chat.Usage;
import dev.trivium.history.CallLine;
import dev.trivium.history.CallQuery;
import dev.trivium.history.Dashboard;
import dev.trivium.history.DashboardQuery;
import dev.trivium.history.FigureFilter;
import dev.trivium.history.FilterChoices;
import dev.trivium.history.History;
import dev.trivium.history.HistoryException;
import dev.trivium.history.HoursQuery;
import dev.trivium.history.MeanScore;
import dev.trivium.history.RunRecord;
import dev.trivium.history.RunRecorder;
import dev.trivium.history.RunStart;
import dev.trivium.history.Score;
import dev.trivium.history.ScoreSource;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A real history on the disk with calls whose times, costs and outcomes are known. */
public final class PlantedHistory implements DashboardSource, AutoCloseable {

    private final ZoneId zone;
    private final History history;
    private Instant now;

    public PlantedHistory(Path folder, ZoneId zone, Instant now) throws HistoryException {
        this.zone = zone;
        this.now = now;
        this.history = History.open(folder, clock(), true, failure -> {
            throw new IllegalStateException(failure);
        });
    }

    /** Plants into a history that is open already; its own clock gives the times. */
    public PlantedHistory(History history) {
        this.zone = history.dashboard().zone();
        this.now = Instant.now();
        this.history = history;
    }

    /** The time of the calls that follow. */
    public void at(Instant moment) {
        now = moment;
    }

    public Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return zone;
            }

            @Override
            public Clock withZone(ZoneId other) {
                return Clock.fixed(now, other);
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    public History history() {
        return history;
    }

    public RunRecorder begin(String prompt) {
        return history.begin(new RunStart("compare", prompt, "Answer the ticket.", Map.of()));
    }

    /** @return the call's id */
    public String answer(RunRecorder run, String model, long millis, String usd) {
        return call(run, model, false, millis, usd, Basis.MEASURED, null);
    }

    public String fail(RunRecorder run, String model, ErrorKind kind) {
        return call(run, model, false, 900, null, Basis.MEASURED, kind);
    }

    public String demo(RunRecorder run, String model, long millis) {
        return call(run, model, true, millis, null, Basis.SIMULATED, null);
    }

    public String call(
            RunRecorder run, String model, boolean simulated, long millis, String usd, Basis basis, ErrorKind error) {
        Ended ended = new Ended();
        ChatListener listener = run.column(0, ended);
        Origin origin = Origin.root();
        one(listener, origin, model, simulated, millis, usd, basis, error);
        ended.await();
        return origin.callId();
    }

    /** A route whose small model is rejected and whose large one answers. @return the route's call */
    public String route(RunRecorder run, String name, String small, String large, long millis, String usd) {
        Ended ended = new Ended();
        ChatListener listener = run.column(0, ended);
        Origin root = Origin.root();
        listener.on(opened(root, "route/" + name, false));
        Origin first = root.inStep("try-small");
        listener.on(new ChatEvent.StepEntered(first, 0, "call", null));
        one(listener, first.child(), small, false, 500, "0.0001", Basis.MEASURED, null);
        listener.on(new ChatEvent.StepLeft(
                first, 500_000_000, null, StepOutcome.ANSWERED, "self-check 0.58, limit 0.70", null, null));
        Origin second = root.inStep("escalate");
        listener.on(new ChatEvent.StepEntered(second, 500_000_000, "call", "the small model was unsure"));
        one(listener, second.child(), large, false, millis, usd, Basis.MEASURED, null);
        listener.on(new ChatEvent.StepLeft(second, millis * 1_000_000, null));
        listener.on(new ChatEvent.Completed(
                root, millis * 1_000_000, builder(millis, usd, Basis.MEASURED).build(millis * 1_000_000)));
        ended.await();
        return root.callId();
    }

    public void score(String callId, String kind, double value) throws HistoryException {
        history.scores().add(Score.of(callId, kind, value, ScoreSource.JUDGE, false, now));
    }

    private static void one(
            ChatListener listener,
            Origin origin,
            String model,
            boolean simulated,
            long millis,
            String usd,
            Basis basis,
            ErrorKind error) {
        listener.on(opened(origin, model, simulated));
        long end = millis * 1_000_000;
        if (error == null) {
            AnswerBuilder answer = builder(millis, usd, basis);
            listener.on(new ChatEvent.Text(origin, end / 4, "Dear customer, "));
            listener.on(new ChatEvent.Completed(origin, end, answer.build(end)));
        } else {
            ChatError failure = ChatError.of(
                            error, "The provider did not answer.", "It said why below.", "Try again later.")
                    .withProvider("please slow down", 429, "req-9");
            listener.on(new ChatEvent.Failed(
                    origin, end, failure, new AnswerBuilder(0).attempts(1).build(end)));
        }
    }

    private static ChatEvent.Opened opened(Origin origin, String model, boolean simulated) {
        ChatRequest request = ChatRequest.of(
                Message.system("Answer the ticket in two sentences."),
                Message.user("Since Tuesday we get every payment webhook twice."));
        return new ChatEvent.Opened(origin, 0, ModelAddress.parse(model), request, simulated);
    }

    private static AnswerBuilder builder(long millis, String usd, Basis basis) {
        return new AnswerBuilder(0)
                .text(millis * 250_000, "Dear customer, we deliver a webhook until it is acknowledged.")
                .finish(FinishReason.STOP, "stop")
                .usage(new Usage(400, 92, 0, 0, 120, 0, basis == Basis.SIMULATED ? basis : Basis.MEASURED, null))
                .requestId("req-1")
                .attempts(1)
                .cost(
                        usd == null
                                ? (basis == Basis.SIMULATED ? Cost.SIMULATED : Cost.UNKNOWN)
                                : Cost.of(new BigDecimal(usd), basis));
    }

    private static final class Ended implements ChatListener {
        private final CompletableFuture<ChatEvent> end = new CompletableFuture<>();

        @Override
        public void on(ChatEvent event) {
            if (event.terminal() && event.origin().parentId() == null) {
                end.complete(event);
            }
        }

        void await() {
            end.orTimeout(20, TimeUnit.SECONDS).join();
        }
    }

    public void tag(RunRecorder run, String tag) throws HistoryException {
        history.tag(run.runId(), Set.of(tag));
    }

    @Override
    public ZoneId zone() {
        return history.dashboard().zone();
    }

    @Override
    public Dashboard dashboard(DashboardQuery query) throws HistoryException {
        return history.dashboard().dashboard(query);
    }

    @Override
    public Dashboard dashboard(HoursQuery query) throws HistoryException {
        return history.dashboard().dashboard(query);
    }

    @Override
    public FilterChoices choices() throws HistoryException {
        return history.dashboard().choices();
    }

    @Override
    public List<MeanScore> scores(Instant from, Instant until, FigureFilter filter) throws HistoryException {
        return history.dashboard().scores(from, until, filter);
    }

    @Override
    public List<CallLine> calls(CallQuery query, Instant from, Instant until, CallLine after, int limit)
            throws HistoryException {
        return history.dashboard().calls(query, from, until, after, limit);
    }

    @Override
    public Optional<RunRecord> run(String runId) throws HistoryException {
        return history.run(runId);
    }

    @Override
    public List<Score> scoresOf(String callId) throws HistoryException {
        return history.scores().of(callId);
    }

    @Override
    public void close() {
        history.close();
    }
}
