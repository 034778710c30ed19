package dev.trivium.app;

import javafx.beans.value.ObservableValue;

/**
 * What the shell shows around every screen. An empty text is not drawn.
 *
 * @param workspace the workspace's name
 * @param calls {@code 1 call running · 2 done}
 * @param spend what today's real calls have cost, such as {@code $1.84}
 * @param history how big the history is, such as {@code History 48.2 MB}
 */
public record StatusSource(
        String workspace,
        ObservableValue<String> calls,
        ObservableValue<String> spend,
        ObservableValue<String> history) {}
