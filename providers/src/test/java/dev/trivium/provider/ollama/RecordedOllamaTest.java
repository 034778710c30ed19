package dev.trivium.provider.ollama;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.chat.Answer;
import dev.trivium.chat.FinishReason;
import dev.trivium.provider.Decoded;
import dev.trivium.provider.RecordedStream;
import dev.trivium.provider.Recordings;
import dev.trivium.provider.http.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class RecordedOllamaTest {

    private final OllamaProtocol protocol = new OllamaProtocol();
    private Recordings recordings;

    @BeforeEach
    void open() throws IOException {
        recordings = Recordings.open();
    }

    @ParameterizedTest
    @ValueSource(strings = {"chat-stream.ndjson", "doc-example-tool-call.ndjson"})
    void aRecordingIsReadAsExpectedHoweverItArrives(String name) throws Exception {
        String file = "ollama/" + name;
        JsonNode expected = recordings.expected(file);
        JsonNode last = expected.path("last");
        RecordedStream stream = new RecordedStream(protocol, recordings.body(file));

        Decoded decoded = stream.read();
        Answer answer = decoded.answer();
        assertThat(decoded.complete()).isTrue();
        assertThat(Recordings.sha256(answer.text()))
                .isEqualTo(expected.path("text").path("sha256").stringValue());
        assertThat(answer.toolCalls()).hasSize(expected.path("tools").size());
        for (int i = 0; i < answer.toolCalls().size(); i++) {
            JsonNode function = expected.path("tools").get(i).path("function");
            assertThat(answer.toolCalls().get(i).name())
                    .isEqualTo(function.path("name").stringValue());
            assertThat(Json.MAPPER.readTree(answer.toolCalls().get(i).arguments()))
                    .isEqualTo(function.path("arguments"));
        }
        assertThat(answer.rawFinishReason()).isEqualTo(last.path("done_reason").stringValue());
        assertThat(answer.finishReason())
                .isEqualTo(answer.toolCalls().isEmpty() ? FinishReason.STOP : FinishReason.TOOL_CALLS);
        assertThat(answer.usage().inputTokens()).isEqualTo(Json.number(last, "prompt_eval_count"));
        assertThat(answer.usage().outputTokens()).isEqualTo(Json.number(last, "eval_count"));
        stream.assertSameHoweverSplit();
        stream.assertSameHoweverFramed();
        stream.assertIncompleteWhereverCut(1);
        stream.assertNeverMistakenWhenTornNearTheEnd();
    }

    @Test
    void anAnswerThatCameWholeIsRead() throws Exception {
        String body = new String(recordings.body("ollama/chat-nonstream.json"), StandardCharsets.UTF_8);
        JsonNode expected = recordings.expected("ollama/chat-nonstream.json").path("json");

        Decoded decoded = Decoded.whole(protocol, body);
        assertThat(decoded.answer().text())
                .isEqualTo(expected.path("message").path("content").stringValue());
        assertThat(decoded.answer().usage().inputTokens()).isEqualTo(17);
        assertThat(decoded.answer().usage().outputTokens()).isEqualTo(66);
        assertThat(decoded.complete()).isTrue();
    }
}
