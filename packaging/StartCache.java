import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Starts the packaged program once, lets it run the sample comparison, and keeps what the JVM loaded as the cache that
 * later starts read: an ahead-of-time cache from JDK 25 on, a class-data archive before.
 *
 * <p>{@code java StartCache.java APP_DIRECTORY RUNTIME MAIN_CLASS}, where APP_DIRECTORY holds the jars and
 * {@code trivium.cfg}. Without a display it prints a warning and leaves the image as it is: it starts, only slower.
 */
public final class StartCache {

    private static final long PATIENCE_MINUTES = 3;

    public static void main(String[] args) throws Exception {
        Path app = Path.of(args[0]).toAbsolutePath();
        Path java = Path.of(args[1], "bin", windows() ? "java.exe" : "java").toAbsolutePath();
        String mainClass = args[2];
        boolean ahead = Runtime.version().feature() >= 25;
        Path cache = app.resolve("trivium.cache");
        Path home = Files.createTempDirectory("trivium-rehearsal");
        try {
            if (!ahead) {
                run(List.of(java.toString(), "-Xshare:dump"), home);
            }
            List<String> command = new ArrayList<>(display());
            command.add(java.toString());
            command.addAll(options(app));
            command.add((ahead ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + cache);
            command.add("-Dtrivium.rehearsal=run");
            command.add("-Duser.home=" + home);
            command.add("-cp");
            command.add(classPath(app));
            command.add(mainClass);
            run(command, home);
            if (!Files.exists(cache)) {
                throw new IOException("The JVM left no cache. Its output is above.");
            }
            // Standard archives that the cache replaces.
            if (ahead) {
                try (Stream<Path> server = Files.walk(Path.of(args[1], "lib"))) {
                    for (Path archive : server.filter(file -> file.toString().endsWith(".jsa")).toList()) {
                        Files.delete(archive);
                    }
                }
            }
            System.out.println("Start cache: " + Files.size(cache) / 1_000_000 + " MB");
        } catch (NoDisplay e) {
            System.out.println("No start cache was made: no display, and no xvfb-run. The program starts without one.");
        } finally {
            delete(home);
        }
    }

    private static final class NoDisplay extends Exception {
        private static final long serialVersionUID = 1;
    }

    /** What stands before the command, so that a window can open. */
    private static List<String> display() throws NoDisplay {
        boolean linux = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
        if (!linux || System.getenv("DISPLAY") != null) {
            return List.of();
        }
        boolean virtual = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "xvfb-run")));
        if (!virtual) {
            throw new NoDisplay();
        }
        return List.of("xvfb-run", "-a", "-s", "-screen 0 1440x900x24");
    }

    /** The options of later starts, without the one that reads the cache: a cache is valid only for equal options. */
    private static List<String> options(Path app) throws IOException {
        return values(app, "java-options=").stream()
                .filter(option -> !option.startsWith("-XX:AOTCache") && !option.startsWith("-XX:SharedArchiveFile"))
                .toList();
    }

    /** In the launcher's order: a cache is valid only for an equal class path. */
    private static String classPath(Path app) throws IOException {
        return String.join(File.pathSeparator, values(app, "app.classpath="));
    }

    private static List<String> values(Path app, String key) throws IOException {
        return Files.readAllLines(app.resolve("trivium.cfg")).stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(key.length()).replace("$APPDIR", app.toString()))
                .toList();
    }

    private static void run(List<String> command, Path home) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Path output = home.resolve("output.txt");
        builder.redirectOutput(output.toFile());
        Map<String, String> environment = builder.environment();
        for (String variable : List.of("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")) {
            environment.remove(variable);
        }
        environment.put("HOME", home.toString());
        environment.put("LOCALAPPDATA", home.toString());
        Process process = builder.start();
        boolean ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
        if (!ended || process.exitValue() != 0) {
            process.destroyForcibly();
            Files.readAllLines(output).forEach(System.out::println);
            throw new IOException(
                    ended
                            ? "The rehearsal ended with " + process.exitValue() + "."
                            : "The rehearsal did not end within " + PATIENCE_MINUTES + " minutes.");
        }
    }

    private static boolean windows() {
        return System.getProperty("os.name").startsWith("Windows");
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
