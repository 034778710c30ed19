package dev.trivium.provider.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.chat.Answer;
import dev.trivium.chat.ChatError;
import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.FinishReason;
import dev.trivium.chat.Part;
import dev.trivium.chat.Usage;
import dev.trivium.provider.Decoded;
import dev.trivium.provider.RecordedStream;
import dev.trivium.provider.Recordings;
import dev.trivium.provider.http.ErrorResponse;
import dev.trivium.provider.http.Json;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class RecordedGeminiTest {

    private final GeminiProtocol protocol = new GeminiProtocol();
    private Recordings recordings;

    @BeforeEach
    void open() throws IOException {
        recordings = Recordings.open();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text-crlf.sse",
                "thinking-gemini25pro.sse",
                "tool-call-thought-signature.sse",
                "vertex-partial-args-tool-calls.chunks.jsonl"
            })
    void aRecordingIsReadAsExpectedHoweverItArrives(String name) throws Exception {
        String file = "google/" + name;
        JsonNode expected = recordings.expected(file);
        RecordedStream stream = new RecordedStream(protocol, recordings.body(file));

        Decoded decoded = stream.read();
        Answer answer = decoded.answer();
        assertThat(decoded.complete()).isTrue();
        assertThat(Recordings.sha256(answer.text())).isEqualTo(hash(expected.path("text")));
        assertThat(Recordings.sha256(answer.reasoning())).isEqualTo(hash(expected.path("thought")));
        assertThat(answer.rawFinishReason())
                .isEqualTo(expected.path("finish").get(0).stringValue());
        assertThat(answer.finishReason())
                .isEqualTo(answer.toolCalls().isEmpty() ? FinishReason.STOP : FinishReason.TOOL_CALLS);
        assertThat(signatures(answer)).isEqualTo(expected.path("sigs").asInt());
        assertUsage(answer.usage(), expected.path("usage"));
        stream.assertSameHoweverSplit();
        stream.assertSameHoweverFramed();
        stream.assertIncompleteWhereverCut(1);
        stream.assertNeverMistakenWhenTornNearTheEnd();
    }

    @Test
    void aWholeCallIsReadWithItsArguments() throws Exception {
        assertThat(calls("google/tool-call-thought-signature.sse")).isEqualTo("get_country{} ");
    }

    @Test
    void callsInFragmentsAreJoinedInOrder() throws Exception {
        assertThat(calls("google/vertex-partial-args-tool-calls.chunks.jsonl"))
                .isEqualTo(
                        "read_theme{} read_screen{\"id\":\"A\"} read_screen{\"id\":\"B\"} read_screen{\"id\":\"C\"} ");
    }

    @Test
    void theErrorOfAnUnknownModelIsRead() throws Exception {
        JsonNode body = Json.MAPPER.readTree(recordings.body("google/error-404-model.json"));
        ChatError error = Objects.requireNonNull(
                protocol.error(new ErrorResponse("gemini", "gemini-3.6-flahs", 404, Map.of(), body)));

        assertThat(error.kind()).isEqualTo(ErrorKind.NOT_FOUND);
        assertThat(error.retryable()).isFalse();
        assertThat(error.providerMessage()).startsWith("models/gemini-3.6-flahs is not found");
    }

    private String calls(String file) throws Exception {
        StringBuilder calls = new StringBuilder();
        new RecordedStream(protocol, recordings.body(file))
                .read()
                .answer()
                .toolCalls()
                .forEach(call ->
                        calls.append(call.name()).append(call.arguments()).append(' '));
        return calls.toString();
    }

    private static long signatures(Answer answer) {
        return answer.message().parts().stream()
                .filter(part -> (part instanceof Part.ToolCall call && call.opaque() != null)
                        || (part instanceof Part.Reasoning reasoning && reasoning.opaque() != null))
                .count();
    }

    private static void assertUsage(Usage usage, JsonNode expected) {
        long thoughts = Json.number(expected, "thoughtsTokenCount");
        assertThat(usage.inputTokens()).isEqualTo(Json.number(expected, "promptTokenCount"));
        assertThat(usage.outputTokens()).isEqualTo(Json.number(expected, "candidatesTokenCount") + thoughts);
        assertThat(usage.reasoningTokens()).isEqualTo(thoughts);
        assertThat(usage.totalTokens()).isEqualTo(Json.number(expected, "totalTokenCount"));
    }

    private static String hash(JsonNode text) {
        return text.has("sha256") ? text.path("sha256").stringValue() : Recordings.sha256("");
    }
}
