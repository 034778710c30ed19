package dev.trivium.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.FinishReason;
import dev.trivium.chat.Part;
import dev.trivium.provider.Decoded;
import dev.trivium.provider.http.WireException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponsesDecoderTest {

    private static final String CREATED =
            "{'type':'response.created','response':{'model':'gpt-5-2025','status':'in_progress','error':null}}";
    private static final String COMPLETED =
            "{'type':'response.completed','response':{'status':'completed','error':null,"
                    + "'output':[],'usage':{'input_tokens':9,'input_tokens_details':{'cached_tokens':4},'output_tokens':7,"
                    + "'output_tokens_details':{'reasoning_tokens':5},'total_tokens':16}}}";

    @Test
    void textUsageAndModelAreRead() throws WireException {
        Decoded read = read(CREATED, text(0, "Hel"), text(0, "lo"), COMPLETED);

        assertThat(read.pieces()).containsExactly("Hel", "lo");
        assertThat(read.answer().servedModel()).isEqualTo("gpt-5-2025");
        assertThat(read.answer().finishReason()).isEqualTo(FinishReason.STOP);
        assertThat(read.answer().usage().inputTokens()).isEqualTo(9);
        assertThat(read.answer().usage().cachedInputTokens()).isEqualTo(4);
        assertThat(read.answer().usage().outputTokens()).isEqualTo(7);
        assertThat(read.answer().usage().reasoningTokens()).isEqualTo(5);
        assertThat(read.complete()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'response.output_text.done','output_index':0,'content_index':0,'text':'Hello'}",
                "{'type':'response.output_item.done','output_index':0,'item':{'type':'message','content':[{'type':'output_text','text':'Hello'}]}}",
                "{'type':'response.completed','response':{'status':'completed','output':[{'type':'message','content':[{'type':'output_text','text':'Hello'}]}]}}"
            })
    void textIsReadOnceThoughItIsSaidAgain(String again) throws WireException {
        assertThat(read(text(0, "Hel"), text(0, "lo"), again).answer().text()).isEqualTo("Hello");
        assertThat(read(again, again).answer().text()).isEqualTo("Hello");
    }

    @Test
    void partsOfASummaryAreParagraphs() throws WireException {
        Decoded read = read(summary(0, "On"), summary(0, "e"), summary(1, "Two"), text(1, "Yes"), COMPLETED);

        assertThat(read.answer().reasoning()).isEqualTo("One\n\nTwo");
    }

    @Test
    void encryptedReasoningIsKeptWholeAndInItsPlace() throws WireException {
        String item =
                "{'type':'reasoning','id':'rs_1','summary':[{'type':'summary_text','text':'One'}],'encrypted_content':'gAAA'}";
        Decoded read = read(
                summary(0, "One"),
                "{'type':'response.output_item.done','output_index':0,'item':" + item + "}",
                text(1, "Yes"),
                COMPLETED);

        assertThat(read.answer().message().parts())
                .containsExactly(new Part.Reasoning("One", item.replace('\'', '"')), new Part.Text("Yes"));
    }

    @Test
    void reasoningOfOpenModelsIsRead() throws WireException {
        Decoded read = read(
                "{'type':'response.reasoning_text.delta','output_index':0,'content_index':0,'delta':'Hm'}",
                "{'type':'response.reasoning_text.done','output_index':0,'content_index':0,'text':'Hm'}",
                text(1, "Yes"),
                COMPLETED);

        assertThat(read.answer().reasoning()).isEqualTo("Hm");
    }

    @Test
    void aCallIsReadOnceWhateverIdsAProxyMakesUp() throws WireException {
        Decoded read = read(
                "{'type':'response.output_item.added','output_index':0,'item':{'type':'function_call','id':'x1','call_id':'c1','name':'f','arguments':''}}",
                "{'type':'response.function_call_arguments.delta','output_index':0,'item_id':'x2','delta':'{'}",
                "{'type':'response.function_call_arguments.delta','output_index':0,'item_id':'x3','delta':'}'}",
                "{'type':'response.function_call_arguments.done','output_index':0,'item_id':'x4','arguments':'{}'}",
                "{'type':'response.output_item.done','output_index':0,'item':{'type':'function_call','id':'x5','call_id':'c1','name':'f','arguments':'{}'}}",
                "{'type':'response.completed','response':{'status':'completed','output':[{'type':'function_call','id':'x6','call_id':'c1','name':'f','arguments':'{}'}]}}");

        assertThat(read.answer().toolCalls()).containsExactly(new Part.ToolCall("c1", "f", "{}", null));
        assertThat(read.answer().finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
    }

    @Test
    void argumentsMayComeOnlyAtTheirEnd() throws WireException {
        Decoded read = read(
                "{'type':'response.output_item.added','output_index':2,'item':{'type':'function_call','call_id':'c1','name':'f','arguments':''}}",
                "{'type':'response.function_call_arguments.done','output_index':2,'arguments':'{}'}",
                COMPLETED);

        assertThat(read.answer().toolCalls()).containsExactly(new Part.ToolCall("c1", "f", "{}", null));
        assertThat(read.answer().finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
    }

    @Test
    void aCallThatWasCutIsKeptAsItIs() throws WireException {
        Decoded read = read(
                "{'type':'response.output_item.added','output_index':0,'item':{'type':'function_call','call_id':'c1','name':'f','arguments':''}}",
                "{'type':'response.function_call_arguments.delta','output_index':0,'delta':'{12'}");

        assertThat(read.complete()).isFalse();
        assertThat(read.answer().toolCalls()).containsExactly(new Part.ToolCall("c1", "f", "{12", null));
    }

    @Test
    void aRefusalIsTextAndSaidToBeOne() throws WireException {
        Decoded read = read(
                "{'type':'response.refusal.delta','output_index':0,'content_index':0,'delta':'No.'}",
                "{'type':'response.refusal.done','output_index':0,'content_index':0,'refusal':'No.'}",
                COMPLETED);

        assertThat(read.answer().text()).isEqualTo("No.");
        assertThat(read.answer().finishReason()).isEqualTo(FinishReason.REFUSAL);
    }

    @ParameterizedTest
    @CsvSource({"max_output_tokens,LENGTH", "content_filter,CONTENT_FILTER", "something,OTHER"})
    void anIncompleteResponseSaysWhy(String raw, FinishReason reason) throws WireException {
        Decoded read = read(
                text(0, "a"),
                "{'type':'response.incomplete','response':{'status':'incomplete','incomplete_details':{'reason':'" + raw
                        + "'},'output':[]}}");

        assertThat(read.answer().finishReason()).isEqualTo(reason);
        assertThat(read.answer().rawFinishReason()).isEqualTo(raw);
        assertThat(read.complete()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "\"{'type':'error','code':'insufficient_quota','message':'x','param':null}\",QUOTA",
                "\"{'type':'error','error':{'type':'insufficient_quota','code':'insufficient_quota','message':'x'}}\",QUOTA",
                "\"{'type':'error','error':{'type':'invalid_request_error','code':'context_length_exceeded','message':'x'}}\",CONTEXT_LENGTH",
                "\"{'type':'response.failed','response':{'status':'failed','error':{'code':'rate_limit_exceeded','message':'x'}}}\",RATE_LIMIT",
                "\"{'type':'response.failed','response':{'status':'failed','error':{'code':'server_error','message':'x'}}}\",SERVER",
                "\"{'type':'response.failed','response':{'status':'failed','error':{'code':'bio_policy','message':'x'}}}\",CONTENT_FILTER",
                "\"{'type':'response.failed','response':{'status':'failed','error':{'code':'image_too_large','message':'x'}}}\",INVALID_REQUEST",
                "\"{'type':'response.failed','response':{'status':'failed','error':{'code':'invalid_prompt','message':'x'}}}\",INVALID_REQUEST",
                "\"{'type':'response.failed','response':{'status':'failed','error':{'code':'vector_store_timeout','message':'x'}}}\",TIMEOUT",
                "\"{'type':'response.failed','response':{'status':'failed','error':null}}\",SERVER",
                "\"{'error':{'message':'x'}}\",SERVER"
            })
    void aFailureHasItsKind(String event, ErrorKind kind) {
        WireException thrown = catchThrowableOfType(WireException.class, () -> read(text(0, "a"), event));

        assertThat(thrown.error().kind()).isEqualTo(kind);
    }

    @Test
    void unknownEventsAndAnEndMarkThatIsNoneArePassedOver() throws WireException {
        Decoded read = read(
                "{'type':'keepalive'}",
                "{'type':'response.web_search_call.searching','output_index':0}",
                "{'type':'response.output_item.done','output_index':0,'item':{'type':'web_search_call','id':'w'}}",
                text(1, "a"),
                "[DONE]");

        assertThat(read.answer().text()).isEqualTo("a");
        assertThat(read.complete()).isFalse();
    }

    @Test
    void anAnswerThatComesWholeReadsTheSame() throws WireException {
        String body = "{'object':'response','status':'completed','error':null,'model':'m','output':["
                + "{'type':'reasoning','summary':[{'text':'One'},{'text':'Two'}]},"
                + "{'type':'message','content':[{'type':'output_text','text':'Yes'}]},"
                + "{'type':'function_call','call_id':'c1','name':'f','arguments':'{}'}],"
                + "'usage':{'input_tokens':9,'output_tokens':7,'total_tokens':16}}";
        Decoded read = Decoded.whole(ResponsesRequestTest.protocol(), body.replace('\'', '"'));

        assertThat(read.answer().reasoning()).isEqualTo("One\n\nTwo");
        assertThat(read.answer().text()).isEqualTo("Yes");
        assertThat(read.answer().toolCalls()).hasSize(1);
        assertThat(read.answer().finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
        assertThat(read.complete()).isTrue();
    }

    static Decoded read(String... events) throws WireException {
        Decoded read = new Decoded(ResponsesRequestTest.protocol());
        for (String event : events) {
            read.raw(null, event.replace('\'', '"'));
        }
        return read.end();
    }

    private static String text(int output, String text) {
        return "{'type':'response.output_text.delta','output_index':" + output + ",'content_index':0,'delta':'" + text
                + "','logprobs':[],'obfuscation':'x'}";
    }

    private static String summary(int part, String text) {
        return "{'type':'response.reasoning_summary_text.delta','output_index':0,'summary_index':" + part + ",'delta':'"
                + text + "'}";
    }
}
