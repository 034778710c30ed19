package dev.trivium.provider.http;

import dev.trivium.chat.Answer;
import dev.trivium.chat.AnswerBuilder;
import dev.trivium.chat.Basis;
import dev.trivium.chat.ChatError;
import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ChatListener;
import dev.trivium.chat.Cost;
import dev.trivium.chat.FinishReason;
import dev.trivium.chat.Origin;
import dev.trivium.chat.Part;
import dev.trivium.chat.Usage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Gathers one call's answer and tells its listener, one event at a time and the last one once. The reading thread, the
 * timer and whoever cancels meet here: each holds the lock while a piece or the end is handed on.
 */
final class CallSink implements StreamSink {

    private static final Logger LOG = LoggerFactory.getLogger(CallSink.class);

    private final ChatEvent.Opened opened;
    private final Origin origin;
    private final ChatListener listener;
    private final boolean simulated;
    private final AnswerBuilder answer;
    private long nanos;
    private @Nullable StreamDecoder decoder;
    private @Nullable Watch watch;
    private @Nullable String rawFinish;
    private boolean requestIdFromHeader;
    private boolean begun;
    private boolean handedOn;
    private volatile boolean ended;

    CallSink(ChatEvent.Opened opened, ChatListener listener) {
        this.opened = opened;
        this.origin = opened.origin();
        this.listener = listener;
        this.simulated = opened.simulated();
        this.answer = new AnswerBuilder(opened.nanos());
        this.nanos = opened.nanos();
        if (simulated) {
            answer.cost(Cost.SIMULATED);
        }
    }

    @Override
    public String provider() {
        return opened.model().connection();
    }

    Origin origin() {
        return origin;
    }

    long startedNanos() {
        return opened.nanos();
    }

    boolean ended() {
        return ended;
    }

    /** Whether anything of the answer has reached the listener. */
    synchronized boolean handedOn() {
        return handedOn;
    }

    /** Tells that the call begins, once; a call that is stopped before its thread runs begins when it ends. */
    synchronized void open() {
        if (!begun) {
            begun = true;
            tell(opened);
        }
    }

    /** A try begins. */
    synchronized void begin(int attempt, Watch limits) {
        decoder = null;
        watch = limits;
        answer.attempts(attempt);
    }

    /** The try's answer comes through this decoder. */
    synchronized void reading(StreamDecoder value) {
        decoder = value;
    }

    /** The provider's id of the request, from a header; it stands before one from the body. */
    synchronized void headerRequestId(@Nullable String id) {
        requestIdFromHeader = id != null;
        answer.requestId(id);
    }

    /** Hands bytes to the decoder. */
    synchronized void decode(WireEvent event, long arrivedNanos) throws WireException {
        if (!ended && decoder != null) {
            nanos = arrivedNanos;
            decoder.event(event);
        }
    }

    /** Hands a whole answer to the decoder. */
    synchronized void whole(StreamDecoder reader, JsonNode body, long arrivedNanos) throws WireException {
        if (!ended) {
            decoder = reader;
            nanos = arrivedNanos;
            reader.whole(body);
        }
    }

    /** Hands on an event that is not the last. */
    synchronized void emit(ChatEvent event) {
        if (!ended) {
            tell(event);
        }
    }

    /** Ends the call, if it has not ended; {@code error} is null if the answer is whole. */
    synchronized void end(@Nullable ChatError error, long endNanos) {
        if (ended) {
            return;
        }
        open();
        nanos = endNanos;
        if (decoder != null) {
            try {
                decoder.end();
            } catch (RuntimeException e) {
                LOG.warn(
                        "What the stream had held back could not be read: {}",
                        e.getClass().getName());
            }
        }
        ended = true;
        if (error == null && answer.hasToolCalls() && answer.finishReason() == FinishReason.STOP) {
            answer.finish(FinishReason.TOOL_CALLS, rawFinish);
        }
        Answer built = answer.build(endNanos);
        tell(
                error == null
                        ? new ChatEvent.Completed(origin, endNanos, built)
                        : new ChatEvent.Failed(origin, endNanos, error, built));
    }

    @Override
    public void text(String piece) {
        if (!piece.isEmpty()) {
            answer.text(nanos, piece);
            output(new ChatEvent.Text(origin, nanos, piece));
        }
    }

    @Override
    public void reasoning(String piece) {
        if (!piece.isEmpty()) {
            answer.reasoning(nanos, piece);
            output(new ChatEvent.Reasoning(origin, nanos, piece));
        }
    }

    @Override
    public void reasoningOpaque(String json) {
        answer.reasoningOpaque(json);
    }

    @Override
    public void toolCall(Part.ToolCall call) {
        answer.toolCall(nanos, call);
        output(new ChatEvent.ToolCalled(origin, nanos, call));
    }

    @Override
    public void finish(FinishReason reason, @Nullable String raw) {
        if (answer.finishReason() == null) {
            rawFinish = raw;
        }
        answer.finish(reason, raw);
    }

    @Override
    public void usage(Usage usage) {
        answer.usage(simulated ? usage.withBasis(Basis.SIMULATED) : usage);
    }

    @Override
    public void requestId(@Nullable String id) {
        if (!requestIdFromHeader) {
            answer.requestId(id);
        }
    }

    @Override
    public void servedModel(@Nullable String model) {
        answer.servedModel(model);
    }

    private void output(ChatEvent event) {
        if (!handedOn) {
            handedOn = true;
            if (watch != null) {
                watch.firstToken();
            }
        }
        tell(event);
    }

    private void tell(ChatEvent event) {
        try {
            listener.on(event);
        } catch (RuntimeException e) {
            LOG.warn("A listener of a call failed with {}", e.getClass().getName());
        }
    }
}
