package dev.trivium.app.compare;

import dev.trivium.chat.Answer;
import dev.trivium.chat.AnswerBuilder;
import dev.trivium.chat.Basis;
import dev.trivium.chat.ChatCall;
import dev.trivium.chat.ChatError;
import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ChatListener;
import dev.trivium.chat.ChatModel;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.Cost;
import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.FinishReason;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Origin;
import dev.trivium.chat.Part;
import dev.trivium.chat.StepOutcome;
import dev.trivium.chat.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A model that says what a test tells it to say, at times that the test makes up. */
public final class ScriptedModel implements ChatModel {

    /** One call as the test steers it; its clock starts at zero. */
    public static final class Script {

        private final ScriptedModel model;
        private final Origin origin;
        private final ChatListener listener;
        private final AnswerBuilder answer = new AnswerBuilder(0);
        private final Map<List<String>, Origin> leaves = new HashMap<>();
        private long nanos;
        private boolean ended;

        private Script(ScriptedModel model, ChatRequest request, Origin origin, ChatListener listener) {
            this.model = model;
            this.origin = origin;
            this.listener = listener;
            answer.attempts(1);
            listener.on(new ChatEvent.Opened(origin, 0, model.address, request, model.simulated));
        }

        public Script at(double seconds) {
            nanos = (long) (seconds * 1e9);
            return this;
        }

        public Script think(String text) {
            answer.reasoning(nanos, text);
            return send(new ChatEvent.Reasoning(origin, nanos, text));
        }

        public Script say(String text) {
            answer.text(nanos, text);
            return send(new ChatEvent.Text(origin, nanos, text));
        }

        public Script call(String id, String tool, String arguments) {
            Part.ToolCall call = new Part.ToolCall(id, tool, arguments, null);
            answer.toolCall(nanos, call);
            return send(new ChatEvent.ToolCalled(origin, nanos, call));
        }

        public Script waiting(Duration delay, int attempt, int attempts, ChatError cause) {
            return send(new ChatEvent.Waiting(origin, nanos, delay, attempt, attempts, cause));
        }

        public Script done(long input, long output, long reasoning, String usd) {
            Usage usage = new Usage(input, 0, 0, 0, output, reasoning, Basis.MEASURED, null);
            Cost cost = model.simulated ? Cost.SIMULATED : Cost.of(new BigDecimal(usd), Basis.MEASURED);
            Answer whole = answer.finish(FinishReason.STOP, "stop")
                    .usage(usage)
                    .cost(cost)
                    .build(nanos);
            return end(new ChatEvent.Completed(origin, nanos, whole));
        }

        public Script fail(ChatError error, int attempts) {
            return end(new ChatEvent.Failed(
                    origin, nanos, error, answer.attempts(attempts).build(nanos)));
        }

        /** A call below this one, as a route makes it, at a step with this name. */
        public Script step(String name, String kind, String reason, ModelAddress leaf, boolean failed) {
            Origin step = origin.inStep(name);
            send(new ChatEvent.StepEntered(step, nanos, kind, reason));
            Origin child = step.child();
            send(new ChatEvent.Opened(child, nanos, leaf, ChatRequest.of(), model.simulated));
            if (failed) {
                ChatError error = ChatError.of(ErrorKind.RATE_LIMIT, "The model is limiting calls.", "", "");
                send(new ChatEvent.Failed(child, nanos, error, new AnswerBuilder(0).build(nanos)));
            }
            return this;
        }

        /** Comes into a step below this call. */
        public Script enter(String kind, String reason, boolean held, String... path) {
            return send(new ChatEvent.StepEntered(at(held, path), nanos, kind, reason));
        }

        /** Asks a model in a step. */
        public Script ask(String leaf, boolean held, String... path) {
            Origin child = at(held, path).child();
            leaves.put(List.of(path), child);
            return send(
                    new ChatEvent.Opened(child, nanos, ModelAddress.parse(leaf), ChatRequest.of(), model.simulated));
        }

        /** The model that was asked in a step has answered. */
        public Script answers(String text, String... path) {
            Answer whole = new AnswerBuilder(0)
                    .text(nanos, text)
                    .finish(FinishReason.STOP, "stop")
                    .build(nanos);
            return send(new ChatEvent.Completed(leaves.get(List.of(path)), nanos, whole));
        }

        public Script fails(ChatError error, String... path) {
            return send(
                    new ChatEvent.Failed(leaves.get(List.of(path)), nanos, error, new AnswerBuilder(0).build(nanos)));
        }

        /** Leaves a step. */
        public Script leave(
                StepOutcome outcome, String finding, ChatError error, Usage usage, Cost cost, String... path) {
            return send(new ChatEvent.StepLeft(at(false, path), nanos, error, outcome, finding, usage, cost));
        }

        private Origin at(boolean held, String... path) {
            return new Origin(origin.callId(), origin.parentId(), List.of(path), held);
        }

        public boolean ended() {
            return ended;
        }

        private Script send(ChatEvent event) {
            if (!ended) {
                listener.on(event);
            }
            return this;
        }

        private Script end(ChatEvent event) {
            send(event);
            ended = true;
            return this;
        }

        private void cancel() {
            if (!ended) {
                fail(ChatError.of(ErrorKind.CANCELLED, "The call was stopped.", "", ""), 1);
            }
        }
    }

    private final ModelAddress address;
    private final boolean simulated;
    private final Consumer<Script> play;
    private final List<ChatRequest> requests = new ArrayList<>();
    private final List<Script> scripts = new ArrayList<>();

    /** @param play what is said at once when the model is asked */
    public ScriptedModel(String address, boolean simulated, Consumer<Script> play) {
        this.address = ModelAddress.parse(address);
        this.simulated = simulated;
        this.play = play;
    }

    @Override
    public ModelAddress address() {
        return address;
    }

    @Override
    public boolean simulated() {
        return simulated;
    }

    @Override
    public ChatCall start(ChatRequest request, Origin origin, ChatListener listener) {
        requests.add(request);
        Script script = new Script(this, request, origin, listener);
        scripts.add(script);
        play.accept(script);
        return script::cancel;
    }

    public List<ChatRequest> requests() {
        return requests;
    }

    /** All calls, oldest first. */
    public List<Script> scripts() {
        return scripts;
    }

    /** The newest call. */
    public Script script() {
        return scripts.get(scripts.size() - 1);
    }
}
