package dev.trivium.compare;

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
import dev.trivium.chat.Message;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Origin;
import dev.trivium.chat.Usage;
import java.math.BigDecimal;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A model that says its text on a thread of its own: at once, or when it is let go. Fails its first tries if so wished.
 */
final class Scripted implements ChatModel {

    static final ChatRequest REQUEST = ChatRequest.of(Message.user("Hello"));

    private final ModelAddress address;
    private final String text;
    private final int failures;
    private final CompletableFuture<Boolean> gate;
    private final AtomicInteger tries = new AtomicInteger();

    private Scripted(String address, String text, int failures, CompletableFuture<Boolean> gate) {
        this.address = ModelAddress.parse(address);
        this.text = text;
        this.failures = failures;
        this.gate = gate;
    }

    static Scripted says(String address, String text) {
        return new Scripted(address, text, 0, CompletableFuture.completedFuture(true));
    }

    static Scripted failsFirst(String address, String text) {
        return new Scripted(address, text, 1, CompletableFuture.completedFuture(true));
    }

    /** Sends half its text, then waits for {@link #letGo} or to be cancelled. */
    static Scripted waits(String address, String text) {
        return new Scripted(address, text, 0, new CompletableFuture<>());
    }

    void letGo() {
        gate.complete(true);
    }

    Column column() {
        return new Column(this, REQUEST);
    }

    @Override
    public ModelAddress address() {
        return address;
    }

    @Override
    public boolean simulated() {
        return false;
    }

    @Override
    public ChatCall start(ChatRequest request, Origin origin, ChatListener listener) {
        int attempt = tries.incrementAndGet();
        Thread thread = new Thread(() -> speak(request, origin, listener, attempt));
        thread.start();
        return () -> gate.complete(false);
    }

    private void speak(ChatRequest request, Origin origin, ChatListener listener, int attempt) {
        long start = System.nanoTime();
        AnswerBuilder answer = new AnswerBuilder(start).attempts(1);
        listener.on(new ChatEvent.Opened(origin, start, address, request, false));
        if (attempt <= failures) {
            fail(origin, listener, answer, ErrorKind.OVERLOADED);
            return;
        }
        say(origin, listener, answer, text.substring(0, text.length() / 2));
        if (!gate.join()) {
            fail(origin, listener, answer, ErrorKind.CANCELLED);
            return;
        }
        say(origin, listener, answer, text.substring(text.length() / 2));
        answer.finish(FinishReason.STOP, "stop")
                .usage(Usage.of(3, 4, Basis.MEASURED))
                .cost(Cost.of(new BigDecimal("0.01"), Basis.MEASURED));
        long end = System.nanoTime();
        listener.on(new ChatEvent.Completed(origin, end, answer.build(end)));
    }

    private static void say(Origin origin, ChatListener listener, AnswerBuilder answer, String piece) {
        long now = System.nanoTime();
        answer.text(now, piece);
        listener.on(new ChatEvent.Text(origin, now, piece));
    }

    private static void fail(Origin origin, ChatListener listener, AnswerBuilder answer, ErrorKind kind) {
        long now = System.nanoTime();
        listener.on(new ChatEvent.Failed(
                origin, now, ChatError.of(kind, "It failed.", "On purpose.", "Try again."), answer.build(now)));
    }
}
