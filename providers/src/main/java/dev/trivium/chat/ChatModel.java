package dev.trivium.chat;

/**
 * Whatever answers a {@link ChatRequest}: a provider's model, a routing policy, a replayed recording.
 *
 * <p>Implementations are safe for use by several threads; one instance serves many calls at once.
 */
public interface ChatModel {

    /** The address by which a user names this model. */
    ModelAddress address();

    /** Whether answers are invented by a demo provider: such a call has no cost and stays out of every statistic. */
    boolean simulated();

    /**
     * Starts one answer and returns at once.
     *
     * <p>The listener hears {@link ChatEvent.Opened} first, then events one at a time (on threads of the model's
     * choosing), and last exactly one {@link ChatEvent.Completed} or {@link ChatEvent.Failed} of {@code origin}'s
     * call. Problems of the provider, the network or the request are events, never exceptions. The listener must not
     * block.
     */
    ChatCall start(ChatRequest request, Origin origin, ChatListener listener);
}
