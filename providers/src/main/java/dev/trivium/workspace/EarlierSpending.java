package dev.trivium.workspace;

import dev.trivium.history.History;
import dev.trivium.history.HistoryException;
import dev.trivium.history.SpentBelow;
import dev.trivium.route.engine.LiveState;

/** Tells the live state what was spent today before the program started. */
final class EarlierSpending {

    private EarlierSpending() {}

    static void tell(History history, LiveState live) throws HistoryException {
        live.spent(history.today().usd());
        for (SpentBelow spent : history.spentBelowLimitsToday()) {
            live.spentBelow(spent.route(), spent.step(), spent.usd());
        }
    }
}
