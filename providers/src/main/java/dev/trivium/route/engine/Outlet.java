package dev.trivium.route.engine;

import dev.trivium.chat.ChatEvent;

/** Where the events of a step go. Safe for several threads. */
@FunctionalInterface
interface Outlet {

    void emit(ChatEvent event);
}
