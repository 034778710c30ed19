package dev.trivium.app;

import dev.trivium.app.cli.Cli;
import dev.trivium.app.cli.CliContext;
import dev.trivium.app.cli.ExitCode;
import dev.trivium.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens where no window can open: the user hears why and what helps, and sees the main job in the terminal. */
final class NoWindow {

    private static final Logger LOG = LoggerFactory.getLogger(NoWindow.class);

    private static final String PACKAGES =
            "libgtk-3-0 libxtst6 xvfb on Debian 12, libgtk-3-0t64 libxtst6 xvfb on Debian 13 and Ubuntu 24.04";

    private static final List<String> SAMPLE_MODELS = List.of(
            "demo-openai/fast",
            "demo-anthropic/thorough",
            "demo-gemini/balanced",
            "demo-ollama/small",
            "route/demo-hybrid");

    private static final String SAMPLE_PROMPT =
            "A customer writes: my recorded walks vanished after the update. Write a kind, concrete reply.";

    private static final Pattern SHARED_LIBRARY = Pattern.compile("lib[A-Za-z0-9_+-]+(?:-[0-9.]+)?\\.so[.0-9]*");

    /** Held, because the logging of the JDK forgets a logger that nobody holds. */
    private static final java.util.logging.Logger TOOLKIT = java.util.logging.Logger.getLogger("javafx");

    private NoWindow() {}

    /** Silences the toolkit's warning that it stands on the class path, which is where it belongs here. */
    static void quietToolkit() {
        TOOLKIT.setFilter(entry -> !String.valueOf(entry.getMessage()).startsWith("Unsupported JavaFX configuration"));
    }

    /**
     * Whether it is clear before the toolkit loads that there is no display, so that the toolkit's own complaints do not
     * come first. A display that is named but dead shows only when the toolkit tries it.
     */
    static boolean lacksDisplay(String osName, Map<String, String> variables, Properties properties) {
        boolean linux = osName.toLowerCase(Locale.ROOT).startsWith("linux");
        boolean named = !variables.getOrDefault("DISPLAY", "").isBlank();
        return linux && !named && properties.getProperty("glass.platform") == null;
    }

    /** One line: what is missing, and how to get it. */
    static String explain(Throwable failure, String osName) {
        String words = words(failure);
        boolean linux = osName.toLowerCase(Locale.ROOT).startsWith("linux");
        if (words.contains("DISPLAY")) {
            return "No window can open: there is no display. Start Trivium on a desktop, or run the same command behind"
                    + " \"xvfb-run -a\" (packages: " + PACKAGES + ").";
        }
        if (words.contains("JavaFX runtime components are missing") || words.contains("NoClassDefFoundError: javafx")) {
            return "No window can open: JavaFX is not on the class path. Start Trivium with its start script or with"
                    + " \"mvn compile javafx:run\".";
        }
        if (linux
                && (words.contains("UnsatisfiedLinkError")
                        || words.contains("no suitable pipeline")
                        || words.contains(".so"))) {
            return "No window can open: a system library is missing" + library(words)
                    + ". Install it with \"apt-get install\"" + " (packages: " + PACKAGES + ").";
        }
        return "No window can open: " + failure.getClass().getSimpleName()
                + (linux ? ". Most often a package is missing (" + PACKAGES + ")." : ". The log says more.");
    }

    /** Whether the toolkit ran and what it was to show failed, which is a fault of the program and not of the machine. */
    static boolean isOurFault(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        return message.startsWith("Exception in Application ");
    }

    /** Says why, then runs the sample comparison in a workspace of its own, which it removes. */
    static int show(Throwable failure, CliContext context) {
        LOG.warn("No window can open", failure);
        context.out().println(explain(failure, context.environment().osName()));
        context.out().println("Here is the sample comparison in the terminal instead; all its models are simulated.");
        context.out().flush();
        try {
            Path workspace = Files.createTempDirectory("trivium-sample");
            try {
                Workspace.sample(workspace);
                int code = new Cli(context).run(arguments(workspace));
                return code == ExitCode.FAILED ? ExitCode.OK : code;
            } finally {
                delete(workspace);
            }
        } catch (IOException e) {
            LOG.warn("The sample workspace could not be made", e);
            context.err()
                    .println("The sample workspace cannot be made: the folder for temporary files cannot be written.");
            return ExitCode.FAILED;
        }
    }

    private static List<String> arguments(Path workspace) {
        List<String> arguments = new ArrayList<>(List.of("compare", "--workspace", workspace.toString()));
        for (String model : SAMPLE_MODELS) {
            arguments.addAll(List.of("--model", model));
        }
        arguments.addAll(List.of("--prompt", SAMPLE_PROMPT));
        return arguments;
    }

    /** The library that the linker names; empty if it names none. */
    private static String library(String words) {
        Matcher named = SHARED_LIBRARY.matcher(words);
        String last = "";
        while (named.find()) {
            boolean ours = named.group().matches("lib(glassgtk|prism|javafx|glass).*");
            last = ours ? last : " (" + named.group() + ")";
        }
        return last;
    }

    private static String words(Throwable failure) {
        StringBuilder words = new StringBuilder();
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 10; depth++) {
            words.append(cause).append('\n');
            cause = cause.getCause();
        }
        return words.toString();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
