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
import java.math.BigDecimal;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Plays the part of models: sends the events of calls. */
final class Calls {

    static final ChatRequest REQUEST = ChatRequest.of(Message.user("Why is the sky blue?"));

    private Calls() {}

    static ChatEvent.Opened opened(Origin origin, String model, boolean simulated) {
        return new ChatEvent.Opened(origin, 1_000, ModelAddress.parse(model), REQUEST, simulated);
    }

    static ChatEvent.Completed completed(Origin origin, String text, String usd) {
        AnswerBuilder answer = new AnswerBuilder(1_000)
                .reasoning(2_000, "Let me think of " + text)
                .text(3_000, text)
                .finish(FinishReason.STOP, "end_turn")
                .usage(Usage.of(12, 34, Basis.MEASURED))
                .requestId("req-1")
                .servedModel("model-2026-01-01")
                .attempts(2);
        answer.cost(usd == null ? Cost.UNKNOWN : Cost.of(new BigDecimal(usd), Basis.MEASURED));
        return new ChatEvent.Completed(origin, 9_000, answer.build(9_000));
    }

    static ChatEvent.Failed failed(Origin origin, String partial) {
        ChatError error = ChatError.of(ErrorKind.RATE_LIMIT, "Google is limiting calls.", "Too many.", "Wait.")
                .withProvider("slow down", 429, "req-9")
                .withRetry(true, Duration.ofMillis(1500));
        AnswerBuilder answer = new AnswerBuilder(1_000).attempts(1);
        if (!partial.isEmpty()) {
            answer.text(2_000, partial);
        }
        return new ChatEvent.Failed(origin, 9_000, error, answer.build(9_000));
    }

    /** One whole call; returns once its end has come through the recorder. */
    static String answer(RunRecorder recorder, int column, String model, String text, String usd) {
        Ended ended = new Ended();
        ChatListener listener = recorder.column(column, ended);
        Origin origin = Origin.root();
        listener.on(opened(origin, model, false));
        listener.on(new ChatEvent.Text(origin, 3_000, text));
        listener.on(completed(origin, text, usd));
        ended.await();
        return origin.callId();
    }

    /** Waits for the end of a root call. */
    static final class Ended implements ChatListener {
        private final CompletableFuture<ChatEvent> end = new CompletableFuture<>();

        @Override
        public void on(ChatEvent event) {
            if (event.terminal() && event.origin().parentId() == null) {
                end.complete(event);
            }
        }

        ChatEvent await() {
            return end.orTimeout(20, TimeUnit.SECONDS).join();
        }

        boolean isOver() {
            return end.isDone();
        }
    }
}
