package dev.trivium.app.compare;

import dev.trivium.app.compare.parts.PaneParts;
import dev.trivium.app.compare.parts.ToolConversation;
import dev.trivium.app.compare.parts.ToolSet;
import dev.trivium.app.controls.AnswerSink;
import dev.trivium.app.controls.Figures;
import dev.trivium.app.controls.Slot;
import dev.trivium.chat.Answer;
import dev.trivium.chat.ChatError;
import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.FinishReason;
import java.time.Duration;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** One column: its model and what that model is answering. Fed with events and ticks on one thread, the FX thread. */
public final class PaneViewModel {

    private final ReadOnlyObjectWrapper<ModelChoice> model;
    private final ReadOnlyObjectWrapper<Slot> slot;
    private final ReadOnlyObjectWrapper<PaneState> state = new ReadOnlyObjectWrapper<>(PaneState.IDLE);
    private final ReadOnlyObjectWrapper<@Nullable ChatError> error = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper waiting = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper thinking = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private final PaneFigures figures = new PaneFigures();
    private final RouteTrace route = new RouteTrace();
    private final PaneParts parts = new PaneParts();
    private final SampleSet samples = new SampleSet();
    private final ParametersViewModel overrides = new ParametersViewModel();
    private final ReadOnlyStringWrapper parameterChip = new ReadOnlyStringWrapper("");
    private final TextFeed answer = new TextFeed();
    private final TextFeed reasoning = new TextFeed();

    private final ReadOnlyStringWrapper answerId = new ReadOnlyStringWrapper("");
    private @Nullable RunSlot run;
    private @Nullable String recordedId;
    private long startedNanos;
    private long lastReasoningNanos;
    private long retryAtNanos;
    private boolean replaying;
    private String tries = "";
    private int attempts;

    PaneViewModel(ModelChoice model, Slot slot) {
        this.model = new ReadOnlyObjectWrapper<>(model);
        this.slot = new ReadOnlyObjectWrapper<>(slot);
    }

    /** Another model: what the old one said is gone, and its call is stopped. */
    void change(ModelChoice newModel, Slot newSlot) {
        stop();
        run = null;
        recordedId = null;
        samples.begin(List.of());
        model.set(newModel);
        slot.set(newSlot);
        clear();
        parts.begin(ToolSet.NONE);
        figures.forget();
        state.set(PaneState.IDLE);
    }

    /** Shows a call of the history from now on, by whose id its answer is known, until another run is joined. */
    void showsRecorded(String callId) {
        recordedId = callId;
    }

    /**
     * Joins a run; its events follow.
     *
     * @param slots one for each sample
     * @param tools whose fixed results answer calls of tools
     */
    void join(List<RunSlot> slots, ToolSet tools) {
        recordedId = null;
        samples.begin(slots);
        run = samples.slot();
        clear();
        parts.begin(tools);
        figures.startOver();
        state.set(PaneState.ASKED);
    }

    boolean isIn(RunSlot runSlot) {
        return samples.contains(runSlot);
    }

    void stop() {
        if (running()) {
            samples.cancel();
        }
    }

    /** Asks this model again, the others go on; only after an end. A later round that failed keeps the ones before it. */
    void retry() {
        if (run == null || !canRetry()) {
            return;
        }
        boolean broken = state.get() == PaneState.FAILED || state.get() == PaneState.STOPPED;
        ChatRequest round =
                broken && samples.sizeProperty().get() == 1 ? parts.tools().lastRound() : null;
        clear();
        state.set(PaneState.ASKED);
        if (round == null) {
            parts.beginAgain();
            figures.startOver();
            samples.beginAgain();
            samples.retry();
        } else {
            run.ask(round);
        }
    }

    /** Sends the results of the tools that the model called; nothing happens while one is missing. */
    public void proceed() {
        if (run == null || state.get() != PaneState.NEEDS_RESULT) {
            return;
        }
        ChatRequest next = parts.tools().proceed();
        if (next != null) {
            ObservableList<ToolConversation.Round> rounds = parts.tools().rounds();
            figures.carry(rounds.get(rounds.size() - 1).answer());
            clear();
            state.set(PaneState.ASKED);
            if (!replaying) {
                run.ask(next);
            }
        }
    }

