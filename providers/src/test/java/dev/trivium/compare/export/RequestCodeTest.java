package dev.trivium.compare.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.source.util.JavacTask;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.Message;
import dev.trivium.chat.Parameters;
import dev.trivium.chat.ToolChoice;
import dev.trivium.chat.ToolDefinition;
import dev.trivium.provider.Protocols;
import dev.trivium.provider.http.Endpoint;
import dev.trivium.provider.http.Json;
import dev.trivium.provider.http.KeySource;
import dev.trivium.provider.http.WireProtocol;
import dev.trivium.provider.openai.Dialects;
import dev.trivium.testkit.WireServer;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RequestCodeTest {

    private static final String SECRET = "sk-very-secret-0123456789";

    /** Everything that a shell, Python, JavaScript or Java could stumble over. */
    private static final String NASTY = "It's \"$HOME\" `id` $(id) \\n %s {{x}} \u00e9\ud83c\udf08 \"\"\" ''' EOF\n"
            + "END_OF_BODY\nJSON\n\ttab \u0001 \u2028 <!-- -->";

    @TempDir
    Path folder;

    static Stream<String> protocols() {
        return Protocols.NAMES.stream();
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void curlSendsExactlyWhatTriviumSends(String protocol) throws Exception {
        assumeTrue(onPath("curl") && onPath("sh"), "curl is not here");
        try (WireServer server = new WireServer(exchange -> exchange.respond(200, "application/json", "{}"))) {
            WireProtocol wire = wire(protocol);
            Endpoint endpoint = endpoint(server.url());
            String text = RequestCode.write(CodeLanguage.CURL, endpoint, wire, "some-model", request());
            assertThat(text).doesNotContain(SECRET).doesNotContain("own-secret").contains("${SOME_API_KEY}");

            Path script = folder.resolve("ask.sh");
            Files.writeString(script, text);
            assertThat(run(List.of("sh", script.toString()))).isZero();

            WireServer.Request sent = server.takeRequest();
            var expected = wire.chat("some-model", request());
            assertThat(Json.MAPPER.readTree(sent.body())).isEqualTo(expected.body());
            assertThat(sent.target())
                    .isEqualTo(URI.create(endpoint.address(expected)).getRawPath()
                            + (expected.path().contains("?")
                                    ? expected.path().substring(expected.path().indexOf('?'))
                                    : ""));
            wire.authentication(SECRET)
                    .forEach((name, value) -> assertThat(sent.header(name)).isEqualTo(value));
            assertThat(sent.header("x-team")).isEqualTo("own-secret");
            assertThat(sent.header("content-type")).isEqualTo("application/json");
        }
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void pythonCompilesAndNamesTheKeyOnly(String protocol) throws Exception {
        String text = code(CodeLanguage.PYTHON, protocol);
        assertThat(text).doesNotContain(SECRET).doesNotContain("own-secret").contains("SOME_API_KEY");
        assumeTrue(onPath("python3"), "python3 is not here");
        Path file = folder.resolve("ask.py");
        Files.writeString(file, text);
        assertThat(run(List.of("python3", "-m", "py_compile", file.toString()))).isZero();
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void javaScriptParsesAndNamesTheKeyOnly(String protocol) throws Exception {
        String text = code(CodeLanguage.JAVASCRIPT, protocol);
        assertThat(text).doesNotContain(SECRET).doesNotContain("own-secret").contains("process.env.SOME_API_KEY");
        assumeTrue(onPath("node"), "node is not here");
        Path file = folder.resolve("ask.mjs");
        Files.writeString(file, text);
        assertThat(run(List.of("node", "--check", file.toString()))).isZero();
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void javaParsesAndNamesTheKeyOnly(String protocol) throws Exception {
        String text = code(CodeLanguage.JAVA, protocol);
        assertThat(text)
                .doesNotContain(SECRET)
                .doesNotContain("own-secret")
                .contains("System.getenv(\"SOME_API_KEY\")");
        Path file = folder.resolve("Ask.java");
        Files.writeString(file, text);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        var problems = new javax.tools.DiagnosticCollector<javax.tools.JavaFileObject>();
        var files = compiler.getStandardFileManager(problems, null, null);
        JavacTask task = (JavacTask)
                compiler.getTask(null, files, problems, List.of(), null, files.getJavaFileObjects(file.toFile()));
        task.parse();
        assertThat(problems.getDiagnostics()).isEmpty();
    }

    @Test
    void javaWithoutAnOfficialClientSaysSoAndRunsOnTheJdkAlone() throws Exception {
        try (WireServer server = new WireServer(exchange -> exchange.respond(200, "application/json", "{}"))) {
            String text = RequestCode.write(
                    CodeLanguage.JAVA, Endpoint.of("ollama", server.url(), null), wire("ollama"), "m", request());
            assertThat(text).startsWith("// Ollama has no official Java client");
            Path file = folder.resolve("Ask.java");
            Files.writeString(file, text);
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            assertThat(run(List.of(java, file.toString()))).isZero();
            assertThat(Json.MAPPER.readTree(server.takeRequest().body()))
                    .isEqualTo(wire("ollama").chat("m", request()).body());
        }
    }

    @Test
    void aKeyOfTheKeychainGetsTheNameOfAVariable() throws Exception {
        Endpoint endpoint = Endpoint.of("x", "https://api.example.com/v1", key("keychain:my openai"));

        assertThat(RequestCode.write(CodeLanguage.CURL, endpoint, wire("openai-chat"), "m", request()))
                .contains("\"Authorization: Bearer ${MY_OPENAI_API_KEY}\"");
    }

    @Test
    void pythonForOpenAiReadsAsAPersonWouldWriteIt() throws Exception {
        Endpoint endpoint = Endpoint.of("openai", "https://api.openai.com/v1", key("env:OPENAI_API_KEY"));
        ChatRequest request = ChatRequest.of(Message.user("Hi")).withParameters(Parameters.NONE.withTemperature(0.2));

        assertThat(RequestCode.write(CodeLanguage.PYTHON, endpoint, wire("openai-chat"), "gpt-5.5", request))
                .isEqualTo("""
                        # pip install openai
                        import os

                        from openai import OpenAI

                        client = OpenAI(
                            api_key=os.environ["OPENAI_API_KEY"],
                            base_url="https://api.openai.com/v1",
                        )
                        stream = client.chat.completions.create(
                            model="gpt-5.5",
                            messages=[
                                {
                                    "role": "user",
                                    "content": "Hi"
                                }
                            ],
                            temperature=0.2,
                            stream=True,
                            stream_options={
                                "include_usage": True
                            },
                        )
                        for chunk in stream:
                            if chunk.choices and chunk.choices[0].delta.content:
                                print(chunk.choices[0].delta.content, end="", flush=True)
                        """);
    }

    private String code(CodeLanguage language, String protocol) throws Exception {
        return RequestCode.write(
                language, endpoint("https://api.example.com"), wire(protocol), "some-model", request());
    }

    private static Endpoint endpoint(String url) {
        return Endpoint.of("some", url, key("env:SOME_API_KEY")).withHeaders(Map.of("X-Team", "own-secret"));
    }

    private static KeySource key(String name) {
        return new KeySource() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public String key() {
                return SECRET;
            }
        };
    }

    private static WireProtocol wire(String protocol) throws Exception {
        return Protocols.byName(protocol, Dialects.bundled().forBaseAddress(URI.create("https://api.openai.com/v1")));
    }

    /** OpenAI's responses know no stop texts. */
    private static ChatRequest request() {
        return ChatRequest.of(
                        Message.system(NASTY), Message.user(NASTY), Message.assistant("ok"), Message.user("Go on"))
                .withParameters(Parameters.NONE.withTemperature(0.2).withMaxTokens(100))
                .withTools(
                        List.of(new ToolDefinition(
                                "weather", "Tells \"it\"", "{\"type\":\"object\",\"properties\":{}}")),
                        new ToolChoice.Auto());
    }

    private int run(List<String> command) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.redirectOutput(folder.resolve("output").toFile());
        builder.environment().put("SOME_API_KEY", SECRET);
        builder.environment().put("X_TEAM", "own-secret");
        builder.environment().put("PYTHONPYCACHEPREFIX", folder.toString());
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        if (process.exitValue() != 0) {
            throw new AssertionError(Files.readString(folder.resolve("output")));
        }
        return process.exitValue();
    }

    private static boolean onPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
