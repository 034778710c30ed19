package dev.trivium.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ChatListener;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Origin;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

@ParameterizedClass
@EnumSource(Store.class)
@Timeout(60)
class OtlpSinkTest {

    @Parameter
    Store store;

    private static final Set<String> OF_A_SPAN = Set.of(
            "traceId",
            "spanId",
            "parentSpanId",
            "name",
            "kind",
            "startTimeUnixNano",
            "endTimeUnixNano",
            "attributes",
            "status");

    private static final Set<String> OF_A_VALUE =
            Set.of("stringValue", "intValue", "doubleValue", "boolValue", "arrayValue");

    @TempDir
    Path folder;

    private History history;

    @BeforeEach
    void open() throws HistoryException {
        history = store.open(folder);
    }

    @AfterEach
    void close() {
        history.close();
    }

    @Test
    void aModelsCallIsASpanAfterTheConventions() throws Exception {
        RunRecorder run = history.begin(new RunStart("test", "greet", "Hello", Map.of()));
        Calls.answer(run, 0, "work/b", "An answer", "0.1");
        List<JsonNode> spans = spans(false);
        assertThat(spans).extracting(span -> span.path("name").stringValue()).containsExactly("run greet", "chat b");
        JsonNode call = spans.get(1);
        assertThat(call.path("kind").asInt()).isEqualTo(3);
        assertThat(call.path("parentSpanId").stringValue())
                .isEqualTo(spans.get(0).path("spanId").stringValue());
        assertThat(nanos(call, "endTimeUnixNano") - nanos(call, "startTimeUnixNano"))
                .isEqualTo(8_000);
        assertThat(attribute(call, "gen_ai.operation.name")).isEqualTo("{\"stringValue\":\"chat\"}");
        assertThat(attribute(call, "gen_ai.provider.name")).isEqualTo("{\"stringValue\":\"openai\"}");
        assertThat(attribute(call, "gen_ai.request.model")).isEqualTo("{\"stringValue\":\"b\"}");
        assertThat(attribute(call, "gen_ai.response.model")).isEqualTo("{\"stringValue\":\"model-2026-01-01\"}");
        assertThat(attribute(call, "gen_ai.response.finish_reasons"))
                .isEqualTo("{\"arrayValue\":{\"values\":[{\"stringValue\":\"stop\"}]}}");
        assertThat(attribute(call, "gen_ai.usage.input_tokens")).isEqualTo("{\"intValue\":\"12\"}");
        assertThat(attribute(call, "gen_ai.usage.output_tokens")).isEqualTo("{\"intValue\":\"34\"}");
        assertThat(attribute(call, "trivium.cost.usd")).isEqualTo("{\"stringValue\":\"0.1\"}");
        assertThat(attribute(call, "trivium.simulated")).isEqualTo("{\"boolValue\":false}");
        assertThat(attribute(call, "gen_ai.input.messages")).isEmpty();
    }

    @Test
    void textsAreThereOnlyWhenAskedFor() throws Exception {
        Calls.answer(history.begin(RunStart.of("test", "Hello")), 0, "work/b", "An answer", "0.1");
        assertThat(export(false)).doesNotContain("sky", "An answer");
        JsonNode call = spans(true).get(1);
        assertThat(JsonLines.MAPPER
                        .readTree(text(call, "gen_ai.input.messages"))
                        .toString())
                .isEqualTo(
                        "[{\"role\":\"user\",\"parts\":[{\"type\":\"text\",\"content\":\"Why is the sky blue?\"}]}]");
        assertThat(JsonLines.MAPPER
                        .readTree(text(call, "gen_ai.output.messages"))
                        .toString())
                .isEqualTo(
                        "[{\"role\":\"assistant\",\"parts\":[{\"type\":\"reasoning\",\"content\":\"Let me think of An"
                                + " answer\"},{\"type\":\"text\",\"content\":\"An answer\"}],\"finish_reason\":\"stop\"}]");
    }

    @Test
    void aRouteIsATreeOfItsStepsAndCalls() throws Exception {
        recordRoute(history.begin(RunStart.of("test", "Hello")));
        List<JsonNode> spans = spans(false);
        Map<String, JsonNode> byId = spans.stream()
                .collect(Collectors.toMap(span -> span.path("spanId").stringValue(), span -> span));
        Map<String, String> parents = spans.stream()
                .filter(span -> span.has("parentSpanId"))
                .collect(Collectors.toMap(
                        span -> span.path("name").stringValue(),
                        span -> byId.get(span.path("parentSpanId").stringValue())
                                .path("name")
                                .stringValue()));
        assertThat(parents)
                .containsEntry("route hybrid", "run test")
                .containsEntry("step all", "route hybrid")
                .containsEntry("step small", "step all")
                .containsEntry("chat small", "step small")
                .containsEntry("chat large", "step all")
                .hasSize(5);
        JsonNode failed = named(spans, "chat small");
        assertThat(failed.path("status").path("code").asInt()).isEqualTo(2);
        assertThat(text(failed, "error.type")).isEqualTo("rate_limit");
        assertThat(text(named(spans, "step small"), "error.type")).isEqualTo("rate_limit");
        assertThat(text(named(spans, "step small"), "trivium.step.reason")).isEqualTo("the first");
        assertThat(named(spans, "route hybrid").path("kind").asInt()).isEqualTo(1);
        assertThat(named(spans, "route hybrid").has("status")).isFalse();
    }

