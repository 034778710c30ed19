package dev.trivium.provider.anthropic;

import static dev.trivium.provider.Bodies.WEATHER;
import static dev.trivium.provider.Bodies.assertRefused;
import static dev.trivium.provider.Bodies.hello;
import static dev.trivium.provider.Bodies.json;
import static dev.trivium.provider.Bodies.toolTurn;
import static dev.trivium.provider.Bodies.user;
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
import dev.trivium.provider.http.ModelPage;
import dev.trivium.provider.http.WireException;
import dev.trivium.provider.http.WireRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AnthropicRequestTest {

    private final AnthropicProtocol protocol = new AnthropicProtocol();

    @Test
    void theAddressTheVersionAndTheKeyAreWhereTheApiWantsThem() throws WireException {
        WireRequest request = protocol.chat("claude-x", hello());

        assertThat(request.path()).isEqualTo("v1/messages");
        assertThat(request.headers()).containsEntry("anthropic-version", "2023-06-01");
        assertThat(protocol.authentication("k")).containsExactly(Map.entry("x-api-key", "k"));
    }

    @Test
    void aPlainRequestSetsTheLimitThatTheApiDemands() throws WireException {
        assertThat(body(hello()))
                .isEqualTo(json("{'model':'claude-x','max_tokens':4096,'stream':true,"
                        + "'messages':[{'role':'user','content':[{'type':'text','text':'Hello'}]}]}"));
    }

    @Test
    void systemTextStandsApartAndTurnsOfOneSideAreJoined() throws WireException {
        JsonNode body = body(ChatRequest.of(
                Message.system("Be brief."),
                Message.system("Be kind."),
                Message.user("One"),
                Message.user("Two"),
                Message.assistant(""),
                Message.assistant("Three"),
                Message.user("Four")));

        assertThat(body.get("system").stringValue()).isEqualTo("Be brief.\n\nBe kind.");
        assertThat(body.get("messages"))
                .isEqualTo(
                        json("[{'role':'user','content':[{'type':'text','text':'One'},{'type':'text','text':'Two'}]},"
                                + "{'role':'assistant','content':[{'type':'text','text':'Three'}]},"
                                + "{'role':'user','content':[{'type':'text','text':'Four'}]}]"));
    }

    @Test
    void samplingParametersAreSentAndTheSeedIsNot() throws WireException {
        JsonNode body = body(hello().withParameters(Bodies.EVERY_SAMPLING));

        assertThat(body.get("temperature")).isEqualTo(json("0.5"));
        assertThat(body.get("top_p")).isEqualTo(json("0.9"));
        assertThat(body.get("max_tokens")).isEqualTo(json("100"));
        assertThat(body.get("stop_sequences")).isEqualTo(json("['END','STOP']"));
        assertThat(body.has("seed")).isFalse();
    }

    @Test
    void anEffortAsksForAdaptiveThinking() throws WireException {
        JsonNode body = body(hello().withParameters(Parameters.NONE.withReasoningEffort("high")));

        assertThat(body.get("thinking")).isEqualTo(json("{'type':'adaptive','display':'summarized'}"));
        assertThat(body.get("output_config")).isEqualTo(json("{'effort':'high'}"));
        assertThat(body.get("max_tokens")).isEqualTo(json("16384"));
    }

    @Test
    void aBudgetAsksForThinkingWithItAndLeavesRoomForTheAnswer() throws WireException {
        JsonNode body = body(hello().withParameters(Parameters.NONE.withReasoningBudget(2000)));

        assertThat(body.get("thinking")).isEqualTo(json("{'type':'enabled','budget_tokens':2000}"));
        assertThat(body.get("max_tokens")).isEqualTo(json("6096"));
    }

    @Test
    void noEffortAndNoBudgetDisableThinking() throws WireException {
        JsonNode disabled = json("{'type':'disabled'}");

        JsonNode none = body(hello().withParameters(Parameters.NONE.withReasoningEffort("none")));
        assertThat(none.get("thinking")).isEqualTo(disabled);
        assertThat(none.has("output_config")).isFalse();
        assertThat(none.get("max_tokens")).isEqualTo(json("4096"));
        assertThat(body(hello().withParameters(Parameters.NONE.withReasoningBudget(0)))
                        .get("thinking"))
                .isEqualTo(disabled);
    }

    @Test
    void aSchemaShapesTheOutputBesideTheEffort() throws WireException {
        JsonNode body = body(hello().withParameters(Parameters.NONE.withReasoningEffort("low"))
                .withFormat(new ResponseFormat.JsonSchema("answer", "{\"type\":\"object\"}", true)));

        assertThat(body.get("output_config"))
                .isEqualTo(json("{'effort':'low','format':{'type':'json_schema','schema':{'type':'object'}}}"));
    }

    @Test
    void toolsAndTheirChoiceAreSent() throws WireException {
        JsonNode body = body(hello().withTools(List.of(WEATHER), new ToolChoice.Named("weather")));

        assertThat(body.get("tools"))
                .isEqualTo(json("[{'name':'weather','description':'Tells the weather',"
                        + "'input_schema':{'type':'object','properties':{}}}]"));
        assertThat(body.get("tool_choice")).isEqualTo(json("{'type':'tool','name':'weather'}"));
        assertThat(choice(new ToolChoice.Auto())).isEqualTo(json("{'type':'auto'}"));
        assertThat(choice(new ToolChoice.None())).isEqualTo(json("{'type':'none'}"));
        assertThat(choice(new ToolChoice.Required())).isEqualTo(json("{'type':'any'}"));
    }

    @Test
    void callsAndResultsGoBackAsBlocksAndForeignIdsAreMadeToFit() throws WireException {
        JsonNode body = body(toolTurn(
                new Part.ToolCall("functions.weather:0", "weather", "{\"city\":\"Bern\"}", null),
                new Part.ToolResult("functions.weather:0", "weather", "no such city", true)));

        assertThat(body.get("messages").get(1).get("content").get(1))
                .isEqualTo(json("{'type':'tool_use','id':'functions_weather_0','name':'weather',"
                        + "'input':{'city':'Bern'}}"));
        assertThat(body.get("messages").get(2))
                .isEqualTo(json("{'role':'user','content':[{'type':'tool_result',"
                        + "'tool_use_id':'functions_weather_0','content':'no such city','is_error':true},"
                        + "{'type':'text','text':'And?'}]}"));
    }

    @Test
    void picturesAndDocumentsAreSentAsBytesOrAddress() throws WireException {
        JsonNode content = body(user(
                        new Part.Image(Bodies.PNG),
                        new Part.Image(Bodies.PNG_ADDRESS),
                        new Part.Document(Bodies.PDF),
                        new Part.Document(Media.of("text/markdown", "# Hi".getBytes(StandardCharsets.UTF_8), null))))
                .get("messages")
                .get(0)
                .get("content");

        assertThat(content)
                .isEqualTo(json("[{'type':'image','source':{'type':'base64','media_type':'image/png','data':'AQID'}},"
                        + "{'type':'image','source':{'type':'url','url':'https://example.org/dot.png'}},"
                        + "{'type':'document','source':{'type':'base64','media_type':'application/pdf',"
                        + "'data':'BAUG'},'title':'paper.pdf'},"
                        + "{'type':'document','source':{'type':'text','media_type':'text/plain','data':'# Hi'}}]"));
    }

    @Test
    void whatTheApiDoesNotReadIsRefusedBeforeAnythingIsSent() {
        Media tiff = Media.of("image/tiff", new byte[] {1}, null);

        assertRefused(protocol, user(new Part.Image(tiff)), "image/tiff", "PNG");
        assertRefused(protocol, user(new Part.Document(tiff)), "image/tiff", "PDF");
    }

    @Test
    void signedReasoningGoesBackUnchangedAndTheRestStaysHere() throws WireException {
        ChatRequest request = ChatRequest.of(
                Message.user("Q"),
                new Message(
                        Role.ASSISTANT,
                        List.of(
                                new Part.Reasoning("Let me see.", "{\"type\":\"thinking\",\"signature\":\"c2ln\"}"),
                                new Part.Reasoning("", "{\"type\":\"redacted_thinking\",\"data\":\"ZGF0YQ==\"}"),
                                new Part.Reasoning("unsigned", null),
                                new Part.Reasoning("", "{\"thoughtSignature\":\"other\"}"),
                                new Part.Text("A"))),
                Message.user("Q2"));

        assertThat(body(request).get("messages").get(1).get("content"))
                .isEqualTo(json("[{'type':'thinking','thinking':'Let me see.','signature':'c2ln'},"
                        + "{'type':'redacted_thinking','data':'ZGF0YQ=='},{'type':'text','text':'A'}]"));
    }

    @Test
    void jsonThatIsNotAnObjectIsRefusedByName() {
        assertRefused(
                protocol,
                toolTurn(
                        new Part.ToolCall("c1", "weather", "{\"ci", null),
                        new Part.ToolResult("c1", "weather", "x", false)),
                "weather",
                "not a JSON object");
        assertRefused(
                protocol, hello().withFormat(new ResponseFormat.JsonSchema("answer", "[]", true)), "answer", "schema");
    }

    @Test
    void modelsAreListedPageByPage() {
        assertThat(protocol.listModels(null).path()).isEqualTo("v1/models?limit=1000");
        assertThat(protocol.listModels("a b").path()).isEqualTo("v1/models?limit=1000&after_id=a+b");
        assertThat(protocol.listModels(null).headers()).containsKey("anthropic-version");

        ModelPage page = protocol.models(
                json("{'data':[{'type':'model','id':'claude-x','display_name':'Claude X','max_input_tokens':200000},"
                        + "{'type':'model','id':'claude-y'}],'has_more':true,'last_id':'claude-y'}"));
        assertThat(page.models())
                .containsExactly(
                        new ModelPage.RemoteModel("claude-x", "Claude X", 200_000L),
                        new ModelPage.RemoteModel("claude-y", null, null));
        assertThat(page.next()).isEqualTo("claude-y");
        assertThat(protocol.models(json("{'data':[],'has_more':false,'last_id':'x'}"))
                        .next())
                .isNull();
    }

    private JsonNode body(ChatRequest request) throws WireException {
        return Bodies.body(protocol, "claude-x", request);
    }

    private JsonNode choice(ToolChoice choice) throws WireException {
        return body(hello().withTools(List.of(WEATHER), choice)).get("tool_choice");
    }
}
