package dev.trivium.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.trivium.chat.ChatError;
import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.FinishReason;
import dev.trivium.chat.Part;
import dev.trivium.provider.Bodies;
import dev.trivium.provider.Decoded;
import dev.trivium.provider.http.StreamDecoder;
import dev.trivium.provider.http.WireEvent;
import dev.trivium.provider.http.WireException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatDecoderTest {

    private static final String ROLE =
            "{'id':'c','model':'m-1','choices':[{'index':0,'delta':{'role':'assistant','content':''},'finish_reason':null}]}";
    private static final String STOP = "{'choices':[{'index':0,'delta':{},'finish_reason':'stop'}]}";

    @Test
    void textFinishUsageAndModelAreRead() throws WireException {
        Decoded read = read(
                "generic",
                ROLE,
                delta("'content':'Hel'"),
                delta("'content':'lo'"),
                delta("'content':' there'"),
                STOP,
                "{'choices':[],'usage':{'prompt_tokens':10,'completion_tokens':4,'total_tokens':14,"
                        + "'prompt_tokens_details':{'cached_tokens':6},'completion_tokens_details':{'reasoning_tokens':1}}}",
                "[DONE]");

        assertThat(read.pieces()).containsExactly("Hel", "lo", " there");
        assertThat(read.answer().finishReason()).isEqualTo(FinishReason.STOP);
        assertThat(read.answer().servedModel()).isEqualTo("m-1");
        assertThat(read.answer().usage().inputTokens()).isEqualTo(10);
        assertThat(read.answer().usage().cachedInputTokens()).isEqualTo(6);
        assertThat(read.answer().usage().outputTokens()).isEqualTo(4);
        assertThat(read.answer().usage().reasoningTokens()).isEqualTo(1);
        assertThat(read.complete()).isTrue();
    }

    @Test
    void chunksWithoutChoicesDoNotDisturb() throws WireException {
        Decoded read = read(
                "azure",
                "{'choices':[],'id':'','model':'','prompt_filter_results':[]}",
                "{'choices':null}",
                "{'object':'ping'}",
                delta("'content':'a'"),
                "{'choices':[{'index':0,'content_filter_offsets':{'check_offset':1}}]}",
                delta("'content':'b'"),
                STOP);

        assertThat(read.answer().text()).isEqualTo("ab");
        assertThat(read.complete()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'reasoning':'Hm'",
                "'reasoning_content':'Hm'",
                "'reasoning':'Hm','reasoning_content':'Hm'",
                "'reasoning':'Hm','reasoning_details':[{'type':'reasoning.text','text':'Hm','index':0}]",
                "'reasoning_details':[{'type':'reasoning.summary','summary':'Hm','index':0}]",
                "'content':[{'type':'thinking','thinking':[{'type':'text','text':'Hm'}]}]",
                "'content':'','reasoning_content':'Hm'"
            })
    void reasoningIsReadOnceWhereverItStands(String fields) throws WireException {
        for (int before = 0; before < 4; before++) {
            String[] events = new String[before + 3];
            java.util.Arrays.fill(events, 0, before, ROLE);
            events[before] = delta(fields);
            events[before + 1] = delta("'content':'Yes'");
            events[before + 2] = STOP;

            Decoded read = read("generic", events);

            assertThat(read.answer().reasoning()).isEqualTo("Hm");
            assertThat(read.answer().text()).isEqualTo("Yes");
        }
    }

    @Test
    void reasoningDetailsAreKeptToBeSentBack() throws WireException {
        Decoded read = read(
                "openrouter",
                delta("'reasoning':'H','reasoning_details':[{'type':'reasoning.text','text':'H','index':0}]"),
                delta("'reasoning':'m','reasoning_details':[{'type':'reasoning.text','text':'m','index':0}]"),
                delta("'reasoning_details':[{'type':'reasoning.text','signature':'sig','index':0}]"),
                delta("'content':'Yes'"),
                STOP);

        assertThat(read.answer().message().parts())
                .containsExactly(
                        new Part.Reasoning(
                                "Hm",
                                "{\"reasoning_details\":[{\"type\":\"reasoning.text\",\"text\":\"Hm\",\"index\":0,\"signature\":\"sig\"}]}"),
                        new Part.Text("Yes"));
    }

    @Test
    void thinkTagsAtTheStartAreReasoningHoweverTheyAreCut() throws WireException {
        String text = "\n<think>a < b</th</think>\n\nYes <think>no</think>";
        for (int cut = 1; cut < text.length(); cut++) {
            Decoded read =
                    read("generic", ROLE, ROLE, content(text.substring(0, cut)), content(text.substring(cut)), STOP);

            assertThat(read.answer().reasoning()).isEqualTo("a < b</th");
            assertThat(read.answer().text()).isEqualTo("Yes <think>no</think>");
        }
        assertThat(read("openai", content(text), STOP).answer().text()).isEqualTo(text);
        assertThat(read("generic", content(" <thi"), STOP).answer().text()).isEqualTo(" <thi");
        assertThat(read("generic", content("<think>cut")).answer().reasoning()).isEqualTo("cut");
    }

    @Test
    void callsOfToolsMayInterleave() throws WireException {
        Decoded read = read(
                "openai",
                calls("{'index':0,'id':'a','function':{'name':'one','arguments':''}}"),
                calls("{'index':1,'id':'b','function':{'name':'two','arguments':'{'}}"),
                calls(
                        "{'index':0,'function':{'arguments':'{}'}},{'index':1,'id':null,'function':{'name':'','arguments':'}'}}"),
                STOP);

        assertThat(read.answer().toolCalls())
                .containsExactly(new Part.ToolCall("a", "one", "{}", null), new Part.ToolCall("b", "two", "{}", null));
        assertThat(read.answer().finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'index':1,'id':'a','function':{'name':'f','arguments':'{'}}|{'index':1,'function':{'arguments':'}'}}",
                "{'id':'a','function':{'name':'f','arguments':'{'}}|{'function':{'arguments':'}'}}",
                "{'id':'a','function':{'name':'f','arguments':'{'}}|{'id':'a','function':{'name':'f','arguments':'}'}}",
                "{'index':0,'id':'a','function':{'name':'f','arguments':{}}}|{'index':0,'function':{'arguments':''}}",
                "{'index':0,'id':'a','function':{'name':'f','arguments':'{}'}}|{'index':1,'id':'a','function':{'name':'f','arguments':'{}'}}",
                "{'index':0,'id':'a','function':{'name':'f'}}|{'index':0,'id':'x','function':{'arguments':'{}'}}"
            })
    void aCallIsPutTogetherThoughItsIndexOrIdIsOdd(String fragments) throws WireException {
        String[] both = fragments.split("\\|");

        Decoded read = read("generic", calls(both[0]), calls(both[1]), STOP);

        assertThat(read.answer().toolCalls()).containsExactly(new Part.ToolCall("a", "f", "{}", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'index':0,'id':'a','function':{'name':'f'}}|{'index':0,'id':'b','function':{'name':'g'}}",
                "{'id':'a','function':{'name':'f'}}|{'id':'b','function':{'name':'g'}}",
                "{'function':{'name':'f','arguments':'{}'}}|{'function':{'name':'g','arguments':'{}'}}"
            })
    void twoCallsStayTwo(String fragments) throws WireException {
        String[] both = fragments.split("\\|");

        Decoded read = read("generic", calls(both[0]), calls(both[1]), STOP);

        assertThat(read.answer().toolCalls()).extracting(Part.ToolCall::name).containsExactly("f", "g");
        assertThat(read.answer().toolCalls())
                .extracting(Part.ToolCall::id)
                .doesNotContain("")
                .doesNotHaveDuplicates();
    }

    @Test
    void theOlderFormOfACallIsRead() throws WireException {
        Decoded read = read(
                "generic",
                delta("'function_call':{'name':'f','arguments':'{'}"),
                delta("'function_call':{'arguments':'}'}"),
                "{'choices':[{'index':0,'delta':{},'finish_reason':'function_call'}]}");

        assertThat(read.answer().toolCalls()).hasSize(1);
        assertThat(read.answer().toolCalls().get(0).arguments()).isEqualTo("{}");
        assertThat(read.answer().finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
    }

    @Test
    void aRefusalIsTextAndSaidToBeOne() throws WireException {
        Decoded read = read("openai", ROLE, ROLE, delta("'refusal':'I can’t '"), delta("'refusal':'help.'"), STOP);

        assertThat(read.answer().text()).isEqualTo("I can’t help.");
        assertThat(read.answer().finishReason()).isEqualTo(FinishReason.REFUSAL);
        assertThat(read.answer().rawFinishReason()).isEqualTo("stop");
    }

    @ParameterizedTest
    @CsvSource({
        "stop,STOP",
        "length,LENGTH",
        "model_length,LENGTH",
        "tool_calls,TOOL_CALLS",
        "content_filter,CONTENT_FILTER",
        "refusal,REFUSAL",
        "strange,OTHER"
    })
    void finishReasonsKeepTheirOwnWord(String raw, FinishReason reason) throws WireException {
        Decoded read =
                read("generic", content("a"), "{'choices':[{'index':0,'delta':{},'finish_reason':'" + raw + "'}]}");

        assertThat(read.answer().finishReason()).isEqualTo(reason);
        assertThat(read.answer().rawFinishReason()).isEqualTo(raw);
    }

    @Test
    void completeMeansAFinishReasonOrTheEndMarkAfterOutput() throws WireException {
        assertThat(read("generic", content("a")).complete()).isFalse();
        assertThat(read("generic", content("a"), "{'choices':[{'delta':{},'finish_reason':''}]}")
                        .complete())
                .isFalse();
        assertThat(read("generic", ROLE, "[DONE]").complete()).isFalse();
        assertThat(read("generic", content("a"), STOP).complete()).isTrue();
        Decoded unreasoned = read("generic", content("a"), " [DONE] ");
        assertThat(unreasoned.complete()).isTrue();
        assertThat(unreasoned.answer().finishReason()).isEqualTo(FinishReason.OTHER);
        assertThat(read("generic", content("[DONE]"), content("a")).answer().text())
                .isEqualTo("[DONE]a");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "\"{'error':{'code':502,'message':'Upstream failed'},'choices':[{'delta':{},'finish_reason':'error'}]}\",SERVER",
                "\"{'error':{'code':429,'message':'slow down'}}\",RATE_LIMIT",
                "\"{'error':'out of memory'}\",SERVER",
                "\"{'object':'error','message':'bad','type':'BadRequestError','code':400}\",INVALID_REQUEST",
                "\"{'choices':[{'delta':{},'finish_reason':'error'}]}\",SERVER",
                "\"{'choices':[{'delta':{},'finish_reason':'insufficient_system_resource'}]}\",OVERLOADED"
            })
    void anErrorInsideTheStreamEndsIt(String event, ErrorKind kind) throws WireException {
        for (int before = 0; before < 4; before++) {
            String[] events = new String[before + 1];
            java.util.Arrays.fill(events, content("a"));
            events[before] = event;

            WireException thrown = catchThrowableOfType(WireException.class, () -> read("openrouter", events));

            assertThat(thrown.error().kind()).isEqualTo(kind);
        }
    }

    @Test
    void anEventNamedErrorIsOneWhateverItsShape() {
        StreamDecoder decoder = ChatRequestTest.protocol("groq").decoder(new Decoded(ChatRequestTest.protocol("groq")));

        assertThatThrownBy(() -> decoder.event(WireEvent.of(
                        "error", "{\"status_code\":400,\"code\":\"tool_use_failed\",\"message\":\"no such tool\"}")))
                .isInstanceOfSatisfying(WireException.class, e -> {
                    ChatError error = e.error();
                    assertThat(error.providerMessage()).isEqualTo("no such tool");
                });
    }

    @Test
    void whatIsNotJsonIsSaid() {
        assertThatThrownBy(() -> read("generic", "{'choices':[{'delta':{'content':'a"))
                .isInstanceOfSatisfying(
                        WireException.class, e -> assertThat(e.error().kind()).isEqualTo(ErrorKind.MALFORMED_RESPONSE));
    }

    @Test
    void aCharacterThatTheServerCutInTwoIsReplaced() throws WireException {
        byte[] bytes = "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a?b\"}}]}".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = bytes[i] == '?' ? (byte) 0xF0 : bytes[i];
        }
        Decoded sink = new Decoded(ChatRequestTest.protocol("generic"));
        StreamDecoder decoder = ChatRequestTest.protocol("generic").decoder(sink);
        for (int i = 0; i < 4; i++) {
            decoder.event(new WireEvent(null, new WireEvent.Slice(bytes, 0, bytes.length)));
        }

        assertThat(sink.answer().text()).isEqualTo("a\uFFFDb".repeat(4));
    }

    @Test
    void onlyTheFirstChoiceIsRead() throws WireException {
        Decoded read = read(
                "generic",
                "{'choices':[{'index':0,'delta':{'content':'a'}},{'index':1,'delta':{'content':'x'}}]}",
                "{'choices':[{'index':1,'delta':{'content':'x'}}]}",
                "{'choices':[{'index':1,'delta':{'content':'x'}}]}",
                delta("'content':'b'"),
                STOP);

        assertThat(read.answer().text()).isEqualTo("ab");
    }

    @Test
    void usageIsFoundInOddPlaces() throws WireException {
        String counts = "{'prompt_tokens':3,'completion_tokens':2,'total_tokens':5}";
        for (String event : List.of(
                "{'choices':[{'index':0,'delta':{},'finish_reason':'stop'}],'x_groq':{'id':'req_1','usage':" + counts
                        + "}}",
                "{'choices':[{'index':0,'delta':{},'finish_reason':'stop','usage':" + counts + "}]}",
                "{'choices':[{'index':0,'delta':{},'finish_reason':'stop'}],'usage':" + counts + "}")) {
            Decoded read = read("groq", ROLE, content("a"), content("b"), event);

            assertThat(read.answer().usage().inputTokens()).isEqualTo(3);
            assertThat(read.answer().usage().outputTokens()).isEqualTo(2);
        }
    }

    @Test
    void anAnswerThatComesWholeReadsTheSame() throws WireException {
        Decoded read = Decoded.whole(
                ChatRequestTest.protocol("generic"), Bodies.json("""
                {'id':'x','model':'m','choices':[{'index':0,'finish_reason':'tool_calls','message':{'role':'assistant',
                 'content':'<think>Hm</think>Yes','tool_calls':[{'id':'a','type':'function',
                 'function':{'name':'f','arguments':'{}'}}]}}],
                 'usage':{'prompt_tokens':3,'completion_tokens':2,'total_tokens':5}}""").toString());

        assertThat(read.answer().reasoning()).isEqualTo("Hm");
        assertThat(read.answer().text()).isEqualTo("Yes");
        assertThat(read.answer().toolCalls()).containsExactly(new Part.ToolCall("a", "f", "{}", null));
        assertThat(read.answer().finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
        assertThat(read.complete()).isTrue();
    }

    @Test
    void aWholeBodyThatIsNoAnswerIsAnError() {
        assertThatThrownBy(() -> Decoded.whole(ChatRequestTest.protocol("generic"), "{\"hello\":1}"))
                .isInstanceOfSatisfying(
                        WireException.class, e -> assertThat(e.error().kind()).isEqualTo(ErrorKind.MALFORMED_RESPONSE));
        assertThatThrownBy(() -> Decoded.whole(
                        ChatRequestTest.protocol("generic"),
                        "{\"error\":{\"code\":\"insufficient_quota\",\"message\":\"x\"}}"))
                .isInstanceOfSatisfying(
                        WireException.class, e -> assertThat(e.error().kind()).isEqualTo(ErrorKind.QUOTA));
    }

    static Decoded read(String dialect, String... events) throws WireException {
        Decoded read = new Decoded(ChatRequestTest.protocol(dialect));
        for (String event : events) {
            read.raw(null, event.replace('\'', '"'));
        }
        return read.end();
    }

    private static String delta(String fields) {
        return "{'id':'c','model':'m-1','choices':[{'index':0,'delta':{" + fields
                + "},'finish_reason':null}],'usage':null}";
    }

    private static String content(String text) {
        return delta("'content':" + dev.trivium.provider.http.Json.MAPPER.writeValueAsString(text));
    }

    private static String calls(String fragments) {
        return delta("'tool_calls':[" + fragments + "]");
    }
}
