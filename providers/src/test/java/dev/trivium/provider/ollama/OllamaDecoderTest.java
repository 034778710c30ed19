package dev.trivium.provider.ollama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.trivium.chat.Answer;
import dev.trivium.chat.Basis;
import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.FinishReason;
import dev.trivium.chat.Part;
import dev.trivium.chat.Usage;
import dev.trivium.provider.Decoded;
import dev.trivium.provider.http.WireException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OllamaDecoderTest {

    private final OllamaProtocol protocol = new OllamaProtocol();

    @Test
    void thinkingTextUsageAndFinishAreRead() throws WireException {
        Decoded decoded = Decoded.events(
                protocol,
                line("\"content\":\"\",\"thinking\":\"Hm.\""),
                line("\"content\":\"Good \""),
                line("\"content\":\"day\""),
                done("\"done_reason\":\"stop\",\"prompt_eval_count\":17,\"eval_count\":50"));

        Answer answer = decoded.answer();
        assertThat(answer.message().parts())
                .containsExactly(new Part.Reasoning("Hm.", null), new Part.Text("Good day"));
        assertThat(answer.finishReason()).isEqualTo(FinishReason.STOP);
        assertThat(answer.usage()).isEqualTo(Usage.of(17, 50, Basis.MEASURED));
        assertThat(answer.servedModel()).isEqualTo("small:1b");
        assertThat(decoded.complete()).isTrue();
    }

    @Test
    void aCountThatIsLeftOutIsZero() throws WireException {
        Answer answer = Decoded.events(protocol, done("\"done_reason\":\"stop\",\"eval_count\":5"))
                .answer();

        assertThat(answer.usage()).isEqualTo(Usage.of(0, 5, Basis.MEASURED));
    }

    @Test
    void aStreamWithoutItsLastLineIsNotComplete() throws WireException {
        Decoded decoded = Decoded.events(protocol, line("\"content\":\"Half\""));

        assertThat(decoded.complete()).isFalse();
        assertThat(decoded.answer().usage()).isNull();
    }

    @Test
    void toolCallsComeWholeAndTurnStopIntoToolCalls() throws WireException {
        Answer answer = Decoded.events(
                        protocol,
                        line("\"content\":\"\",\"tool_calls\":["
                                + "{\"function\":{\"name\":\"weather\",\"arguments\":{\"city\":\"Bern\"}}},"
                                + "{\"id\":\"call_2\",\"function\":{\"name\":\"now\"}}]"),
                        done("\"done_reason\":\"stop\""))
                .answer();

        assertThat(answer.toolCalls())
                .extracting(call -> call.name() + call.arguments())
                .containsExactly("weather{\"city\":\"Bern\"}", "now{}");
        assertThat(answer.toolCalls().get(0).id()).isNotEmpty();
        assertThat(answer.toolCalls().get(1).id()).isEqualTo("call_2");
        assertThat(answer.finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
        assertThat(answer.rawFinishReason()).isEqualTo("stop");
    }

    @ParameterizedTest
    @CsvSource({"stop,STOP", "length,LENGTH", "load,OTHER", "unload,OTHER", "'',STOP"})
    void everyReasonHasItsMeaning(String raw, FinishReason expected) throws WireException {
        Answer answer = Decoded.events(protocol, done("\"done_reason\":\"" + raw + "\""))
                .answer();

        assertThat(answer.finishReason()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "an error was encountered while running the model|SERVER",
                "model 'x' not found|NOT_FOUND",
                "input length exceeds the context length|CONTEXT_LENGTH",
                "server busy, please try again|OVERLOADED"
            })
    void anErrorInsideTheStreamEndsIt(String message, ErrorKind expected) {
        WireException thrown = catchThrowableOfType(
                WireException.class,
                () -> Decoded.events(protocol, line("\"content\":\"a\""), "{\"error\":\"" + message + "\"}"));

        assertThat(thrown.error().kind()).isEqualTo(expected);
        assertThat(thrown.error().providerMessage()).isEqualTo(message);
    }

    @Test
    void aWholeAnswerReadsLikeItsStream() throws WireException {
        Decoded decoded = Decoded.whole(
                protocol,
                "{\"model\":\"small:1b\",\"message\":{\"role\":\"assistant\",\"thinking\":\"Hm.\","
                        + "\"content\":\"Good day\"},\"done\":true,\"done_reason\":\"length\",\"eval_count\":2}");

        assertThat(decoded.answer().message().parts())
                .containsExactly(new Part.Reasoning("Hm.", null), new Part.Text("Good day"));
        assertThat(decoded.answer().finishReason()).isEqualTo(FinishReason.LENGTH);
        assertThat(decoded.complete()).isTrue();
    }

    private static String line(String message) {
        return "{\"model\":\"small:1b\",\"created_at\":\"2026-01-01T00:00:00Z\",\"message\":{\"role\":\"assistant\","
                + message + "},\"done\":false}";
    }

    private static String done(String fields) {
        return "{\"model\":\"small:1b\",\"message\":{\"role\":\"assistant\",\"content\":\"\"},\"done\":true," + fields
                + "}";
    }
}
