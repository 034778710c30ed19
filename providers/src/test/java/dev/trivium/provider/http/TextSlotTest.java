package dev.trivium.provider.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Knowing an event again must never read anything else than a parser would. */
class TextSlotTest {

    private static final String SHAPE = "{\"id\":1,\"t\":\"first\",\"rest\":null}";

    private final TextSlot slot = new TextSlot();

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "Grüße €", "😀", "{}[]:,", " padded "})
    void anotherTextInTheSamePlaceIsRead(String text) {
        learn();

        assertThat(slot.match(event(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\\"b", "\\n", "a\",\"u\":\"b", "tab\there", "\uFFFD"})
    void whatNeedsAParserIsLeftToIt(String raw) {
        learn();

        assertThat(slot.match(event(raw))).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"id\":2,\"t\":\"x\",\"rest\":null}",
                "{\"id\":1,\"t\":\"x\",\"rest\":1}",
                "{\"id\":1,\"t\":\"x\"",
                "{\"id\":1,\"t\":null,\"rest\":null}",
                "{}"
            })
    void anEventOfAnotherShapeIsNot(String json) {
        learn();

        assertThat(slot.match(WireEvent.of(null, json))).isNull();
    }

    @Test
    void anEventOfAnotherNameIsNot() {
        learn();

        assertThat(slot.match(WireEvent.of("error", SHAPE))).isNull();
    }

    @Test
    void nothingIsKnownBeforeSomethingWasLearned() {
        assertThat(slot.match(event("x"))).isNull();
    }

    private void learn() {
        slot.learn(WireEvent.of(null, SHAPE), SHAPE.indexOf("\"first"));
    }

    private static WireEvent event(String rawText) {
        return WireEvent.of(null, SHAPE.replace("first", rawText));
    }
}
