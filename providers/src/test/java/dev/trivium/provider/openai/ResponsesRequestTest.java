package dev.trivium.provider.openai;

import static dev.trivium.provider.Bodies.body;
import static dev.trivium.provider.Bodies.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.Media;
import dev.trivium.chat.Message;
import dev.trivium.chat.Parameters;
import dev.trivium.chat.Part;
import dev.trivium.chat.ResponseFormat;
import dev.trivium.chat.Role;
import dev.trivium.chat.ToolChoice;
import dev.trivium.provider.Bodies;
import dev.trivium.provider.http.WireException;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ResponsesRequestTest {

    private static final OpenAiResponsesProtocol OPENAI = protocol();

    @Test
    void aConversationBecomesItemsAndNothingIsStored() throws WireException {
        ChatRequest request = ChatRequest.of(
                        Message.system("Be brief."),
                        Message.user("Hi"),
                        Message.assistant("Hello."),
                        Message.user("Bye"))
                .withParameters(new Parameters(0.5, 0.9, 100, List.of(), 7L, "low", null));

        assertThat(body(OPENAI, "gpt-5", request)).isEqualTo(json("""
                {'model':'gpt-5','input':[
                  {'role':'developer','content':[{'type':'input_text','text':'Be brief.'}]},
                  {'role':'user','content':[{'type':'input_text','text':'Hi'}]},
                  {'role':'assistant','content':[{'type':'output_text','text':'Hello.'}]},
                  {'role':'user','content':[{'type':'input_text','text':'Bye'}]}],
                 'temperature':0.5,'top_p':0.9,'max_output_tokens':100,
                 'reasoning':{'effort':'low','summary':'auto'},
                 'store':false,'include':['reasoning.encrypted_content'],'stream':true}"""));
        assertThat(OPENAI.chat("m", request).path()).isEqualTo("responses");
    }

    @Test
    void modelsThatDoNotReasonAreNotAskedForReasoning() throws WireException {
        assertThat(body(OPENAI, "gpt-4o-mini", Bodies.hello()).has("include")).isFalse();
        assertThat(body(OPENAI, "o4-mini", Bodies.hello()).has("include")).isTrue();
    }

    @Test
    void imagesAndFilesTravelByBytesOrAddress() throws WireException {
        Media address = Media.at("application/pdf", URI.create("https://example.org/a.pdf"));
        ChatRequest request = Bodies.user(
                new Part.Text("Look"),
                new Part.Image(Bodies.PNG),
                new Part.Document(Bodies.PDF),
                new Part.Document(address));

        assertThat(body(OPENAI, "m", request).path("input").path(0).path("content"))
                .isEqualTo(json("""
                [{'type':'input_text','text':'Look'},
                 {'type':'input_image','image_url':'data:image/png;base64,AQID'},
                 {'type':'input_file','filename':'paper.pdf','file_data':'data:application/pdf;base64,BAUG'},
                 {'type':'input_file','file_url':'https://example.org/a.pdf'}]"""));
    }

    @Test
    void callsResultsAndReasoningAreItemsInTheirOrder() throws WireException {
        String reasoning =
                "{'type':'reasoning','id':'rs_1','summary':[],'encrypted_content':'gAAA'}".replace('\'', '"');
        ChatRequest request = ChatRequest.of(
                        new Message(
                                Role.ASSISTANT,
                                List.of(
                                        new Part.Reasoning("Hm", reasoning),
                                        new Part.Reasoning("", "{\"signature\":\"of another protocol\"}"),
                                        new Part.Text("I look."),
                                        new Part.ToolCall("c1", "weather", "{}", null))),
                        new Message(Role.TOOL, List.of(new Part.ToolResult("c1", "weather", "sunny", false))))
                .withTools(List.of(Bodies.WEATHER), new ToolChoice.Named("weather"));

        JsonNode body = body(OPENAI, "m", request);

        assertThat(body.path("input")).isEqualTo(json("""
                [{'type':'reasoning','id':'rs_1','summary':[],'encrypted_content':'gAAA'},
                 {'role':'assistant','content':[{'type':'output_text','text':'I look.'}]},
                 {'type':'function_call','call_id':'c1','name':'weather','arguments':'{}'},
                 {'type':'function_call_output','call_id':'c1','output':'sunny'}]"""));
        assertThat(body.path("tools")).isEqualTo(json("""
                [{'type':'function','name':'weather','description':'Tells the weather',
                  'parameters':{'type':'object','properties':{}},'strict':false}]"""));
        assertThat(body.path("tool_choice")).isEqualTo(json("{'type':'function','name':'weather'}"));
    }

    @Test
    void structuredOutputIsAskedFor() throws WireException {
        ChatRequest request =
                Bodies.hello().withFormat(new ResponseFormat.JsonSchema("shape", "{\"type\":\"object\"}", true));

        assertThat(body(OPENAI, "m", request).path("text").path("format"))
                .isEqualTo(json("{'type':'json_schema','name':'shape','strict':true,'schema':{'type':'object'}}"));
    }

    @Test
    void stopTextsAreRefusedSinceTheProtocolHasNone() {
        Bodies.assertRefused(
                OPENAI,
                Bodies.hello().withParameters(Parameters.NONE.withStop(List.of("END"))),
                "no stop texts",
                "openai-chat");
    }

    static OpenAiResponsesProtocol protocol() {
        return new OpenAiResponsesProtocol(
                Objects.requireNonNull(Dialects.bundled().find("openai")));
    }
}
