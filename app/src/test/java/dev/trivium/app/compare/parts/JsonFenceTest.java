package dev.trivium.app.compare.parts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.app.controls.AnswerSink;
import dev.trivium.chat.ResponseFormat;
import org.junit.jupiter.api.Test;

class JsonFenceTest {

    private final StringBuilder shown = new StringBuilder();
    private ResponseFormat format = new ResponseFormat.Json();
    private final JsonFence fence = new JsonFence(
            new AnswerSink() {
                @Override
                public void reset() {
                    shown.setLength(0);
                }

                @Override
                public void append(String piece) {
                    shown.append(piece);
                }

                @Override
                public void finish() {}
            },
            () -> format);

    @Test
    void jsonThatWasAskedForIsShownAsCode() {
        say(" ", "\n{\"a\"", ": 1}");
        assertThat(shown).hasToString("```json\n{\"a\": 1}");
    }

    @Test
    void anythingElseIsShownAsItCame() {
        say("```json\n", "{}\n```");
        assertThat(shown).hasToString("```json\n{}\n```");

        format = new ResponseFormat.PlainText();
        say("{", "}");
        assertThat(shown).hasToString("{}");

        say(" ");
        assertThat(shown).hasToString(" ");
    }

    private void say(String... pieces) {
        fence.reset();
        for (String piece : pieces) {
            fence.append(piece);
        }
        fence.finish();
    }
}
