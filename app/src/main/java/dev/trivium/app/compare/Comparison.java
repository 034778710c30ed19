package dev.trivium.app.compare;

import dev.trivium.chat.ChatCall;
import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ChatModel;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.Origin;
import java.util.ArrayList;
import java.util.List;

/** One prompt on several models. */
public final class Comparison {

    public record Column(ChatModel model, ChatRequest request) {}

    public interface ComparisonListener {
        void on(int column, ChatEvent event);
    }

    private final List<Column> columns;
    private final ComparisonListener listener;
    private final List<ChatCall> calls = new ArrayList<>();

    private Comparison(List<Column> columns, ComparisonListener listener) {
        this.columns = List.copyOf(columns);
        this.listener = listener;
    }

    public static Comparison start(List<Column> columns, ComparisonListener listener) {
        Comparison comparison = new Comparison(columns, listener);
        for (int i = 0; i < columns.size(); i++) {
            comparison.calls.add(comparison.call(i));
        }
        return comparison;
    }

    public void cancel(int column) {
        calls.get(column).cancel();
    }

    public void cancelAll() {
        calls.forEach(ChatCall::cancel);
    }

    public void retry(int column) {
        calls.set(column, call(column));
    }

    private ChatCall call(int index) {
        Column column = columns.get(index);
        return column.model().start(column.request(), Origin.root(), event -> listener.on(index, event));
    }
}
