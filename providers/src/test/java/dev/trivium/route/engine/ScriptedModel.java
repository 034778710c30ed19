package dev.trivium.route.engine;

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
import dev.trivium.chat.Usage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A model in memory that says what it was told to say, or hangs until it is cancelled. */
final class ScriptedModel implements ChatModel {

    /** What it does after its pieces of text; null to hang. */
    sealed interface End {
        record Answers() implements End {}

        record Fails(ErrorKind kind) implements End {}

        record Hangs() implements End {}

        record Throws() implements End {}
    }

    private final ModelAddress address;
    private final AtomicLong clock;
    private final List<String> pieces;
    private final End end;
    final List<ChatRequest> asked = new ArrayList<>();
    boolean simulated;
    int cancelled;
    Runnable beforeEnd = () -> {};

    ScriptedModel(String address, AtomicLong clock, End end, String... pieces) {
        this.address = ModelAddress.parse(address);
        this.clock = clock;
        this.pieces = List.of(pieces);
        this.end = end;
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
        asked.add(request);
        if (end instanceof End.Throws) {
            throw new IllegalStateException("no room");
        }
        long start = tick();
        AnswerBuilder builder = new AnswerBuilder(start).attempts(1);
        listener.on(new ChatEvent.Opened(origin, start, address, request, simulated));
        for (String piece : pieces) {
            long now = tick();
            builder.text(now, piece);
            listener.on(new ChatEvent.Text(origin, now, piece));
        }
        beforeEnd.run();
        if (end instanceof End.Hangs) {
            return () -> {
                cancelled++;
                fail(origin, listener, builder, ErrorKind.CANCELLED);
            };
        }
        if (end instanceof End.Fails fails) {
            fail(origin, listener, builder, fails.kind());
        } else {
            builder.finish(FinishReason.STOP, "stop");
            listener.on(new ChatEvent.Completed(origin, tick(), counted(builder)));
        }
        return () -> {};
    }

    private void fail(Origin origin, ChatListener listener, AnswerBuilder builder, ErrorKind kind) {
        Answer partial = builder.hasOutput() ? counted(builder) : builder.build(tick());
        listener.on(new ChatEvent.Failed(origin, tick(), ChatError.of(kind, "It failed.", "", ""), partial));
    }

    /** Ten tokens in, one out for each piece; a cent a token of output. */
    private Answer counted(AnswerBuilder builder) {
        return builder.usage(Usage.of(10, pieces.size(), Basis.MEASURED))
                .cost(Cost.of(new BigDecimal("0.01").multiply(BigDecimal.valueOf(pieces.size())), Basis.MEASURED))
                .build(tick());
    }

    private long tick() {
        return clock.addAndGet(1_000_000);
    }
}
