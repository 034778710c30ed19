package dev.trivium.compare;

import dev.trivium.chat.ChatEvent;

/**
 * Hears the events of every column. Those of one column come one at a time; columns run side by side, on any thread. Must
 * not block.
 */
@FunctionalInterface
public interface ComparisonListener {

    /**
     * @param column the column's index, from 0
     * @param event the last of a column is the terminal event of its root call: the one without a parent
     */
    void on(int column, ChatEvent event);
}
