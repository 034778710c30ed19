package dev.trivium.app.controls;

import javafx.event.Event;
import javafx.event.EventType;

/** Somebody wants to raise the budget; the window shows where. Goes up from the node that was pressed. */
public final class BudgetEvent extends Event {

    public static final EventType<BudgetEvent> RAISE = new EventType<>(Event.ANY, "RAISE_BUDGET");

    private static final long serialVersionUID = 1L;

    public BudgetEvent() {
        super(RAISE);
    }
}
