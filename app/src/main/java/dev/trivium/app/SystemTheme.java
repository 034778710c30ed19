package dev.trivium.app;

import java.util.Optional;
import javafx.application.Platform;

/** Whether the system is light or dark. JavaFX tells it from 22 on, so it is asked by the methods' names. */
final class SystemTheme {

    private SystemTheme() {}

    /** What the system shows now; empty where JavaFX does not tell. FX thread only. */
    static Optional<Theme> now() {
        try {
            Object preferences = Platform.class.getMethod("getPreferences").invoke(null);
            Object scheme = Class.forName("javafx.application.Platform$Preferences")
                    .getMethod("getColorScheme")
                    .invoke(preferences);
            return Optional.of(String.valueOf(scheme).equals("DARK") ? Theme.DARK : Theme.LIGHT);
        } catch (ReflectiveOperationException e) {
            return Optional.empty();
        }
    }
}
