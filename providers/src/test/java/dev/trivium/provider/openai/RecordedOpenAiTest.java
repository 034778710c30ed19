package dev.trivium.provider.openai;

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
import dev.trivium.provider.http.WireProtocol;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class RecordedOpenAiTest {

    private Recordings recordings;

    @BeforeEach
    void open() throws IOException {
        recordings = Recordings.open();
    }

    /** The last figure: how many events at the end carry the finish reason or follow it. */
    @ParameterizedTest
    @CsvSource({
        "openai,openai-chat/text-usage.sse,3",
        "openai,openai-chat/moderation-chunk.sse,4",
        "azure,azure/model-router-prompt-filter.chunks.jsonl,3",
        "openrouter,openrouter/reasoning.sse,4",
        "openrouter,openrouter/cache-cost.sse,3",
        "deepseek,deepseek/thinking.sse,2",
        "mistral,mistral/thinking-array-content.sse,2"
    })
    void chatIsReadAsExpectedHoweverItArrives(String dialect, String file, int marks) throws Exception {
        RecordedStream stream = new RecordedStream(ChatRequestTest.protocol(dialect), recordings.body(file));

        assertChat(dialect, file, stream.read());
        assertEveryWay(stream, marks);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "openrouter/reasoning.sse",
                "deepseek/thinking.sse",
                "mistral/thinking-array-content.sse",
                "azure/model-router-prompt-filter.chunks.jsonl"
            })
    void aServerBehindAnUnknownAddressIsReadAsWell(String file) throws Exception {
        assertChat(
                "generic", file, new RecordedStream(ChatRequestTest.protocol("generic"), recordings.body(file)).read());
    }

    private void assertChat(String dialect, String file, Decoded decoded) {
        JsonNode expected = recordings.expected(file);

        assertText(decoded.answer(), expected);
        assertThat(decoded.complete()).isTrue();
        assertThat(decoded.answer().rawFinishReason())
                .isEqualTo(expected.path("finish").path(0).stringValue());
        assertThat(decoded.answer().finishReason()).isEqualTo(FinishReason.STOP);
        JsonNode usage = expected.path("usage").path(0);
        assertUsage(decoded.answer().usage(), usage, "prompt", "completion");
        BigDecimal cost = dialect.equals("openrouter") ? usage.path("cost").decimalValue() : null;
        assertThat(decoded.answer().usage().reportedCost()).isEqualTo(cost);
        assertThat(decoded.answer().servedModel()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "openai,openai-responses/tool-call-then-text-1.sse",
        "openai,openai-responses/tool-call-then-text-2.sse",
        "openai,openai-responses/reasoning-encrypted-turn1.chunks.jsonl",
        "openai,openai-responses/streaming-usage.sse",
        "lmstudio,lmstudio/responses-tool-call.chunks.jsonl"
    })
    void responsesAreReadAsExpectedHoweverTheyArrive(String dialect, String file) throws Exception {
        JsonNode expected = recordings.expected(file);
        RecordedStream stream = new RecordedStream(responses(dialect), recordings.body(file));

        Decoded decoded = stream.read();

        assertText(decoded.answer(), expected);
        assertThat(decoded.complete()).isTrue();
        assertUsage(decoded.answer().usage(), expected.path("final").path(4), "input", "output");
        List<Part.ToolCall> calls = new ArrayList<>();
        for (JsonNode item : expected.path("items")) {
            if ("function_call".equals(item.path(0).stringValue())) {
                calls.add(new Part.ToolCall(
                        item.path(2).stringValue(),
                        item.path(1).stringValue(),
                        item.path(3).stringValue(),
                        null));
            }
        }
        assertThat(decoded.answer().toolCalls()).isEqualTo(calls);
        assertThat(decoded.answer().finishReason())
                .isEqualTo(calls.isEmpty() ? FinishReason.STOP : FinishReason.TOOL_CALLS);
        assertEncrypted(decoded.answer(), expected.path("items"));
        assertEveryWay(stream, 1);
    }

    @ParameterizedTest
    @CsvSource({
        "openai-chat/error-400-max-tokens.json,400,INVALID_REQUEST,m does not take the parameter max_tokens.",
        "openai-chat/error-404-model.json,404,NOT_FOUND,openai does not know m.",
        "openai-responses/error-400.json,400,INVALID_REQUEST,openai does not accept the value of temperature.",
        "openrouter/error-429.json,429,RATE_LIMIT,openai is limiting calls."
    })
    void errorsAreReadAsExpected(String file, int status, ErrorKind kind, String what) throws IOException {
        JsonNode body = Json.MAPPER.readTree(recordings.body(file));

        ChatError error = Objects.requireNonNull(
                responses("openai").error(new ErrorResponse("openai", "m", status, Map.of(), body)));

        assertThat(error.kind()).isEqualTo(kind);
        assertThat(error.what()).isEqualTo(what);
        assertThat(error.retryable()).isEqualTo(kind == ErrorKind.RATE_LIMIT);
        String raw = Json.text(body.path("error").path("metadata"), "raw");
        assertThat(error.providerMessage()).isEqualTo(raw != null ? raw : Json.text(body.path("error"), "message"));
    }

    @Test
    void whatOpenRouterSignedIsKeptToBeSentBack() throws Exception {
        Answer answer = new RecordedStream(
                        ChatRequestTest.protocol("openrouter"), recordings.body("openrouter/reasoning.sse"))
                .read()
                .answer();

        Part.Reasoning first = (Part.Reasoning) answer.message().parts().get(0);
        assertThat(first.text()).isEqualTo(answer.reasoning());
        JsonNode detail = Json.MAPPER
                .readTree(Objects.requireNonNull(first.opaque()))
                .path("reasoning_details")
                .path(0);
        assertThat(detail.path("text").stringValue()).isEqualTo(answer.reasoning());
        assertThat(detail.path("signature").stringValue()).startsWith("Et0BCkgIChACGAIq");
    }

    private static void assertEveryWay(RecordedStream stream, int marks) throws Exception {
        stream.assertSameHoweverSplit();
        stream.assertSameHoweverFramed();
        stream.assertIncompleteWhereverCut(marks);
    }

    private static void assertText(Answer answer, JsonNode expected) {
        assertThat(Recordings.sha256(answer.text()))
                .isEqualTo(expected.path("text").path("sha256").stringValue());
        assertThat(Recordings.sha256(answer.reasoning()))
                .isEqualTo(expected.path("reasoning").path("sha256").asString(Recordings.sha256("")));
    }

    private static void assertUsage(Usage usage, JsonNode expected, String input, String output) {
        assertThat(usage.inputTokens()).isEqualTo(Json.number(expected, input + "_tokens"));
        assertThat(usage.outputTokens()).isEqualTo(Json.number(expected, output + "_tokens"));
        assertThat(usage.cachedInputTokens())
                .isEqualTo(Json.number(expected.path(input + "_tokens_details"), "cached_tokens"));
        assertThat(usage.reasoningTokens())
                .isEqualTo(Json.number(expected.path(output + "_tokens_details"), "reasoning_tokens"));
    }

    private static void assertEncrypted(Answer answer, JsonNode items) {
        List<String> starts = new ArrayList<>();
        for (JsonNode item : items) {
            if (!item.path(4).asString("").isEmpty()) {
                starts.add(item.path(4).stringValue());
            }
        }
        List<String> kept = answer.message().parts().stream()
                .filter(Part.Reasoning.class::isInstance)
                .map(part -> ((Part.Reasoning) part).opaque())
                .filter(Objects::nonNull)
                .map(opaque ->
                        Json.MAPPER.readTree(opaque).path("encrypted_content").stringValue())
                .toList();
        assertThat(kept).hasSameSizeAs(starts);
        for (int i = 0; i < kept.size(); i++) {
            assertThat(kept.get(i)).startsWith(starts.get(i));
        }
    }

    private static WireProtocol responses(String dialect) {
        return new OpenAiResponsesProtocol(
                Objects.requireNonNull(Dialects.bundled().find(dialect)));
    }
}
