package dev.trivium.provider.anthropic;

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

class AnthropicDecoderTest {

    private static final String START = """
            {"type":"message_start","message":{"id":"msg_1","model":"claude-x-1","content":[],
             "usage":{"input_tokens":10,"cache_creation_input_tokens":30,"cache_read_input_tokens":200,
                      "cache_creation":{"ephemeral_5m_input_tokens":20,"ephemeral_1h_input_tokens":10},
                      "output_tokens":1}}}""";
    private static final String STOP = "{\"type\":\"message_stop\"}";

    private final AnthropicProtocol protocol = new AnthropicProtocol();

    @Test
    void textUsageAndFinishAreRead() throws WireException {
        Decoded decoded = Decoded.events(
                protocol,
                START,
                "{\"type\":\"ping\"}",
                blockStart(0, "{\"type\":\"text\",\"text\":\"\"}"),
                delta(0, "{\"type\":\"text_delta\",\"text\":\"Good \"}"),
                "{\"type\":\"ping\"}",
                delta(0, "{\"type\":\"text_delta\",\"text\":\"day \\uD83D\\uDE00\"}"),
                blockStop(0),
                messageDelta("end_turn", "{\"output_tokens\":7,\"output_tokens_details\":{\"thinking_tokens\":2}}"),
                STOP);

        Answer answer = decoded.answer();
        assertThat(answer.text()).isEqualTo("Good day 😀");
        assertThat(decoded.pieces()).containsExactly("Good ", "day 😀");
        assertThat(answer.finishReason()).isEqualTo(FinishReason.STOP);
        assertThat(answer.rawFinishReason()).isEqualTo("end_turn");
        assertThat(answer.usage()).isEqualTo(new Usage(240, 200, 30, 10, 7, 2, Basis.MEASURED, null));
        assertThat(answer.requestId()).isEqualTo("msg_1");
        assertThat(answer.servedModel()).isEqualTo("claude-x-1");
        assertThat(decoded.complete()).isTrue();
    }

    @Test
    void laterCountsReplaceEarlierOnesAndAreNeverAdded() throws WireException {
        Decoded decoded = Decoded.events(
                protocol,
                START,
                messageDelta("end_turn", "{\"input_tokens\":12,\"output_tokens\":5}"),
                messageDelta("end_turn", "{\"cache_read_input_tokens\":300,\"input_tokens\":null,\"output_tokens\":9}"),
                STOP);

        assertThat(decoded.answer().usage()).isEqualTo(new Usage(342, 300, 30, 10, 9, 0, Basis.MEASURED, null));
    }

    @Test
    void aStreamThatBreaksOffCountsNothingAndIsNotComplete() throws WireException {
        Decoded decoded = Decoded.events(
                protocol,
                START,
                blockStart(0, "{\"type\":\"text\",\"text\":\"\"}"),
                delta(0, "{\"type\":\"text_delta\",\"text\":\"Half\"}"));

        assertThat(decoded.complete()).isFalse();
        assertThat(decoded.answer().text()).isEqualTo("Half");
        assertThat(decoded.answer().usage()).isNull();
    }

    @Test
    void reasoningKeepsItsSignatureAndEncryptedReasoningItsData() throws WireException {
        Answer answer = Decoded.events(
                        protocol,
                        START,
                        blockStart(0, "{\"type\":\"thinking\",\"thinking\":\"\",\"signature\":\"\"}"),
                        delta(0, "{\"type\":\"thinking_delta\",\"thinking\":\"Let me \"}"),
                        delta(0, "{\"type\":\"thinking_delta\",\"thinking\":\"see.\"}"),
                        delta(0, "{\"type\":\"signature_delta\",\"signature\":\"c2ln\"}"),
                        blockStop(0),
                        blockStart(1, "{\"type\":\"redacted_thinking\",\"data\":\"ZGF0YQ==\"}"),
                        blockStop(1),
                        blockStart(2, "{\"type\":\"text\",\"text\":\"Yes\"}"),
                        blockStop(2),
                        messageDelta("end_turn", "{\"output_tokens\":7}"),
                        STOP)
                .answer();

        assertThat(answer.message().parts())
                .containsExactly(
                        new Part.Reasoning("Let me see.", "{\"type\":\"thinking\",\"signature\":\"c2ln\"}"),
                        new Part.Reasoning("", "{\"type\":\"redacted_thinking\",\"data\":\"ZGF0YQ==\"}"),
                        new Part.Text("Yes"));
    }