    void expectInput(long tokens) {
        figures.expectInput(tokens);
    }

    /** An event of one of this column's samples. */
    void on(RunSlot slotOfSample, ChatEvent event) {
        if (samples.hear(slotOfSample, event, model().address(), model().simulated())) {
            on(event);
        }
    }

    /** Shows another sample as it is so far; what comes of it follows. */
    void showSample(int index) {
        if (index < 0 || index >= samples.sizeProperty().get()) {
            return;
        }
        List<ChatEvent> events = samples.show(index);
        run = samples.slot();
        clear();
        parts.beginAgain();
        figures.startOver();
        state.set(PaneState.ASKED);
        answer.quietly(() -> reasoning.quietly(() -> replay(events)));
    }

    private void replay(List<ChatEvent> events) {
        for (int i = 0; i < events.size(); i++) {
            replaying = i < events.size() - 1;
            on(events.get(i));
        }
        replaying = false;
    }

    private void on(ChatEvent event) {
        boolean root = event.origin().parentId() == null;
        route.on(event);
        if (event instanceof ChatEvent.Opened opened && root) {
            start(opened);
        } else if (event instanceof ChatEvent.Waiting wait) {
            await(wait);
        } else if (event instanceof ChatEvent.Text text && !text.origin().held()) {
            state.set(PaneState.STREAMING);
            endThinking();
            figures.output(text.nanos(), text.text().length());
            answer.append(text.text());
        } else if (event instanceof ChatEvent.ToolCalled called
                && !called.origin().held()) {
            state.set(PaneState.STREAMING);
            endThinking();
            figures.output(called.nanos(), called.call().arguments().length());
            parts.tools().called(called.call());
        } else if (event instanceof ChatEvent.Reasoning piece && !piece.origin().held()) {
            think(piece);
        } else if (event instanceof ChatEvent.Completed completed && root) {
            complete(completed.answer());
        } else if (event instanceof ChatEvent.Failed failed && root) {
            fail(failed);
        }
    }

    /** Lets the live numbers go on. */
    void tick(long nanos) {
        PaneState now = state.get();
        if (!now.running()) {
            return;
        }
        figures.tick(nanos);
        route.tick(nanos);
        if (now == PaneState.THINKING) {
            thinking.set("Thinking " + Figures.roughSeconds(Duration.ofNanos(nanos - startedNanos)));
        } else if (now == PaneState.RETRYING) {
            long seconds = Math.max(0, (retryAtNanos - nanos + 999_999_999L) / 1_000_000_000L);
            waiting.set("Retrying in " + seconds + " s, " + tries + ".");
        }
    }

    private void start(ChatEvent.Opened opened) {
        clear();
        answerId.set(recordedId == null ? opened.origin().callId() : recordedId);
        startedNanos = opened.nanos();
        figures.start(opened.nanos(), opened.simulated());
        parts.tools().asked(opened.request());
        state.set(PaneState.ASKED);
    }

    private void await(ChatEvent.Waiting wait) {
        retryAtNanos = wait.nanos() + wait.delay().toNanos();
        tries = "try " + wait.attempt() + " of " + wait.attempts();
        error.set(wait.cause());
        state.set(PaneState.RETRYING);
        tick(wait.nanos());
    }

    private void think(ChatEvent.Reasoning piece) {
        lastReasoningNanos = piece.nanos();
        if (state.get() != PaneState.STREAMING) {
            state.set(PaneState.THINKING);
            tick(piece.nanos());
        }
        reasoning.append(piece.text());
    }

    private void endThinking() {
        if (!reasoning.isEmpty()) {
            thinking.set("Thought for " + Figures.roughSeconds(Duration.ofNanos(lastReasoningNanos - startedNanos)));
        }
    }

