package dev.trivium.app;

import java.nio.file.Path;
import javafx.application.Application;
import org.jspecify.annotations.Nullable;

/** Opens the window. Not an {@link Application} itself, so that it starts from the class path. */
public final class DesktopLauncher {

    private DesktopLauncher() {}

    /**
     * Opens the window and returns when it is closed.
     *
     * @param workspace the folder to open; null for the user's own, made as a sample if it is not there
     * @throws RuntimeException what the toolkit throws if no window can open, such as without a display
     */
    public static void open(@Nullable Path workspace) {
        if (workspace == null) {
            Application.launch(TriviumApplication.class);
        } else {
            Application.launch(
                    TriviumApplication.class, "--" + TriviumApplication.WORKSPACE + "=" + workspace.toAbsolutePath());
        }
    }
}