    @Test
    void interleavedToolCallsAreJoinedAndAnEmptyInputIsAnEmptyObject() throws WireException {
        Answer answer = Decoded.events(
                        protocol,
                        START,
                        blockStart(0, "{\"type\":\"tool_use\",\"id\":\"toolu_1\",\"name\":\"weather\",\"input\":{}}"),
                        blockStart(1, "{\"type\":\"tool_use\",\"id\":\"toolu_2\",\"name\":\"now\",\"input\":{}}"),
                        delta(0, "{\"type\":\"input_json_delta\",\"partial_json\":\"\"}"),
                        delta(0, "{\"type\":\"input_json_delta\",\"partial_json\":\"{\\\"city\\\":\"}"),
                        delta(1, "{\"type\":\"input_json_delta\",\"partial_json\":\"\"}"),
                        delta(0, "{\"type\":\"input_json_delta\",\"partial_json\":\"\\\"Bern\\\"}\"}"),
                        blockStop(0),
                        blockStop(1),
                        messageDelta("tool_use", "{\"output_tokens\":7}"),
                        STOP)
                .answer();

        assertThat(answer.toolCalls())
                .containsExactly(
                        new Part.ToolCall("toolu_1", "weather", "{\"city\":\"Bern\"}", null),
                        new Part.ToolCall("toolu_2", "now", "{}", null));
        assertThat(answer.finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
    }

    @Test
    void aToolCallThatIsCutIsHandedOnAsFarAsItCame() throws WireException {
        Answer answer = Decoded.events(
                        protocol,
                        START,
                        blockStart(0, "{\"type\":\"tool_use\",\"id\":\"toolu_1\",\"name\":\"weather\",\"input\":{}}"),
                        delta(0, "{\"type\":\"input_json_delta\",\"partial_json\":\"{\\\"ci\"}"))
                .answer();

        assertThat(answer.toolCalls()).containsExactly(new Part.ToolCall("toolu_1", "weather", "{\"ci", null));
    }

    @Test
    void toolsOfTheProviderAreNoCallsForUs() throws WireException {
        Answer answer = Decoded.events(
                        protocol,
                        START,
                        blockStart(0, "{\"type\":\"server_tool_use\",\"id\":\"srv_1\",\"name\":\"bash\",\"input\":{}}"),
                        delta(0, "{\"type\":\"input_json_delta\",\"partial_json\":\"{}\"}"),
                        blockStop(0),
                        blockStart(1, "{\"type\":\"bash_tool_result\",\"content\":{\"stdout\":\"1\"}}"),
                        blockStop(1),
                        "{\"type\":\"something_new\",\"index\":1}",
                        messageDelta("pause_turn", "{\"output_tokens\":7}"),
                        STOP)
                .answer();

        assertThat(answer.message().parts()).isEmpty();
        assertThat(answer.finishReason()).isEqualTo(FinishReason.PAUSE);
    }

    @Test
    void aRepeatedStartIsPassedOver() throws WireException {
        Answer answer = Decoded.events(
                        protocol,
                        START,
                        blockStart(0, "{\"type\":\"text\",\"text\":\"\"}"),
                        delta(0, "{\"type\":\"text_delta\",\"text\":\"One\"}"),
                        "{\"type\":\"message_start\",\"message\":{\"id\":\"other\",\"model\":\"m\","
                                + "\"usage\":{\"input_tokens\":9999}}}",
                        delta(0, "{\"type\":\"text_delta\",\"text\":\" two\"}"),
                        blockStop(0),
                        messageDelta("end_turn", "{\"output_tokens\":7}"),
                        STOP)
                .answer();

        assertThat(answer.text()).isEqualTo("One two");
        assertThat(answer.requestId()).isEqualTo("msg_1");
        assertThat(answer.usage().inputTokens()).isEqualTo(240);
    }

    @ParameterizedTest
    @CsvSource({
        "end_turn,STOP", "stop_sequence,STOP", "max_tokens,LENGTH", "model_context_window_exceeded,LENGTH",
        "tool_use,TOOL_CALLS", "refusal,REFUSAL", "pause_turn,PAUSE", "compaction,OTHER"
    })
    void everyStopReasonHasItsMeaning(String raw, FinishReason expected) throws WireException {
        Answer answer = Decoded.events(protocol, START, messageDelta(raw, "{\"output_tokens\":1}"), STOP)
                .answer();

        assertThat(answer.finishReason()).isEqualTo(expected);
        assertThat(answer.rawFinishReason()).isEqualTo(raw);
    }

    @Test
    void anErrorInsideTheStreamEndsIt() {
        WireException thrown = catchThrowableOfType(
                WireException.class,
                () -> Decoded.events(
                        protocol,
                        START,
                        "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"},"
                                + "\"request_id\":\"req_9\"}"));

        assertThat(thrown.error().kind()).isEqualTo(ErrorKind.OVERLOADED);
        assertThat(thrown.error().retryable()).isTrue();
        assertThat(thrown.error().providerMessage()).isEqualTo("Overloaded");
        assertThat(thrown.error().requestId()).isEqualTo("req_9");
    }

