package dev.trivium.workspace;

import dev.trivium.chat.ChatCall;
import dev.trivium.chat.ChatError;
import dev.trivium.chat.ChatListener;
import dev.trivium.chat.ChatModel;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Origin;
import dev.trivium.compare.Column;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** A model in a run that was refused as a whole: its first call fails unasked. Whoever tries it again asks it. */
final class RefusedModel implements ChatModel {

    private final ChatModel inner;
    private final ChatError refusal;
    private final AtomicBoolean refused = new AtomicBoolean();

    private RefusedModel(ChatModel inner, ChatError refusal) {
        this.inner = inner;
        this.refusal = refusal;
    }

    static List<Column> all(List<Column> columns, ChatError refusal) {
        return columns.stream()
                .map(column -> new Column(new RefusedModel(column.model(), refusal), column.request(), column.place()))
                .toList();
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
        return refused.compareAndSet(false, true)
                ? BudgetedModel.refuse(inner, request, origin, listener, refusal)
                : inner.start(request, origin, listener);
    }
}
