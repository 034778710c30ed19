package dev.trivium.chat;

/** A running call. */
@FunctionalInterface
public interface ChatCall {

    /**
     * Stops the call: its connection is closed, so that the provider stops too, and the listener hears a
     * {@link ChatEvent.Failed} of kind {@link ErrorKind#CANCELLED} with what had arrived. Does nothing once the call
     * has ended. Returns at once; any thread.
     */
    void cancel();
}