    private void complete(Answer whole) {
        endThinking();
        answer.completeTo(whole.text());
        attempts = whole.attempts();
        figures.end(whole);
        error.set(null);
        notice.set(ending(whole));
        answer.finish();
        reasoning.finish();
        boolean goesOn = parts.tools().ended(whole);
        state.set(parts.tools().answerableProperty().get() ? PaneState.NEEDS_RESULT : PaneState.DONE);
        if (goesOn) {
            proceed();
        }
    }

    private void fail(ChatEvent.Failed failed) {
        endThinking();
        attempts = failed.partial().attempts();
        figures.end(failed.partial());
        error.set(failed.error());
        answer.finish();
        reasoning.finish();
        state.set(failed.error().kind() == ErrorKind.CANCELLED ? PaneState.STOPPED : PaneState.FAILED);
    }

    private static String ending(Answer whole) {
        FinishReason reason = whole.finishReason();
        if (reason == FinishReason.LENGTH) {
            return "The answer reached the limit of output tokens. Raise Max tok. for a longer one.";
        }
        if (reason == FinishReason.CONTENT_FILTER) {
            return "The provider's content filter cut the answer.";
        }
        if (reason == FinishReason.REFUSAL) {
            return "The model declined to answer.";
        }
        return whole.text().isEmpty() && whole.toolCalls().isEmpty() ? "The model answered with no text." : "";
    }

    private void clear() {
        answerId.set("");
        error.set(null);
        waiting.set("");
        thinking.set("");
        notice.set("");
        parts.setVerdict(null);
        figures.clear();
        route.clear();
        answer.reset();
        reasoning.reset();
        attempts = 0;
    }

    public ReadOnlyObjectProperty<ModelChoice> modelProperty() {
        return model.getReadOnlyProperty();
    }

    public ModelChoice model() {
        return model.get();
    }

    public ReadOnlyObjectProperty<Slot> slotProperty() {
        return slot.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<PaneState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public PaneState state() {
        return state.get();
    }

    /** Whether any of its samples still runs. */
    public boolean running() {
        return state.get().running() || samples.running();
    }

    public boolean canRetry() {
        return state.get().canRetry() && !samples.running();
    }

    public SampleSet samples() {
        return samples;
    }

    /** What this column is asked with in place of the prompt's parameters; an empty field leaves the prompt's. */
    public ParametersViewModel overrides() {
        return overrides;
    }

    void setParameterChip(String words) {
        parameterChip.set(words);
    }

    /** In what its parameters differ from the prompt's, such as {@code 0.7 · low}; empty if in nothing. */
    public ReadOnlyStringProperty parameterChipProperty() {
        return parameterChip.getReadOnlyProperty();
    }

    /** Why it failed, or why it waits for another try; null if neither. */
    public ReadOnlyObjectProperty<@Nullable ChatError> errorProperty() {
        return error.getReadOnlyProperty();
    }

    /** The countdown to the next try. */
    public ReadOnlyStringProperty waitingProperty() {
        return waiting.getReadOnlyProperty();
    }

    /** How long the model has thought; empty if it showed no reasoning. */
    public ReadOnlyStringProperty thinkingProperty() {
        return thinking.getReadOnlyProperty();
    }

    /** What is worth saying about how the answer ended; mostly empty. */
    public ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    public PaneFigures figures() {
        return figures;
    }

    /** Tools, the verdict on the answer's form, and what the model cannot take. */
    public PaneParts parts() {
        return parts;
    }

    public RouteTrace route() {
        return route;
    }

    /** How many requests were sent; 0 before the end. */
    public int attempts() {
        return attempts;
    }

    /** The call that answers, as the history knows it; empty before it has begun. */
    public ReadOnlyStringProperty answerIdProperty() {
        return answerId.getReadOnlyProperty();
    }

    public String answerText() {
        return answer.text();
    }

    /** What has come so far, then each piece as it comes; null detaches. */
    public void drawAnswerOn(@Nullable AnswerSink sink) {
        answer.feed(sink);
    }

    public void drawReasoningOn(@Nullable AnswerSink sink) {
        reasoning.feed(sink);
    }
}
