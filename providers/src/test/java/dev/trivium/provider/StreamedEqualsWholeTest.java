package dev.trivium.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.provider.anthropic.AnthropicProtocol;
import dev.trivium.provider.gemini.GeminiProtocol;
import dev.trivium.provider.http.Json;
import dev.trivium.provider.http.WireException;
import dev.trivium.provider.http.WireProtocol;
import dev.trivium.provider.ollama.OllamaProtocol;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.node.ObjectNode;

/** Whatever pieces an answer comes in, the same is read as from the answer that comes whole. */
class StreamedEqualsWholeTest {

    @Property(tries = 300)
    void ofAnthropic(@ForAll("pieces") List<String> thoughts, @ForAll("pieces") List<String> texts, @ForAll int splitAt)
            throws WireException {
        StringBuilder stream = new StringBuilder();
        anthropic(
                stream,
                "message_start",
                body -> body.putObject("message")
                        .put("id", "msg_1")
                        .put("model", "m")
                        .putObject("usage")
                        .put("input_tokens", 3));
        block(stream, 0, "thinking");
        for (String thought : thoughts) {
            delta(stream, 0, "thinking", thought);
        }
        delta(stream, 0, "signature", "c2ln");
        anthropic(stream, "content_block_stop", body -> body.put("index", 0));
        block(stream, 1, "text");
        for (String text : texts) {
            delta(stream, 1, "text", text);
        }
        anthropic(stream, "content_block_stop", body -> body.put("index", 1));
        anthropic(stream, "message_delta", body -> {
            body.putObject("delta").put("stop_reason", "end_turn");
            body.putObject("usage").put("output_tokens", 4);
        });
        anthropic(stream, "message_stop", body -> {});

        ObjectNode whole =
                Json.object().put("id", "msg_1").put("type", "message").put("model", "m");
        whole.putArray("content")
                .add(Json.object()
                        .put("type", "thinking")
                        .put("thinking", String.join("", thoughts))
                        .put("signature", "c2ln"))
                .add(Json.object().put("type", "text").put("text", String.join("", texts)));
        whole.put("stop_reason", "end_turn");
        whole.putObject("usage").put("input_tokens", 3).put("output_tokens", 4);

        assertSame(new AnthropicProtocol(), stream.toString(), splitAt, whole);
    }

    @Property(tries = 300)
    void ofGemini(@ForAll("pieces") List<String> thoughts, @ForAll("pieces") List<String> texts, @ForAll int splitAt)
            throws WireException {
        StringBuilder stream = new StringBuilder();
        for (String thought : thoughts) {
            stream.append(data(gemini(thought, "")));
        }
        for (String text : texts) {
            stream.append(data(gemini("", text)));
        }
        ObjectNode end = gemini("", "");
        ((ObjectNode) end.path("candidates").get(0)).put("finishReason", "STOP");
        end.putObject("usageMetadata").put("promptTokenCount", 3).put("candidatesTokenCount", 4);
        stream.append(data(end));

        ObjectNode whole = gemini(String.join("", thoughts), String.join("", texts));
        ((ObjectNode) whole.path("candidates").get(0)).put("finishReason", "STOP");
        whole.putObject("usageMetadata").put("promptTokenCount", 3).put("candidatesTokenCount", 4);

        assertSame(new GeminiProtocol(), stream.toString(), splitAt, whole);
    }

    @Property(tries = 300)
    void ofOllama(@ForAll("pieces") List<String> thoughts, @ForAll("pieces") List<String> texts, @ForAll int splitAt)
            throws WireException {
        StringBuilder stream = new StringBuilder();
        for (String thought : thoughts) {
            stream.append(ollama(thought, "").put("done", false)).append('\n');
        }
        for (String text : texts) {
            stream.append(ollama("", text).put("done", false)).append('\n');
        }
        stream.append(ollamaEnd(ollama("", ""))).append('\n');

        ObjectNode whole = ollamaEnd(ollama(String.join("", thoughts), String.join("", texts)));

        assertSame(new OllamaProtocol(), stream.toString(), splitAt, whole);
    }

    @Provide
    Arbitrary<List<String>> pieces() {
        Arbitrary<String> awkward = Arbitraries.of(
                "a", " ", "\n", "\r\n", "\"", "\\", "é", "中", "😀", "\u2028", "\u0000", "data: x\n\n", "[DONE]", "{}");
        Arbitrary<String> any = Arbitraries.integers()
                .between(1, Character.MAX_CODE_POINT)
                .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                .map(Character::toString);
        return Arbitraries.oneOf(awkward, any)
                .list()
                .ofMaxSize(5)
                .map(parts -> String.join("", parts))
                .list()
                .ofMaxSize(12);
    }

    private static void assertSame(WireProtocol protocol, String stream, int splitAt, ObjectNode whole)
            throws WireException {
        byte[] body = stream.getBytes(StandardCharsets.UTF_8);
        Decoded streamed = Decoded.stream(protocol, Recordings.split(body, Math.floorMod(splitAt, body.length)));

        assertThat(streamed.complete()).isTrue();
        assertThat(streamed.summary())
                .isEqualTo(Decoded.whole(protocol, whole.toString()).summary());
    }

    private interface Fields {
        void addTo(ObjectNode body);
    }

    private static void anthropic(StringBuilder stream, String type, Fields fields) {
        ObjectNode body = Json.object().put("type", type);
        fields.addTo(body);
        stream.append("event: ").append(type).append('\n').append(data(body));
    }

    private static void block(StringBuilder stream, int index, String type) {
        anthropic(
                stream,
                "content_block_start",
                body -> body.put("index", index).putObject("content_block").put("type", type));
    }

    private static void delta(StringBuilder stream, int index, String kind, String piece) {
        anthropic(
                stream,
                "content_block_delta",
                body -> body.put("index", index)
                        .putObject("delta")
                        .put("type", kind + "_delta")
                        .put(kind, piece));
    }

    private static ObjectNode gemini(String thought, String text) {
        ObjectNode chunk = Json.object().put("responseId", "r").put("modelVersion", "m");
        chunk.putArray("candidates")
                .addObject()
                .putObject("content")
                .put("role", "model")
                .putArray("parts")
                .add(Json.object().put("text", thought).put("thought", true))
                .add(Json.object().put("text", text));
        return chunk;
    }

    private static ObjectNode ollama(String thinking, String content) {
        ObjectNode line = Json.object().put("model", "m");
        ObjectNode message = line.putObject("message").put("role", "assistant").put("content", content);
        if (!thinking.isEmpty()) {
            message.put("thinking", thinking);
        }
        return line;
    }

    private static ObjectNode ollamaEnd(ObjectNode line) {
        return line.put("done", true)
                .put("done_reason", "stop")
                .put("prompt_eval_count", 3)
                .put("eval_count", 4);
    }

    private static String data(ObjectNode body) {
        return "data: " + body + "\n\n";
    }
}
