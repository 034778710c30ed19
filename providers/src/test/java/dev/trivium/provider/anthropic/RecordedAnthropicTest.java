package dev.trivium.provider.anthropic;

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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class RecordedAnthropicTest {

    private final AnthropicProtocol protocol = new AnthropicProtocol();
    private Recordings recordings;

    @BeforeEach
    void open() throws IOException {
        recordings = Recordings.open();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "thinking-signature.sse",
                "redacted-thinking.sse",
                "refusal-stop-details.chunks.jsonl",
                "prompt-cache-code-exec.chunks.jsonl"
            })
    void aRecordingIsReadAsExpectedHoweverItArrives(String name) throws Exception {
        String file = "anthropic/" + name;
        JsonNode expected = recordings.expected(file);
        RecordedStream stream = new RecordedStream(protocol, recordings.body(file));

        Decoded decoded = stream.read();
        Answer answer = decoded.answer();
        assertThat(decoded.complete()).isTrue();
        assertThat(Recordings.sha256(answer.text())).isEqualTo(hash(expected, "text"));
        assertThat(Recordings.sha256(answer.reasoning())).isEqualTo(hash(expected, "thinking"));
        assertThat(answer.rawFinishReason())
                .isEqualTo(expected.path("stop").path("stop_reason").stringValue());
        assertThat(answer.servedModel()).isEqualTo(expected.path("model").stringValue());
        assertUsage(answer.usage(), expected.path("usage"));
        stream.assertSameHoweverSplit();
        stream.assertSameHoweverFramed();
        stream.assertIncompleteWhereverCut(1);
        stream.assertNeverMistakenWhenTornNearTheEnd();
    }

    @Test
    void theSignatureOfReasoningIsKeptWhole() throws Exception {
        String file = "anthropic/thinking-signature.sse";
        Answer answer =
                new RecordedStream(protocol, recordings.body(file)).read().answer();

        Part.Reasoning reasoning = (Part.Reasoning) answer.message().parts().get(0);
        JsonNode opaque = Json.MAPPER.readTree(reasoning.opaque());
        assertThat(opaque.path("signature").stringValue())
                .hasSize(recordings
                        .expected(file)
                        .path("blocks")
                        .get(0)
                        .path("signature_chars")
                        .asInt());
    }

    @Test
    void encryptedReasoningIsKeptWhole() throws Exception {
        Answer answer = new RecordedStream(protocol, recordings.body("anthropic/redacted-thinking.sse"))
                .read()
                .answer();

        List<Integer> sizes = answer.message().parts().stream()
                .filter(Part.Reasoning.class::isInstance)
                .map(part -> Json.MAPPER
                        .readTree(((Part.Reasoning) part).opaque())
                        .path("data")
                        .stringValue()
                        .length())
                .toList();
        assertThat(sizes).containsExactly(744, 296);
    }

    @Test
    void aRefusalIsNotASuccessWithEmptyText() throws Exception {
        Answer answer = new RecordedStream(protocol, recordings.body("anthropic/refusal-stop-details.chunks.jsonl"))
                .read()
                .answer();

        assertThat(answer.finishReason()).isEqualTo(FinishReason.REFUSAL);
    }

    @Test
    void theErrorOfAnUnknownModelIsRead() throws Exception {
        JsonNode body = Json.MAPPER.readTree(recordings.body("anthropic/error-404-model.json"));
        ChatError error = Objects.requireNonNull(
                protocol.error(new ErrorResponse("claude", "claude-sonet-4-5", 404, Map.of(), body)));

        assertThat(error.kind()).isEqualTo(ErrorKind.NOT_FOUND);
        assertThat(error.retryable()).isFalse();
        assertThat(error.providerMessage()).isEqualTo("model: claude-sonet-4-5");
        assertThat(error.requestId()).isEqualTo("req_011CdufXo8Y2LVfY2veyuQWG");
    }

    private static void assertUsage(Usage usage, JsonNode expected) {
        long read = Json.number(expected, "cache_read_input_tokens");
        long written = Json.number(expected, "cache_creation_input_tokens");
        assertThat(usage.inputTokens()).isEqualTo(Json.number(expected, "input_tokens") + read + written);
        assertThat(usage.cachedInputTokens()).isEqualTo(read);
        assertThat(usage.cacheWriteTokens()).isEqualTo(written);
        assertThat(usage.outputTokens()).isEqualTo(Json.number(expected, "output_tokens"));
    }

    private static String hash(JsonNode expected, String type) {
        for (JsonNode block : expected.path("blocks")) {
            if (block.path(type).has("sha256")) {
                return block.path(type).path("sha256").stringValue();
            }
        }
        return Recordings.sha256("");
    }
}
