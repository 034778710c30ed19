package dev.trivium.app;

import dev.trivium.app.cli.Cli;
import dev.trivium.workspace.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.stage.Screen;

/** What helps to understand a failure and tells nothing of prompts, answers or keys, which the log never holds. */
final class Diagnostics {

    private static final int LAST_LINES = 60;

    private Diagnostics() {}

    /**
     * Reads the log: not for the FX thread.
     *
     * @param screens as {@link #screens()} gives them, which must be asked on the FX thread
     */
    static String text(String screens) {
        Runtime memory = Runtime.getRuntime();
        return String.join(
                "\n",
                Cli.version(),
                "Java " + property("java.runtime.version") + " (" + property("java.vendor") + ")",
                "JavaFX " + property("javafx.runtime.version"),
                "System " + property("os.name") + " " + property("os.version") + " " + property("os.arch"),
                "Screens " + screens,
                "Memory " + (memory.totalMemory() - memory.freeMemory()) / 1_000_000 + " of at most "
                        + memory.maxMemory() / 1_000_000 + " MB",
                "",
                "The last lines of the log:",
                lastLines(Environment.system().stateDirectory().resolve(Main.LOG_FILE)));
    }

    static String screens() {
        return String.join(
                ", ",
                Screen.getScreens().stream()
                        .map(screen -> (int) screen.getBounds().getWidth() + " × "
                                + (int) screen.getBounds().getHeight() + " at " + screen.getOutputScaleX())
                        .toList());
    }

    private static String property(String name) {
        return System.getProperty(name, "unknown");
    }

    private static String lastLines(Path logFile) {
        try {
            List<String> lines = Files.readAllLines(logFile);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException e) {
            return "There is no log.";
        }
    }
}
