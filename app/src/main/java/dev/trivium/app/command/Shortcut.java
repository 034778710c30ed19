package dev.trivium.app.command;

import java.util.Locale;
import java.util.Map;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * Keys that are pressed together.
 *
 * @param text as a person reads it, such as {@code Ctrl+Alt+N}; on macOS Ctrl is Cmd
 */
public record Shortcut(String text, KeyCodeCombination keys) {

    private static final Map<String, KeyCode> NAMES = Map.of(
            "←", KeyCode.LEFT,
            "→", KeyCode.RIGHT,
            "↑", KeyCode.UP,
            "↓", KeyCode.DOWN,
            "Esc", KeyCode.ESCAPE,
            "Enter", KeyCode.ENTER,
            ",", KeyCode.COMMA,
            "Del", KeyCode.DELETE,
            "=", KeyCode.EQUALS,
            "-", KeyCode.MINUS);

    private static final boolean MAC =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");

    /**
     * Reads {@code Ctrl+Alt+N}, {@code F1}, {@code Shift+F6}, {@code Alt+←}.
     *
     * @throws IllegalArgumentException if there is no such key
     */
    public static Shortcut of(String text) {
        KeyCombination.ModifierValue shortcut = KeyCombination.ModifierValue.UP;
        KeyCombination.ModifierValue alt = KeyCombination.ModifierValue.UP;
        KeyCombination.ModifierValue shift = KeyCombination.ModifierValue.UP;
        String rest = text;
        while (rest.length() > 1 && rest.indexOf('+') > 0) {
            String modifier = rest.substring(0, rest.indexOf('+'));
            rest = rest.substring(modifier.length() + 1);
            if (modifier.equals("Ctrl")) {
                shortcut = KeyCombination.ModifierValue.DOWN;
            } else if (modifier.equals("Alt")) {
                alt = KeyCombination.ModifierValue.DOWN;
            } else {
                shift = KeyCombination.ModifierValue.DOWN;
            }
        }
        KeyCodeCombination keys = new KeyCodeCombination(
                code(rest), shift, KeyCombination.ModifierValue.UP, alt, KeyCombination.ModifierValue.UP, shortcut);
        return new Shortcut(MAC ? text.replace("Ctrl", "Cmd") : text, keys);
    }

    private static KeyCode code(String name) {
        KeyCode named = NAMES.get(name);
        @Nullable KeyCode code = named != null ? named : KeyCode.getKeyCode(name.toUpperCase(Locale.ROOT));
        if (code == null) {
            throw new IllegalArgumentException("There is no key \"" + name + "\".");
        }
        return code;
    }

    boolean matches(KeyEvent event) {
        return keys.match(event);
    }
}
