package dev.trivium.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.trivium.prompt.RenderedMessage.Content;
import dev.trivium.yaml.YamlNode;
import dev.trivium.yaml.YamlReader;
import dev.trivium.yaml.YamlValues;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs the format's own conformance cases where they lie beside the project. */
class DotpromptConformanceTest {

    @TestFactory
    Stream<DynamicTest> every_case_of_the_format() throws Exception {
        Path folder = SharedFolder.find("reference/dotprompt-spec");
        assumeTrue(folder != null, "The conformance cases are not here.");
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                addCases(tests, file);
            }
        }
        assertThat(tests).hasSizeGreaterThan(50);
        return tests.stream();
    }

    private static void addCases(List<DynamicTest> tests, Path file) throws Exception {
        YamlNode document = YamlReader.read(file.toString(), Files.readString(file));
        for (Object item : list(YamlValues.plain(document))) {
            Map<String, Object> suite = map(item);
            for (Object test : list(suite.get("tests"))) {
                String name = file.getFileName() + " " + suite.get("name") + ": "
                        + map(test).get("desc");
                tests.add(DynamicTest.dynamicTest(name, () -> run(suite, map(test))));
            }
        }
    }

    private static void run(Map<String, Object> suite, Map<String, Object> test) throws Exception {
        Map<String, Object> data = new LinkedHashMap<>(map(suite.get("data")));
        data.putAll(map(test.get("data")));
        Map<String, Object> expected = map(test.get("expect"));
        Map<String, Object> input = new LinkedHashMap<>(
                map(map(map(test.get("options")).get("input")).get("default")));
        input.putAll(map(data.get("input")));

        Prompt prompt = Prompt.parse("case.prompt", String.valueOf(suite.get("template")));
        RenderContext context = new RenderContext(input, history(data), map(data.get("context")), name -> {
            Object partial = map(suite.get("partials")).get(name);
            return partial == null ? null : partial.toString();
        });
        assertThat(plain(prompt.render(context))).isEqualTo(expected.get("messages"));

        if (expected.containsKey("config")) {
            assertThat(prompt.head().map("config")).isEqualTo(expected.get("config"));
        }
        if (expected.containsKey("model")) {
            assertThat(prompt.model()).isEqualTo(expected.get("model"));
        }
        if (expected.containsKey("raw")) {
            assertThat(prompt.head().values()).isEqualTo(expected.get("raw"));
        }
        if (expected.containsKey("ext")) {
            assertThat(prompt.head().extensions()).isEqualTo(expected.get("ext"));
        }
        for (String side : List.of("input", "output")) {
            Object schema = map(expected.get(side)).get("schema");
            if (schema != null) {
                assertThat(prompt.schema(side, name -> schemas(suite, name))).isEqualTo(schema);
            }
        }
    }

    private static Map<String, Object> schemas(Map<String, Object> suite, String name) {
        Object schema = map(suite.get("schemas")).get(name);
        return schema == null ? null : map(schema);
    }

    private static List<RenderedMessage> history(Map<String, Object> data) {
        List<RenderedMessage> history = new ArrayList<>();
        for (Object message : list(data.get("messages"))) {
            List<Content> content = new ArrayList<>();
            for (Object part : list(map(message).get("content"))) {
                content.add(new Content.Text(String.valueOf(map(part).get("text"))));
            }
            history.add(new RenderedMessage(String.valueOf(map(message).get("role")), content, null));
        }
        return history;
    }

    private static List<Object> plain(List<RenderedMessage> messages) {
        List<Object> result = new ArrayList<>();
        for (RenderedMessage message : messages) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("role", message.role());
            map.put(
                    "content",
                    message.content().stream()
                            .map(DotpromptConformanceTest::plain)
                            .toList());
            if (message.purpose() != null) {
                map.put("metadata", Map.of("purpose", message.purpose()));
            }
            result.add(map);
        }
        return result;
    }

    private static Object plain(Content content) {
        if (content instanceof Content.Text text) {
            return Map.of("text", text.text());
        }
        if (content instanceof Content.Section section) {
            return Map.of("metadata", Map.of("pending", true, "purpose", section.name()));
        }
        Content.Media media = (Content.Media) content;
        Map<String, Object> map = new LinkedHashMap<>();
        if (media.contentType() != null) {
            map.put("contentType", media.contentType());
        }
        map.put("url", media.url());
        return Map.of("media", map);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    private static List<?> list(Object value) {
        return value instanceof List<?> list ? list : List.of();
    }
}
