import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * How long Trivium's image takes from its start until its window is drawn, against an empty JavaFX window from the same
 * runtime, with the same JVM options and a start cache of its own; the memory of the idle program; the image's size.
 * The runs alternate, so that a busy machine slows both.
 *
 * <p>{@code java packaging/StartBenchmark.java app/target/package/trivium [ROUNDS]}, with a display (or under
 * {@code xvfb-run -a}). Linux only. Needs the full JDK that built the image.
 */
public final class StartBenchmark {

    private static final String EMPTY = """
            import javafx.animation.AnimationTimer;
            import javafx.application.Application;
            import javafx.application.Platform;
            import javafx.scene.Scene;
            import javafx.scene.layout.StackPane;
            import javafx.stage.Stage;

            public class Empty {
                public static void main(String[] args) {
                    Application.launch(Window.class);
                    System.exit(0);
                }

                public static class Window extends Application {
                    private int frames;

                    @Override
                    public void start(Stage stage) {
                        stage.setScene(new Scene(new StackPane(), 1440, 900));
                        stage.show();
                        new AnimationTimer() {
                            @Override
                            public void handle(long now) {
                                if (++frames == 3) {
                                    Platform.exit();
                                }
                            }
                        }.start();
                    }
                }
            }
            """;

    public static void main(String[] args) throws Exception {
        Path image = Path.of(args[0]).toAbsolutePath();
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 7;
        Path home = Files.createTempDirectory("trivium-start");
        try {
            List<String> empty = empty(image, home);
            List<String> trivium = List.of(image.resolve("bin/trivium").toString());
            long[] ofEmpty = new long[rounds];
            long[] ofTrivium = new long[rounds];
            time(trivium, home, true);
            for (int round = 0; round < rounds; round++) {
                ofEmpty[round] = time(empty, home, false);
                ofTrivium[round] = time(trivium, home, true);
            }
            System.out.println("Start to drawn window and exit, ms, each round");
            System.out.println("  empty   " + Arrays.toString(ofEmpty));
            System.out.println("  trivium " + Arrays.toString(ofTrivium));
            System.out.printf(
                    "  median %d and %d: %.2f times%n",
                    median(ofEmpty), median(ofTrivium), (double) median(ofTrivium) / median(ofEmpty));
            System.out.printf("Idle memory (resident, 15 s after start): %d MB%n", idle(trivium, home));
            System.out.printf("Size of the image: %d MB%n", size(image));
        } finally {
            delete(home);
        }
    }

    /** The command of the empty window, after its cache was made as Trivium's was. */
    private static List<String> empty(Path image, Path home) throws Exception {
        Path source = Files.writeString(home.resolve("Empty.java"), EMPTY);
        Path app = image.resolve("lib/app");
        String javafx;
        try (Stream<Path> jars = Files.list(app)) {
            javafx = String.join(
                    ":",
                    jars.map(Path::toString)
                            .filter(jar -> jar.contains("/javafx-") && jar.endsWith(".jar"))
                            .sorted()
                            .toList());
        }
        Path classes = Files.createDirectories(home.resolve("classes"));
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-cp", javafx, "-d", classes.toString(), source.toString());
        Path jar = home.resolve("empty.jar");
        int packed = java.util.spi.ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(System.out, System.err, "--create", "--file", jar.toString(), "-C", classes.toString(), ".");
        if (failed + packed != 0) {
            throw new IOException("The empty window could not be compiled.");
        }
        List<String> options = Files.readAllLines(app.resolve("trivium.cfg")).stream()
                .filter(line -> line.startsWith("java-options="))
                .map(line -> line.substring("java-options=".length()))
                .toList();
        Path cache = home.resolve("empty.cache");
        boolean ahead = Runtime.version().feature() >= 25;
        List<String> make = new ArrayList<>(List.of(image.resolve("lib/runtime/bin/java").toString()));
        options.stream().filter(option -> !option.contains("$APPDIR")).forEach(make::add);
        List<String> use = new ArrayList<>(make);
        make.add((ahead ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + cache);
        use.add((ahead ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + cache);
        for (List<String> command : List.of(make, use)) {
            command.addAll(List.of("-cp", jar + ":" + javafx, "Empty"));
        }
        time(make, home, false);
        return use;
    }

    private static long time(List<String> command, Path home, boolean trivium) throws Exception {
        long start = System.nanoTime();
        Process process = process(command, home, trivium ? "-Dtrivium.rehearsal=start" : "").start();
        if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException("It did not start: " + command.get(0));
        }
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    private static long idle(List<String> command, Path home) throws Exception {
        Process process = process(command, home, "").start();
        process.waitFor(15, TimeUnit.SECONDS);
        // The launcher starts the JVM in a child on some versions: the largest of the family is meant.
        long most = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .mapToLong(one -> resident(one.pid()))
                .max()
                .orElse(0);
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        process.waitFor();
        return most / 1024;
    }

    private static long resident(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    private static ProcessBuilder process(List<String> command, Path home, String option) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        Map<String, String> environment = builder.environment();
        environment.put("HOME", home.toString());
        environment.put("XDG_DATA_HOME", home.resolve("data").toString());
        environment.put("XDG_CONFIG_HOME", home.resolve("config").toString());
        environment.put("XDG_STATE_HOME", home.resolve("state").toString());
        if (!option.isEmpty()) {
            environment.put("JAVA_TOOL_OPTIONS", option);
        }
        return builder;
    }

    private static long median(long[] times) {
        long[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                            .mapToLong(file -> file.toFile().length())
                            .sum()
                    / 1_000_000;
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
