package dev.trivium.workspace;

import dev.trivium.chat.ChatCall;
import dev.trivium.chat.ChatError;
import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ChatListener;
import dev.trivium.chat.ChatModel;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.Cost;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Origin;
import java.util.function.Consumer;

/** A connection's model whose calls tell how the connection fares, and what they cost. */
final class WatchedModel implements ChatModel {

    private final ChatModel inner;
    private final String connection;
    private final ConnectionHealth health;
    private final Consumer<Cost> paid;

    /** @param paid hears what each call cost, at its end */
    WatchedModel(ChatModel inner, String connection, ConnectionHealth health, Consumer<Cost> paid) {
        this.inner = inner;
        this.connection = connection;
        this.health = health;
        this.paid = paid;
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
        return inner.start(request, origin, event -> {
            watch(event);
            listener.on(event);
        });
    }

    private void watch(ChatEvent event) {
        if (event instanceof ChatEvent.Completed completed) {
            health.answered(connection);
            paid.accept(completed.answer().cost());
        } else if (event instanceof ChatEvent.Failed failed) {
            health.failed(connection, failed.error());
            paid.accept(failed.partial().cost());
        } else if (event instanceof ChatEvent.Waiting waiting) {
            ChatError cause = waiting.cause();
            if (cause != null) {
                health.failed(connection, cause);
            }
        }
    }
}
