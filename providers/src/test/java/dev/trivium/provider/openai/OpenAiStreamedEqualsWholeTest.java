package dev.trivium.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.provider.Decoded;
import dev.trivium.provider.http.Json;
import dev.trivium.provider.http.WireException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.node.ObjectNode;

/** Whatever pieces an answer comes in, the same is read as from the answer that comes whole. */
class OpenAiStreamedEqualsWholeTest {

    @Property(tries = 300)
    void ofChatCompletions(@ForAll("pieces") List<String> thoughts, @ForAll("pieces") List<String> texts)
            throws WireException {
        Decoded streamed = new Decoded(ChatRequestTest.protocol("generic"));
        for (String thought : thoughts) {
            streamed.raw(null, chat("delta", thought, null, null).toString());
        }
        for (String text : texts) {
            streamed.raw(null, chat("delta", null, text, null).toString());
        }
        streamed.raw(null, chat("delta", null, null, "stop").toString()).end();

        ObjectNode whole = chat("message", String.join("", thoughts), String.join("", texts), "stop");

        assertSame(streamed, Decoded.whole(ChatRequestTest.protocol("generic"), whole.toString()));
        assertThat(streamed.complete()).isTrue();
    }

    @Property(tries = 300)
    void ofResponses(@ForAll("pieces") List<String> thoughts, @ForAll("pieces") List<String> texts)
            throws WireException {
        Decoded streamed = new Decoded(ResponsesRequestTest.protocol());
        for (String thought : thoughts) {
            streamed.raw(null, piece("response.reasoning_summary_text.delta", 0, thought));
        }
        for (String text : texts) {
            streamed.raw(null, piece("response.output_text.delta", 1, text));
        }
        ObjectNode response = Json.object().put("status", "completed").put("model", "m");
        response.putArray("output")
                .add(item("reasoning", "summary", String.join("", thoughts)))
                .add(item("message", "content", String.join("", texts)));
        streamed.raw(
                        null,
                        Json.object()
                                .put("type", "response.completed")
                                .set("response", response)
                                .toString())
                .end();

        assertSame(streamed, Decoded.whole(ResponsesRequestTest.protocol(), response.toString()));
        assertThat(streamed.complete()).isTrue();
    }

    @Provide
    Arbitrary<List<String>> pieces() {
        Arbitrary<String> awkward = Arbitraries.of(
                "a",
                " ",
                "\n",
                "\"",
                "\\",
                "é",
                "😀",
                "\u2028",
                "<",
                "<think>",
                "</think>",
                "<th",
                "ink>",
                "[DONE]",
                "{}");
        return awkward.list()
                .ofMaxSize(4)
                .map(parts -> String.join("", parts))
                .list()
                .ofMaxSize(10);
    }

    private static void assertSame(Decoded streamed, Decoded whole) {
        assertThat(streamed.answer().text()).isEqualTo(whole.answer().text());
        assertThat(streamed.answer().reasoning()).isEqualTo(whole.answer().reasoning());
        assertThat(streamed.answer().finishReason()).isEqualTo(whole.answer().finishReason());
        assertThat(streamed.answer().servedModel()).isEqualTo(whole.answer().servedModel());
    }

    private static ObjectNode chat(String field, String reasoning, String content, String finish) {
        ObjectNode chunk = Json.object().put("id", "c").put("model", "m");
        chunk.putArray("choices")
                .addObject()
                .put("index", 0)
                .put("finish_reason", finish)
                .putObject(field)
                .put("content", content)
                .put("reasoning_content", reasoning);
        return chunk;
    }

    private static String piece(String type, int output, String delta) {
        return Json.object()
                .put("type", type)
                .put("output_index", output)
                .put(output == 0 ? "summary_index" : "content_index", 0)
                .put("delta", delta)
                .toString();
    }

    private static ObjectNode item(String type, String list, String text) {
        ObjectNode item = Json.object().put("type", type);
        item.putArray(list).addObject().put("type", "output_text").put("text", text);
        return item;
    }
}
