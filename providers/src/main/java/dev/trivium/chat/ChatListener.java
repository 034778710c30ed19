package dev.trivium.chat;

/** Hears the events of one call and of the calls below it, one at a time, in order. Must not block or throw. */
@FunctionalInterface
public interface ChatListener {

    void on(ChatEvent event);
}
