package dev.trivium.app.command;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One thing that can be done.
 *
 * @param id unique, such as {@code compare-run}
 * @param region where it belongs in the keyboard map, such as {@code Compare}
 * @param title a verb and its object
 * @param shortcut null if it has no keys
 * @param whileTyping whether its keys also work in a text field
 * @param enabled whether it would do something now
 */
public record Command(
        String id,
        String region,
        String title,
        @Nullable Shortcut shortcut,
        boolean whileTyping,
        BooleanSupplier enabled,
        Runnable action) {

    /** Without keys, and always possible. */
    public static Command of(String id, String region, String title, Runnable action) {
        return new Command(id, region, title, null, true, () -> true, action);
    }

    /** @param keys as {@link Shortcut#of} reads them; they work everywhere */
    public Command keys(String keys) {
        return new Command(id, region, title, Shortcut.of(keys), true, enabled, action);
    }

    /** @param keys as {@link Shortcut#of} reads them; a text field that has the focus takes them for itself */
    public Command keysOutsideText(String keys) {
        return new Command(id, region, title, Shortcut.of(keys), false, enabled, action);
    }

    public Command when(BooleanSupplier possible) {
        return new Command(id, region, title, shortcut, whileTyping, possible, action);
    }

    /** The keys as a person reads them; empty if there are none. */
    public String keyText() {
        Shortcut keys = shortcut;
        return keys == null ? "" : keys.text();
    }
}
