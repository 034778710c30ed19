package dev.trivium.app.compare;

import dev.trivium.chat.ModelAddress;

/**
 * A model or route that can be a column.
 *
 * @param name how people call it
 * @param simulated whether its answers are invented by a demo provider
 */
public record ModelChoice(ModelAddress address, String name, boolean simulated) {

    /** What the chip beside the name says: where the model is reached. */
    public String place() {
        return address.isRoute() ? "route" : address.connection();
    }

    /** Whether every word of the query is in the name or the address, whatever its case. */
    public boolean matches(String query) {
        String text = (name + " " + address).toLowerCase(java.util.Locale.ROOT);
        for (String word : query.toLowerCase(java.util.Locale.ROOT).split("\\s+", -1)) {
            if (!text.contains(word)) {
                return false;
            }
        }
        return true;
    }
}
