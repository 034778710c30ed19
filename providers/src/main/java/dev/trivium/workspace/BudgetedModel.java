package dev.trivium.workspace;

import dev.trivium.chat.AnswerBuilder;
import dev.trivium.chat.ChatCall;
import dev.trivium.chat.ChatError;
import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ChatListener;
import dev.trivium.chat.ChatModel;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Origin;
import java.util.function.Function;

/** A connection's real model whose calls begin only while the budget lasts. */
final class BudgetedModel implements ChatModel {

    private final ChatModel inner;
    private final BudgetGuard guard;
    private final Function<ChatRequest, Expected> estimate;

    BudgetedModel(ChatModel inner, BudgetGuard guard, Function<ChatRequest, Expected> estimate) {
        this.inner = inner;
        this.guard = guard;
        this.estimate = estimate;
    }

    @Override
    public ModelAddress address() {
        return inner.address();
    }

    @Override
    public boolean simulated() {
        return inner.simulated();
    }

    @Override
    public ChatCall start(ChatRequest request, Origin origin, ChatListener listener) {
        BudgetGuard.Entry entry = guard.enter(() -> estimate.apply(request));
        ChatError refused = entry.refused();
        BudgetGuard.Pass pass = entry.pass();
        if (refused != null) {
            return refuse(inner, request, origin, listener, refused);
        }
        return inner.start(request, origin, event -> {
            // The record comes first, so that whoever reads the history after the count finds the call there.
            listener.on(event);
            if (event instanceof ChatEvent.Completed completed) {
                pass.end(completed.answer());
            } else if (event instanceof ChatEvent.Failed failed) {
                pass.end(failed.partial());
            }
        });
    }

    /** Opens a call and ends it at once. */
    static ChatCall refuse(
            ChatModel model, ChatRequest request, Origin origin, ChatListener listener, ChatError error) {
        long now = System.nanoTime();
        listener.on(new ChatEvent.Opened(origin, now, model.address(), request, model.simulated()));
        listener.on(new ChatEvent.Failed(origin, now, error, new AnswerBuilder(now).build(now)));
        return () -> {};
    }
}