    @Test
    void theEndMarkOfAnotherProtocolIsPassedOver() throws WireException {
        Decoded decoded = new Decoded(protocol);

        protocol.decoder(decoded).event(WireEvent.of(null, "[DONE] "));

        assertThat(decoded.answer().isEmpty()).isTrue();
    }

    @Test
    void brokenJsonIsAMalformedResponse() {
        WireException thrown = catchThrowableOfType(
                WireException.class,
                () -> protocol.decoder(new Decoded(protocol))
                        .event(WireEvent.of("content_block_delta", "{\"type\":\"content_block_delta\",\"del")));

        assertThat(thrown.error().kind()).isEqualTo(ErrorKind.MALFORMED_RESPONSE);
    }

    @Test
    void aWholeMessageReadsLikeItsStream() throws WireException {
        Decoded decoded = Decoded.whole(protocol, """
                {"id":"msg_2","type":"message","role":"assistant","model":"claude-x-1","content":[
                  {"type":"thinking","thinking":"Hm","signature":"c2ln"},
                  {"type":"text","text":"Good day"},
                  {"type":"tool_use","id":"toolu_1","name":"weather","input":{"city":"Bern"}}],
                 "stop_reason":"tool_use","usage":{"input_tokens":3,"output_tokens":4}}""");

        assertThat(decoded.answer().message().parts())
                .containsExactly(
                        new Part.Reasoning("Hm", "{\"type\":\"thinking\",\"signature\":\"c2ln\"}"),
                        new Part.Text("Good day"),
                        new Part.ToolCall("toolu_1", "weather", "{\"city\":\"Bern\"}", null));
        assertThat(decoded.answer().finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
        assertThat(decoded.answer().usage()).isEqualTo(Usage.of(3, 4, Basis.MEASURED));
        assertThat(decoded.complete()).isTrue();
    }

    private static String blockStart(int index, String block) {
        return "{\"type\":\"content_block_start\",\"index\":" + index + ",\"content_block\":" + block + "}";
    }

    private static String delta(int index, String delta) {
        return "{\"type\":\"content_block_delta\",\"index\":" + index + ",\"delta\":" + delta + "}";
    }

    private static String blockStop(int index) {
        return "{\"type\":\"content_block_stop\",\"index\":" + index + "}";
    }

    private static String messageDelta(String reason, String usage) {
        return "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"" + reason + "\"},\"usage\":" + usage + "}";
    }
}
