package dev.trivium.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.provider.Decoded;
import dev.trivium.provider.http.Repeats;
import dev.trivium.provider.http.WireEvent;
import dev.trivium.provider.http.WireException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepeatsTest {

    private static final String EVENT =
            "{\"sequence_number\":9,\"a\":1,\"delta\":\"one\",\"obfuscation\":\"xyz\",\"b\":2}";

    private final Repeats repeats = new Repeats(List.of("obfuscation"), List.of("sequence_number"));

    @ParameterizedTest
    @ValueSource(strings = {"", "two", "much longer than the first", "é中😀", "{'}[]:,"})
    void anEventLikeTheLastOneNeedsNoParsing(String text) {
        repeats.learn(slice(EVENT), Repeats.textKey("delta"));

        assertThat(repeats.text(
                        slice(EVENT.replace("one", text).replace("xyz", "q").replace(":9", ":1000"))))
                .isEqualTo(text);
        assertThat(repeats.number(0)).isEqualTo(1000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"sequence_number\":9,\"a\":2,\"delta\":\"one\",\"obfuscation\":\"xyz\",\"b\":2}",
                "{\"sequence_number\":9,\"a\":1,\"delta\":\"o\\\"ne\",\"obfuscation\":\"xyz\",\"b\":2}",
                "{\"sequence_number\":9,\"a\":1,\"delta\":\"one\",\"error\":\"x\",\"obfuscation\":\"xyz\",\"b\":2}",
                "{\"sequence_number\":,\"a\":1,\"delta\":\"one\",\"obfuscation\":\"xyz\",\"b\":2}",
                "{\"sequence_number\":9,\"a\":1,\"delta\":\"one\",\"obfuscation\":\"xyz\",\"b\":2}}",
                "{\"sequence_number\":9,\"a\":1,\"delta\":\"one\",\"obfuscation\":\"xyz\",\"b\":2",
                "{\"sequence_number\":9,\"a\":1,\"delta\":\"one",
                "{\"seq",
                "{}"
            })
    void anyOtherEventIsParsed(String event) {
        repeats.learn(slice(EVENT), Repeats.textKey("delta"));

        assertThat(repeats.text(slice(event))).isNull();
    }

    @Test
    void aTextThatHoldsItsOwnKeyIsNotMistaken() {
        repeats.learn(slice("{\"delta\":\"say \\\"delta\\\":\\\"x\\\" twice\",\"b\":2}"), Repeats.textKey("delta"));

        assertThat(repeats.text(slice("{\"delta\":\"two\",\"b\":2}"))).isNull();
    }

    @Test
    void aKeyThatStandsTwiceIsNotLearned() {
        repeats.learn(slice("{\"delta\":\"a\",\"x\":{\"delta\":\"b\"}}"), Repeats.textKey("delta"));

        assertThat(repeats.text(slice("{\"delta\":\"c\",\"x\":{\"delta\":\"b\"}}")))
                .isNull();
    }

    @Test
    void manyPiecesAreReadAsOnesThatWereParsed() throws WireException {
        Decoded chat = new Decoded(ChatRequestTest.protocol("openai"));
        Decoded responses = new Decoded(ResponsesRequestTest.protocol());
        StringBuilder text = new StringBuilder();
        StringBuilder reasoning = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            String piece = i % 7 == 0 ? "\\n" : "w" + i + " ";
            boolean thinks = i % 50 < 10;
            (thinks ? reasoning : text).append(piece.replace("\\n", "\n"));
            chat.raw(
                    null,
                    "{\"model\":\"m\",\"created\":" + i / 30 + ",\"choices\":[{\"index\":0,\"delta\":{\""
                            + (thinks ? "reasoning_content" : "content") + "\":\"" + piece
                            + "\"},\"finish_reason\":null}],\"usage\":null,\"obfuscation\":\"" + "o".repeat(i % 5)
                            + "\"}");
            responses.raw(
                    null,
                    "{\"type\":\"response." + (thinks ? "reasoning_text" : "output_text")
                            + ".delta\",\"sequence_number\":" + i
                            + ",\"output_index\":0,\"content_index\":0,\"delta\":\"" + piece + "\"}");
        }

        assertThat(chat.answer().text()).isEqualTo(text.toString());
        assertThat(chat.answer().reasoning()).isEqualTo(reasoning.toString());
        assertThat(responses.answer().text()).isEqualTo(text.toString());
        assertThat(responses.answer().reasoning()).isEqualTo(reasoning.toString());
    }

    private static WireEvent.Slice slice(String event) {
        return WireEvent.of(null, event).data();
    }
}
