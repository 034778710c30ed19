package dev.trivium.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Application;
import org.jspecify.annotations.Nullable;

/** Opens the window. Not an {@link Application} itself, so that it starts from the class path. */
public final class DesktopLauncher {

    private DesktopLauncher() {}

    /**
     * Opens the window and returns when it is closed.
     *
     * @param workspace the folder to open; null for the user's own, made as a sample if it is not there
     * @param file a prompt or a route to show; null for none
     * @throws RuntimeException what the toolkit throws if no window can open, such as without a display
     */
    public static void open(@Nullable Path workspace, @Nullable Path file) {
        List<String> parameters = new ArrayList<>();
        if (workspace != null) {
            parameters.add("--" + TriviumApplication.WORKSPACE + "=" + workspace.toAbsolutePath());
        }
        if (file != null) {
            parameters.add("--" + TriviumApplication.FILE + "=" + file.toAbsolutePath());
        }
        Application.launch(TriviumApplication.class, parameters.toArray(new String[0]));
    }
}
