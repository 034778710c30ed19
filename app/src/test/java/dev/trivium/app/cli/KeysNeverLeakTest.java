package dev.trivium.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import dev.trivium.app.cli.CliHarness.Outcome;
import dev.trivium.testkit.WireServer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Plants a key, lets calls succeed and fail in every way, one of which has the server say the key, and looks for it. */
class KeysNeverLeakTest {

    private static final String KEY = "sk-planted-5e7c1a9b3d";
    private static final List<String> MODELS =
            List.of("good", "cut", "malformed", "html", "html-502", "401", "404", "429", "500", "empty", "endless");

    @TempDir
    Path home;

    @Test
    void aKeyIsNowhereButInTheRequest() throws Exception {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        OutputStreamAppender<ILoggingEvent> appender = appender(log);
        Level before = root.getLevel();
        root.addAppender(appender);
        root.setLevel(Level.ALL);
        try (WireServer server = new WireServer(new OpenAiWire())) {
            CliHarness cli = new CliHarness(home);
            cli.variables.put("PLANTED", KEY);
            Path workspace = cli.workspace("connections:\n  - {id: s, protocol: openai-chat, base_url: \""
                    + server.url() + "/v1\", key: \"env:PLANTED\", headers: {X-Team: header-planted-77}}\n");

            Outcome text = cli.run(arguments(workspace, false));
            Outcome json = cli.run(arguments(workspace, true));

            assertThat(server.takeRequest().header("authorization")).isEqualTo("Bearer " + KEY);
            assertThat(json.out()).contains("\"kind\":\"authentication\"");
            for (Outcome outcome : List.of(text, json)) {
                clean("standard output", outcome.out());
                clean("standard error", outcome.err());
            }
            clean("the log", log.toString(StandardCharsets.UTF_8));
            try (Stream<Path> files = Files.walk(workspace.resolve(".trivium"))) {
                List<Path> written = files.filter(Files::isRegularFile).toList();
                assertThat(written).isNotEmpty();
                for (Path file : written) {
                    byte[] bytes = Files.readAllBytes(file);
                    clean(file.toString(), new String(bytes, StandardCharsets.ISO_8859_1));
                    clean(file.toString(), new String(bytes, StandardCharsets.UTF_16BE));
                    clean(file.toString(), new String(bytes, StandardCharsets.UTF_16LE));
                }
            }
        } finally {
            root.detachAppender(appender);
            root.setLevel(before);
        }
    }

    private static void clean(String where, String text) {
        assertThat(text.contains(KEY)).as("the key in " + where).isFalse();
        assertThat(text.contains(KEY.substring(3))).as("the key in " + where).isFalse();
        assertThat(text.contains("header-planted-77"))
                .as("a header in " + where)
                .isFalse();
    }

    private static Object[] arguments(Path workspace, boolean json) {
        List<Object> arguments = new java.util.ArrayList<>(
                List.of("compare", "--workspace", workspace, "--prompt", "Hello", "--timeout", "2.5"));
        MODELS.forEach(model -> arguments.addAll(List.of("--model", "s/" + model)));
        if (json) {
            arguments.add("--json");
        }
        return arguments.toArray();
    }

    private static OutputStreamAppender<ILoggingEvent> appender(ByteArrayOutputStream log) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%d %level %logger %msg%n%ex");
        encoder.start();
        OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.setOutputStream(log);
        appender.start();
        return appender;
    }
}
