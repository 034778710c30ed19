package dev.trivium.provider.ollama;

import static dev.trivium.provider.Bodies.WEATHER;
import static dev.trivium.provider.Bodies.assertRefused;
import static dev.trivium.provider.Bodies.hello;
import static dev.trivium.provider.Bodies.json;
import static dev.trivium.provider.Bodies.toolTurn;
import static dev.trivium.provider.Bodies.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.Message;
import dev.trivium.chat.Parameters;
import dev.trivium.chat.Part;
import dev.trivium.chat.ResponseFormat;
import dev.trivium.chat.Role;
import dev.trivium.chat.ToolChoice;
import dev.trivium.chat.ToolDefinition;
import dev.trivium.provider.Bodies;
import dev.trivium.provider.Decoded;
import dev.trivium.provider.http.ModelPage;
import dev.trivium.provider.http.WireException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class OllamaRequestTest {

    private final OllamaProtocol protocol = new OllamaProtocol();

    @Test
    void aPlainRequestStreamsAndRefusesToBeCut() throws WireException {
        assertThat(protocol.chat("small", hello()).path()).isEqualTo("api/chat");
        assertThat(protocol.authentication("k")).containsExactly(Map.entry("Authorization", "Bearer k"));
        assertThat(body(hello()))
                .isEqualTo(json("{'model':'small','messages':[{'role':'user','content':'Hello'}],"
                        + "'stream':true,'truncate':false}"));
    }

    @Test
    void theSystemTextAndTheTurnsAreMessages() throws WireException {
        assertThat(body(ChatRequest.of(
                                Message.system("Be brief."),
                                Message.user("One"),
                                Message.assistant("Two"),
                                Message.user("Three")))
                        .get("messages"))
                .isEqualTo(json("[{'role':'system','content':'Be brief.'},{'role':'user','content':'One'},"
                        + "{'role':'assistant','content':'Two'},{'role':'user','content':'Three'}]"));
    }

    @Test
    void samplingParametersAreOptions() throws WireException {
        assertThat(body(hello().withParameters(Bodies.EVERY_SAMPLING)).get("options"))
                .isEqualTo(json("{'temperature':0.5,'top_p':0.9,'num_predict':100,'stop':['END','STOP'],'seed':7}"));
    }

    @ParameterizedTest
    @CsvSource({"9000,100,4096", "9300,1000,8192", "20000,1536,16384", "9000000,1,1048576"})
    void aLongPromptAsksForALargerContext(int characters, int maxTokens, int context) throws WireException {
        JsonNode body = body(ChatRequest.of(Message.user("x".repeat(characters)))
                .withParameters(Parameters.NONE.withMaxTokens(maxTokens)));

        JsonNode asked = body.get("options").path("num_ctx");
        assertThat(asked.asInt(4096)).isEqualTo(context);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "low,,\"low\"",
                "HIGH,,\"high\"",
                "max,,\"max\"",
                "none,,false",
                "on,,true",
                ",0,false",
                ",500,true",
                "medium,500,\"medium\""
            })
    void reasoningBecomesThink(String effort, Integer budget, String think) throws WireException {
        JsonNode body = body(hello().withParameters(
                        Parameters.NONE.withReasoningEffort(effort).withReasoningBudget(budget)));

        assertThat(body.get("think")).isEqualTo(json(think));
    }

    @Test
    void jsonAndASchemaShapeTheAnswer() throws WireException {
        assertThat(body(hello().withFormat(new ResponseFormat.Json())).get("format"))
                .isEqualTo(json("'json'"));
        assertThat(body(hello().withFormat(new ResponseFormat.JsonSchema("a", "{\"type\":\"object\"}", true)))
                        .get("format"))
                .isEqualTo(json("{'type':'object'}"));
    }

    @Test
    void toolsAreSentAsFarAsTheChoiceAllows() throws WireException {
        ToolDefinition clock = new ToolDefinition("now", null, "{\"type\":\"object\"}");
        List<ToolDefinition> both = List.of(WEATHER, clock);

        assertThat(body(hello().withTools(both, new ToolChoice.Auto())).get("tools"))
                .isEqualTo(json("[{'type':'function','function':{'name':'weather','description':'Tells the weather',"
                        + "'parameters':{'type':'object','properties':{}}}},"
                        + "{'type':'function','function':{'name':'now','parameters':{'type':'object'}}}]"));
        assertThat(body(hello().withTools(both, new ToolChoice.Named("now"))).get("tools"))
                .isEqualTo(json("[{'type':'function','function':{'name':'now','parameters':{'type':'object'}}}]"));
        assertThat(body(hello().withTools(both, new ToolChoice.None())).has("tools"))
                .isFalse();
    }

    @Test
    void callsAndResultsGoBack() throws WireException {
        JsonNode messages = body(toolTurn(
                        new Part.ToolCall("c1", "weather", "{\"city\":\"Bern\"}", null),
                        new Part.ToolResult("c1", "weather", "cold", false)))
                .get("messages");

        assertThat(messages.get(1))
                .isEqualTo(json("{'role':'assistant','content':'I look.','tool_calls':[{'id':'c1',"
                        + "'function':{'name':'weather','arguments':{'city':'Bern'}}}]}"));
        assertThat(messages.get(2))
                .isEqualTo(json("{'role':'tool','content':'cold','tool_name':'weather','tool_call_id':'c1'}"));
    }

    @Test
    void anIdThatWasMadeUpHereIsNotSentBack() throws WireException {
        Part.ToolCall call = Decoded.events(
                        protocol, "{\"message\":{\"tool_calls\":[{\"function\":{\"name\":\"weather\"}}]}}")
                .answer()
                .toolCalls()
                .get(0);
        JsonNode messages = body(toolTurn(call, new Part.ToolResult(call.id(), "weather", "cold", false)))
                .get("messages");

        assertThat(messages.get(1).get("tool_calls").get(0).has("id")).isFalse();
        assertThat(messages.get(2).has("tool_call_id")).isFalse();
    }

    @Test
    void reasoningOfEarlierTurnsGoesBackAsThinking() throws WireException {
        ChatRequest request = ChatRequest.of(
                Message.user("Q"),
                new Message(Role.ASSISTANT, List.of(new Part.Reasoning("Hm.", null), new Part.Text("A"))));

        assertThat(body(request).get("messages").get(1))
                .isEqualTo(json("{'role':'assistant','content':'A','thinking':'Hm.'}"));
    }

    @Test
    void picturesAreSentAsBytes() throws WireException {
        assertThat(body(user(new Part.Text("What is it?"), new Part.Image(Bodies.PNG)))
                        .get("messages"))
                .isEqualTo(json("[{'role':'user','images':['AQID'],'content':'What is it?'}]"));
    }

    @Test
    void whatTheProtocolCannotCarryIsRefusedBeforeAnythingIsSent() {
        assertRefused(protocol, user(new Part.Image(Bodies.PNG_ADDRESS)), "address", "file");
        assertRefused(protocol, user(new Part.Document(Bodies.PDF)), "documents");
    }

    @Test
    void installedModelsAreListed() {
        assertThat(protocol.listModels(null).path()).isEqualTo("api/tags");

        ModelPage page = protocol.models(json("{'models':[{'name':'small:1b','model':'small:1b','size':1,"
                + "'details':{'family':'x','context_length':8192}},{'name':'old:latest'}]}"));
        assertThat(page.models())
                .containsExactly(
                        new ModelPage.RemoteModel("small:1b", "small:1b", 8192L),
                        new ModelPage.RemoteModel("old:latest", "old:latest", null));
        assertThat(page.next()).isNull();
    }

    private JsonNode body(ChatRequest request) throws WireException {
        return Bodies.body(protocol, "small", request);
    }
}
