package dev.trivium.workspace;

import dev.trivium.chat.ChatError;
import dev.trivium.provider.ConnectionTest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How each connection fared in its last call or test. Safe for several threads. */
public final class ConnectionHealth {

    /** How a connection fares. */
    public enum State {
        UNKNOWN,
        FINE,
        /** The provider holds calls back, or the account's means are used up. */
        LIMITED,
        /** Calls do not get through. */
        FAILING
    }

    /**
     * @param error why it is limited or failing; null otherwise
     * @param at when that was seen; null for unknown
     */
    public record Status(
            State state,
            @Nullable ChatError error,
            @Nullable Instant at) {

        static final Status UNKNOWN = new Status(State.UNKNOWN, null, null);
    }

    private final Map<String, Status> statuses = new ConcurrentHashMap<>();
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private final Clock clock;

    public ConnectionHealth(Clock clock) {
        this.clock = clock;
    }

    public Status of(String connection) {
        return statuses.getOrDefault(connection, Status.UNKNOWN);
    }

    /** Calls the listener with a connection's id when its state has changed, on the thread that saw it; must not block. */
    public void addListener(Consumer<String> listener) {
        listeners.add(listener);
    }

    public void removeListener(Consumer<String> listener) {
        listeners.remove(listener);
    }

    /** Takes a test's result as how the connection fares. */
    public void tested(String connection, ConnectionTest test) {
        ChatError error = test.error();
        if (error == null) {
            answered(connection);
        } else {
            set(
                    connection,
                    new Status(
                            stateAfter(error) == State.LIMITED ? State.LIMITED : State.FAILING,
                            error,
                            clock.instant()));
        }
    }

    void answered(String connection) {
        set(connection, new Status(State.FINE, null, clock.instant()));
    }

    /** A call failed, or waits because a try failed. What is the request's own fault says nothing of the connection. */
    void failed(String connection, ChatError error) {
        State state = stateAfter(error);
        if (state != State.UNKNOWN) {
            set(connection, new Status(state, error, clock.instant()));
        }
    }

    void forget(String connection) {
        if (statuses.remove(connection) != null) {
            listeners.forEach(listener -> listener.accept(connection));
        }
    }

    private static State stateAfter(ChatError error) {
        return switch (error.kind()) {
            case RATE_LIMIT, QUOTA, OVERLOADED -> State.LIMITED;
            case AUTHENTICATION, PERMISSION, SERVER, TIMEOUT, NETWORK, UNAVAILABLE -> State.FAILING;
            default -> State.UNKNOWN;
        };
    }

    private void set(String connection, Status status) {
        Status before = statuses.put(connection, status);
        if (before == null || before.state() != status.state() || status.error() != null) {
            listeners.forEach(listener -> listener.accept(connection));
        }
    }
}
