package dev.trivium.app.cli;

import dev.trivium.workspace.Environment;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** Runs command lines in this process, in a home folder and an environment of the test's. */
final class CliHarness {

    record Outcome(int code, String out, String err) {}

    final Map<String, String> variables = new HashMap<>();
    final AtomicReference<Runnable> interrupt = new AtomicReference<>();
    final Path home;
    String stdin = "";

    CliHarness(Path home) {
        this.home = home;
    }

    Path workspace(String yaml) throws IOException {
        Path directory = Files.createDirectories(home.resolve("workspace"));
        Files.writeString(directory.resolve("trivium.yaml"), yaml);
        return directory;
    }

    Outcome run(Object... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        return run(new PrintStream(out, false, StandardCharsets.UTF_8), out, arguments);
    }

    Outcome run(PrintStream stdout, ByteArrayOutputStream written, Object... arguments) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        CliContext context = new CliContext(
                new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8)),
                stdout,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new Environment(variables, "Linux", home, account -> null),
                home.resolve("trivium.log"),
                stop -> {
                    interrupt.set(stop);
                    return () -> interrupt.set(null);
                },
                (self, workspace, file) -> 42);
        int code = new Cli(context)
                .run(List.of(arguments).stream().map(Object::toString).toList());
        stdout.flush();
        return new Outcome(code, written.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
