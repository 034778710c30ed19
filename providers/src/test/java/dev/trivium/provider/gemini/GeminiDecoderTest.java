package dev.trivium.provider.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.trivium.chat.Answer;
import dev.trivium.chat.Basis;
import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.FinishReason;
import dev.trivium.chat.Part;
import dev.trivium.chat.Usage;
import dev.trivium.provider.Decoded;
import dev.trivium.provider.http.WireEvent;
import dev.trivium.provider.http.WireException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeminiDecoderTest {

    private final GeminiProtocol protocol = new GeminiProtocol();

    @Test
    void textThoughtsUsageAndFinishAreRead() throws WireException {
        Decoded decoded = Decoded.events(
                protocol,
                chunk("{\"text\":\"Hm. \",\"thought\":true}", "", "\"promptTokenCount\":15,\"totalTokenCount\":15"),
                chunk("{\"text\":\"Good \"}", "", "\"promptTokenCount\":15,\"totalTokenCount\":15"),
                "{\"candidates\":[{\"index\":0}]}",
                chunk(
                        "{\"text\":\"day\"}",
                        ",\"finishReason\":\"STOP\"",
                        "\"promptTokenCount\":13,\"cachedContentTokenCount\":4,\"toolUsePromptTokenCount\":2,"
                                + "\"candidatesTokenCount\":8,\"thoughtsTokenCount\":5,\"totalTokenCount\":28"));

        Answer answer = decoded.answer();
        assertThat(answer.message().parts())
                .containsExactly(new Part.Reasoning("Hm. ", null), new Part.Text("Good day"));
        assertThat(answer.finishReason()).isEqualTo(FinishReason.STOP);
        assertThat(answer.rawFinishReason()).isEqualTo("STOP");
        assertThat(answer.usage()).isEqualTo(new Usage(15, 4, 0, 0, 13, 5, Basis.MEASURED, null));
        assertThat(answer.requestId()).isEqualTo("resp-1");
        assertThat(answer.servedModel()).isEqualTo("gemini-x-001");
        assertThat(decoded.complete()).isTrue();
    }

    @Test
    void aStreamWithoutAFinishReasonIsNotComplete() throws WireException {
        Decoded decoded = Decoded.events(
                protocol, chunk("{\"text\":\"Half\"}", "", "\"promptTokenCount\":15,\"totalTokenCount\":15"));

        assertThat(decoded.complete()).isFalse();
        assertThat(decoded.answer().text()).isEqualTo("Half");
        assertThat(decoded.answer().usage()).isNull();
    }

    @Test
    void aCallKeepsItsIdAndSignatureAndTurnsStopIntoToolCalls() throws WireException {
        Answer answer = Decoded.events(
                        protocol,
                        chunk(
                                "{\"functionCall\":{\"id\":\"c1\",\"name\":\"weather\",\"args\":{\"city\":\"Bern\"}},"
                                        + "\"thoughtSignature\":\"c2ln\"}",
                                "",
                                ""),
                        chunk("{\"text\":\"\"}", ",\"finishReason\":\"STOP\"", ""))
                .answer();

        assertThat(answer.toolCalls())
                .containsExactly(
                        new Part.ToolCall("c1", "weather", "{\"city\":\"Bern\"}", "{\"thoughtSignature\":\"c2ln\"}"));
        assertThat(answer.finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
        assertThat(answer.rawFinishReason()).isEqualTo("STOP");
    }

    @Test
    void callsWithoutIdsGetDifferentOnes() throws WireException {
        Answer answer = Decoded.events(
                        protocol,
                        chunk(
                                "{\"functionCall\":{\"name\":\"now\"}},{\"functionCall\":{\"name\":\"now\"}}",
                                ",\"finishReason\":\"STOP\"",
                                ""))
                .answer();

        assertThat(answer.toolCalls()).extracting(Part.ToolCall::arguments).containsExactly("{}", "{}");
        assertThat(answer.toolCalls())
                .extracting(Part.ToolCall::id)
                .doesNotContain("")
                .doesNotHaveDuplicates();
    }

    @Test
    void argumentsInFragmentsAreJoined() throws WireException {
        Answer answer = Decoded.events(
                        protocol,
                        call("\"name\":\"find\",\"willContinue\":true"),
                        call(partial("\"jsonPath\":\"$.query\",\"stringValue\":\"wh\",\"willContinue\":true")),
                        call(partial("\"jsonPath\":\"$.query\",\"stringValue\":\"ere\"")),
                        call(partial("\"jsonPath\":\"$.filter.tags[1]\",\"stringValue\":\"b\"")),
                        call(partial("\"jsonPath\":\"$['filter']['a.b']\",\"numberValue\":2.5")),
                        call(partial("\"jsonPath\":\"$.all\",\"boolValue\":false")),
                        call(partial("\"jsonPath\":\"$.until\",\"nullValue\":null")),
                        call(""),
                        call("\"name\":\"now\""),
                        chunk("{\"text\":\"\"}", ",\"finishReason\":\"STOP\"", ""))
                .answer();

        assertThat(answer.toolCalls())
                .extracting(call -> call.name() + call.arguments())
                .containsExactly(
                        "find{\"query\":\"where\",\"filter\":{\"tags\":[null,\"b\"],\"a.b\":2.5},"
                                + "\"all\":false,\"until\":null}",
                        "now{}");
    }

    @Test
    void aCallCutInFragmentsIsHandedOnAtTheEnd() throws WireException {
        Answer answer = Decoded.events(
                        protocol,
                        call("\"name\":\"find\",\"willContinue\":true"),
                        call(partial("\"jsonPath\":\"$.query\",\"stringValue\":\"wh\",\"willContinue\":true")))
                .answer();

        assertThat(answer.toolCalls()).extracting(Part.ToolCall::arguments).containsExactly("{\"query\":\"wh\"}");
    }

    @Test
    void aSignatureBesideTextIsKeptAfterIt() throws WireException {
        Answer answer = Decoded.events(
                        protocol,
                        chunk("{\"text\":\"Yes\"}", "", ""),
                        chunk("{\"text\":\"\",\"thoughtSignature\":\"c2ln\"}", ",\"finishReason\":\"STOP\"", ""))
                .answer();

        assertThat(answer.message().parts())
                .containsExactly(new Part.Text("Yes"), new Part.Reasoning("", "{\"thoughtSignature\":\"c2ln\"}"));
        assertThat(answer.text()).isEqualTo("Yes");
    }

    @Test
    void aBlockedPromptIsAContentFilterErrorWithItsReason() {
        WireException thrown = catchThrowableOfType(
                WireException.class,
                () -> Decoded.events(
                        protocol,
                        "{\"promptFeedback\":{\"blockReason\":\"PROHIBITED_CONTENT\"},"
                                + "\"usageMetadata\":{\"promptTokenCount\":9,\"totalTokenCount\":9},"
                                + "\"responseId\":\"resp-2\"}"));

        assertThat(thrown.error().kind()).isEqualTo(ErrorKind.CONTENT_FILTER);
        assertThat(thrown.error().message()).contains("PROHIBITED_CONTENT");
        assertThat(thrown.error().requestId()).isEqualTo("resp-2");
        assertThat(thrown.error().retryable()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "STOP,STOP",
        "MAX_TOKENS,LENGTH",
        "SAFETY,CONTENT_FILTER",
        "RECITATION,CONTENT_FILTER",
        "BLOCKLIST,CONTENT_FILTER",
        "PROHIBITED_CONTENT,CONTENT_FILTER",
        "SPII,CONTENT_FILTER",
        "IMAGE_SAFETY,CONTENT_FILTER",
        "LANGUAGE,OTHER",
        "OTHER,OTHER",
        "TOO_MANY_TOOL_CALLS,OTHER",
        "NEW_ONE,OTHER"
    })
    void everyFinishReasonHasItsMeaning(String raw, FinishReason expected) throws WireException {
        Answer answer = Decoded.events(protocol, chunk("{\"text\":\"a\"}", ",\"finishReason\":\"" + raw + "\"", ""))
                .answer();

        assertThat(answer.finishReason()).isEqualTo(expected);
        assertThat(answer.rawFinishReason()).isEqualTo(raw);
    }

    @ParameterizedTest
    @CsvSource({"MALFORMED_FUNCTION_CALL", "UNEXPECTED_TOOL_CALL"})
    void aToolCallThatCannotBeUsedIsAnError(String raw) {
        WireException thrown = catchThrowableOfType(
                WireException.class,
                () -> Decoded.events(
                        protocol,
                        "{\"candidates\":[{\"finishReason\":\"" + raw + "\",\"finishMessage\":\"Bad call: f(\"}]}"));

        assertThat(thrown.error().kind()).isEqualTo(ErrorKind.MALFORMED_RESPONSE);
        assertThat(thrown.error().retryable()).isTrue();
        assertThat(thrown.error().providerMessage()).isEqualTo("Bad call: f(");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"error\":{\"code\":503,\"message\":\"The model is overloaded.\",\"status\":\"UNAVAILABLE\"}}",
                "[{\"error\":{\"code\":503,\"message\":\"The model is overloaded.\",\"status\":\"UNAVAILABLE\"}}]"
            },
            quoteCharacter = '`')
    void anErrorInsideTheStreamEndsIt(String event) {
        WireException thrown = catchThrowableOfType(
                WireException.class, () -> Decoded.events(protocol, chunk("{\"text\":\"a\"}", "", ""), event));

        assertThat(thrown.error().kind()).isEqualTo(ErrorKind.OVERLOADED);
        assertThat(thrown.error().providerMessage()).isEqualTo("The model is overloaded.");
    }

    @Test
    void aStreamThatCameAsOneArrayReadsTheSame() throws WireException {
        Decoded decoded = Decoded.whole(
                protocol,
                "[" + chunk("{\"text\":\"Good \"}", "", "") + ","
                        + chunk(
                                "{\"text\":\"day\"}",
                                ",\"finishReason\":\"STOP\"",
                                "\"promptTokenCount\":1,\"candidatesTokenCount\":2")
                        + "]");

        assertThat(decoded.answer().text()).isEqualTo("Good day");
        assertThat(decoded.answer().usage()).isEqualTo(Usage.of(1, 2, Basis.MEASURED));
        assertThat(decoded.complete()).isTrue();
    }

    @Test
    void theEndMarkOfAnotherProtocolIsPassedOver() throws WireException {
        Decoded decoded = new Decoded(protocol);

        protocol.decoder(decoded).event(WireEvent.of(null, "[DONE]"));

        assertThat(decoded.answer().isEmpty()).isTrue();
    }

    @Test
    void onlyTheFirstCandidateIsRead() throws WireException {
        Decoded decoded = Decoded.events(
                protocol,
                "{\"candidates\":[{\"index\":1,\"content\":{\"parts\":[{\"text\":\"B\"}]}},"
                        + "{\"index\":0,\"content\":{\"parts\":[{\"text\":\"A\"}]},\"finishReason\":\"STOP\"}]}");

        assertThat(decoded.answer().text()).isEqualTo("A");
    }

    private static String chunk(String parts, String more, String counts) {
        return "{\"candidates\":[{\"content\":{\"role\":\"model\",\"parts\":[" + parts + "]}" + more
                + "}],\"usageMetadata\":{" + counts
                + "},\"modelVersion\":\"gemini-x-001\",\"responseId\":\"resp-1\"}";
    }

    private static String call(String fields) {
        return chunk("{\"functionCall\":{" + fields + "}}", "", "");
    }

    private static String partial(String fields) {
        return "\"partialArgs\":[{" + fields + "}],\"willContinue\":true";
    }

    @Test
    void aStreamThatIsCutAmongPiecesThatWereRecognisedKeepsTheNewestCount() throws WireException {
        Decoded decoded = new Decoded(new GeminiProtocol());
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= 40; i++) {
            boolean thinks = i <= 10;
            String piece = "w" + i + (i % 9 == 0 ? "\\n" : " ");
            if (!thinks) {
                text.append(piece.replace("\\n", "\n"));
            }
            decoded.event("{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"" + piece + "\""
                    + (thinks ? ",\"thought\":true" : "") + "}],\"role\":\"model\"},\"index\":0}],"
                    + "\"usageMetadata\":{\"promptTokenCount\":9,\"candidatesTokenCount\":" + (thinks ? 0 : i - 10)
                    + ",\"thoughtsTokenCount\":" + Math.min(i, 10) + ",\"totalTokenCount\":" + (9 + i)
                    + "},\"modelVersion\":\"gemini-x\"}");
        }
        decoded.end();

        assertThat(decoded.answer().text()).isEqualTo(text.toString());
        assertThat(decoded.answer().reasoning()).startsWith("w1 w2 ").endsWith("w10 ");
        assertThat(decoded.answer().usage().inputTokens()).isEqualTo(9);
        assertThat(decoded.answer().usage().outputTokens()).isEqualTo(40);
        assertThat(decoded.answer().usage().reasoningTokens()).isEqualTo(10);
    }
}