    @Test
    void manySpansGoIntoSeveralRequestsAndARunIntoOne() throws Exception {
        RunRecorder run = history.begin(RunStart.of("test", "Hello"));
        for (int i = 0; i < 300; i++) {
            Calls.answer(run, i, "work/b", "x", "0.1");
        }
        RunRecorder other = history.begin(RunStart.of("test", "Hello"));
        for (int i = 0; i < 300; i++) {
            Calls.answer(other, i, "work/b", "x", "0.1");
        }
        Calls.answer(history.begin(RunStart.of("test", "Hello")), 0, "work/b", "x", "0.1");
        assertThat(export(false).lines()).hasSize(2);
        assertThat(spans(false)).hasSize(604);
        assertThat(spans(false).stream()
                        .map(span -> span.path("spanId").stringValue())
                        .distinct())
                .hasSize(604);
    }

    private static void recordRoute(RunRecorder recorder) {
        Calls.Ended ended = new Calls.Ended();
        ChatListener listener = recorder.column(0, ended);
        Origin root = Origin.root();
        Origin all = root.inStep("all");
        Origin small = all.inStep("small");
        listener.on(Calls.opened(root, "route/hybrid", false));
        listener.on(new ChatEvent.StepEntered(all, 1_100, "fallback", null));
        listener.on(new ChatEvent.StepEntered(small, 1_500, "call", "the first"));
        Origin first = small.child();
        listener.on(opened(first, 1_550, "a/small"));
        ChatEvent.Failed failed = Calls.failed(first, "partly");
        listener.on(failed);
        listener.on(new ChatEvent.StepLeft(small, 1_700, failed.error()));
        Origin second = all.child();
        listener.on(opened(second, 9_500, "b/large"));
        listener.on(Calls.completed(second, "x", "0.5"));
        listener.on(Calls.completed(root, "x", "0.5"));
        ended.await();
    }

    private static ChatEvent.Opened opened(Origin origin, long nanos, String model) {
        return new ChatEvent.Opened(origin, nanos, ModelAddress.parse(model), Calls.REQUEST, false);
    }

    private String export(boolean texts) throws Exception {
        StringWriter out = new StringWriter();
        history.transfer()
                .export(
                        ExportFormat.OTLP,
                        ExportScope.ALL.withTexts(texts),
                        out,
                        connection -> connection.equals("work") ? "openai" : connection);
        return out.toString();
    }

    /** Every span, after the rules of the JSON encoding have been checked. */
    private List<JsonNode> spans(boolean texts) throws Exception {
        List<JsonNode> all = new ArrayList<>();
        for (String line : export(texts).lines().toList()) {
            JsonNode request = JsonLines.MAPPER.readTree(line);
            assertThat(request.propertyNames()).containsExactly("resourceSpans");
            for (JsonNode resource : request.path("resourceSpans")) {
                assertThat(attribute(resource.path("resource"), "service.name"))
                        .isEqualTo("{\"stringValue\":\"trivium\"}");
                for (JsonNode scope : resource.path("scopeSpans")) {
                    assertThat(scope.path("scope").path("name").isString()).isTrue();
                    scope.path("spans").forEach(all::add);
                }
            }
        }
        all.forEach(OtlpSinkTest::assertEncoded);
        return all;
    }

    private static void assertEncoded(JsonNode span) {
        assertThat(OF_A_SPAN).containsAll(span.propertyNames());
        assertThat(span.path("traceId").stringValue()).matches("[0-9a-f]{32}");
        assertThat(span.path("spanId").stringValue()).matches("[0-9a-f]{16}");
        if (span.has("parentSpanId")) {
            assertThat(span.path("parentSpanId").stringValue()).matches("[0-9a-f]{16}");
        }
        assertThat(span.path("kind").isInt()).isTrue();
        assertThat(span.path("startTimeUnixNano").stringValue()).matches("[1-9][0-9]{18}");
        assertThat(span.path("endTimeUnixNano").stringValue()).matches("[1-9][0-9]{18}");
        assertThat(nanos(span, "endTimeUnixNano")).isGreaterThanOrEqualTo(nanos(span, "startTimeUnixNano"));
        for (JsonNode attribute : span.path("attributes")) {
            assertThat(attribute.propertyNames()).containsExactly("key", "value");
            JsonNode value = attribute.path("value");
            assertThat(value.size()).isEqualTo(1);
            assertThat(OF_A_VALUE).containsAll(value.propertyNames());
            assertThat(!value.has("intValue") || value.path("intValue").isString())
                    .isTrue();
            assertThat(!value.has("doubleValue") || value.path("doubleValue").isNumber())
                    .isTrue();
            assertThat(!value.has("boolValue") || value.path("boolValue").isBoolean())
                    .isTrue();
        }
    }

    private static long nanos(JsonNode span, String name) {
        return Long.parseLong(span.path(name).stringValue());
    }

    private static JsonNode named(List<JsonNode> spans, String name) {
        return spans.stream()
                .filter(span -> span.path("name").stringValue().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String text(JsonNode span, String key) {
        return JsonLines.MAPPER
                .readTree(attribute(span, key))
                .path("stringValue")
                .stringValue();
    }

    /** The value as JSON; empty if there is none. */
    private static String attribute(JsonNode span, String key) {
        for (JsonNode attribute : span.path("attributes")) {
            if (attribute.path("key").stringValue().equals(key)) {
                return attribute.path("value").toString();
            }
        }
        return "";
    }
}
