package dev.trivium.provider.gemini;

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
import dev.trivium.provider.Bodies;
import dev.trivium.provider.Decoded;
import dev.trivium.provider.http.Json;
import dev.trivium.provider.http.ModelPage;
import dev.trivium.provider.http.WireException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class GeminiRequestTest {

    private final GeminiProtocol protocol = new GeminiProtocol();

    @ParameterizedTest
    @CsvSource({
        "gemini-x,v1beta/models/gemini-x:streamGenerateContent?alt=sse",
        "models/gemini-x,v1beta/models/gemini-x:streamGenerateContent?alt=sse",
        "tunedModels/mine,v1beta/tunedModels/mine:streamGenerateContent?alt=sse",
        "odd name?,v1beta/models/odd%20name%3F:streamGenerateContent?alt=sse"
    })
    void theModelStandsInTheAddress(String model, String path) throws WireException {
        assertThat(protocol.chat(model, hello()).path()).isEqualTo(path);
    }

    @Test
    void theKeyStandsInAHeaderNotInTheAddress() {
        assertThat(protocol.authentication("k")).containsExactly(Map.entry("x-goog-api-key", "k"));
    }

    @Test
    void aPlainRequestHoldsOnlyItsText() throws WireException {
        assertThat(body(hello())).isEqualTo(json("{'contents':[{'role':'user','parts':[{'text':'Hello'}]}]}"));
    }

    @Test
    void systemTextStandsApartAndTurnsOfOneSideAreJoined() throws WireException {
        JsonNode body = body(ChatRequest.of(
                Message.system("Be brief."),
                Message.system("Be kind."),
                Message.user("One"),
                Message.user("Two"),
                Message.assistant("Three"),
                Message.user("Four")));

        assertThat(body.get("systemInstruction")).isEqualTo(json("{'parts':[{'text':'Be brief.\\n\\nBe kind.'}]}"));
        assertThat(body.get("contents"))
                .isEqualTo(json("[{'role':'user','parts':[{'text':'One'},{'text':'Two'}]},"
                        + "{'role':'model','parts':[{'text':'Three'}]},{'role':'user','parts':[{'text':'Four'}]}]"));
    }

    @Test
    void samplingParametersAreSent() throws WireException {
        assertThat(body(hello().withParameters(Bodies.EVERY_SAMPLING)).get("generationConfig"))
                .isEqualTo(json("{'temperature':0.5,'topP':0.9,'maxOutputTokens':100,"
                        + "'stopSequences':['END','STOP'],'seed':7}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "gemini-3.6-flash|high||{'thinkingLevel':'high','includeThoughts':true}",
                "gemini-3.6-flash|none||{'thinkingBudget':0,'includeThoughts':false}",
                "gemini-3.6-flash|low|500|{'thinkingBudget':500,'includeThoughts':true}",
                "gemini-2.5-pro|low||{'thinkingBudget':1024,'includeThoughts':true}",
                "gemini-2.5-pro|medium||{'thinkingBudget':8192,'includeThoughts':true}",
                "gemini-2.5-pro|high||{'thinkingBudget':24576,'includeThoughts':true}",
                "gemini-2.5-flash|none||{'thinkingBudget':0,'includeThoughts':false}",
                "gemini-2.5-flash|dynamic||{'thinkingBudget':-1,'includeThoughts':true}",
                "gemini-2.5-flash||0|{'thinkingBudget':0,'includeThoughts':false}"
            })
    void thinkingIsALevelOrABudgetAndNeverBoth(String model, String effort, Integer budget, String expected)
            throws WireException {
        ChatRequest request = hello().withParameters(
                        Parameters.NONE.withReasoningEffort(effort).withReasoningBudget(budget));

        assertThat(Bodies.body(protocol, model, request).get("generationConfig").get("thinkingConfig"))
                .isEqualTo(json(expected));
    }

    @Test
    void jsonAndASchemaShapeTheAnswer() throws WireException {
        assertThat(body(hello().withFormat(new ResponseFormat.Json())).get("generationConfig"))
                .isEqualTo(json("{'responseMimeType':'application/json'}"));
        assertThat(body(hello().withFormat(new ResponseFormat.JsonSchema("a", "{\"type\":\"object\"}", true)))
                        .get("generationConfig"))
                .isEqualTo(json("{'responseMimeType':'application/json','responseJsonSchema':{'type':'object'}}"));
    }

    @Test
    void toolsAndTheirChoiceAreSent() throws WireException {
        JsonNode body = body(hello().withTools(List.of(WEATHER), new ToolChoice.Named("weather")));

        assertThat(body.get("tools"))
                .isEqualTo(json("[{'functionDeclarations':[{'name':'weather','description':'Tells the weather',"
                        + "'parametersJsonSchema':{'type':'object','properties':{}}}]}]"));
        assertThat(body.get("toolConfig"))
                .isEqualTo(json("{'functionCallingConfig':{'mode':'ANY','allowedFunctionNames':['weather']}}"));
        assertThat(mode(new ToolChoice.Auto())).isEqualTo("AUTO");
        assertThat(mode(new ToolChoice.None())).isEqualTo("NONE");
        assertThat(mode(new ToolChoice.Required())).isEqualTo("ANY");
    }

    @Test
    void callsGoBackWithTheirIdAndSignatureAndResultsAsObjects() throws WireException {
        JsonNode contents = body(toolTurn(
                        new Part.ToolCall("c1", "weather", "{\"city\":\"Bern\"}", "{\"thoughtSignature\":\"c2ln\"}"),
                        new Part.ToolResult("c1", "weather", "{\"degrees\":3}", false)))
                .get("contents");

        assertThat(contents.get(1).get("parts").get(1))
                .isEqualTo(json("{'functionCall':{'id':'c1','name':'weather','args':{'city':'Bern'}},"
                        + "'thoughtSignature':'c2ln'}"));
        assertThat(contents.get(2))
                .isEqualTo(json("{'role':'user','parts':[{'functionResponse':{'id':'c1','name':'weather',"
                        + "'response':{'degrees':3}}},{'text':'And?'}]}"));
    }

    @Test
    void aResultThatIsTextOrAnErrorIsWrapped() throws WireException {
        assertThat(result(new Part.ToolResult("c1", "weather", "cold", false)).get("response"))
                .isEqualTo(json("{'output':'cold'}"));
        assertThat(result(new Part.ToolResult("c1", "weather", "{\"a\":1}", true))
                        .get("response"))
                .isEqualTo(Json.object().put("error", "{\"a\":1}"));
    }

    @Test
    void anIdThatWasMadeUpHereIsNotSentBack() throws WireException {
        Part.ToolCall call = Decoded.events(
                        protocol,
                        "{\"candidates\":[{\"content\":{\"parts\":[{\"functionCall\":{\"name\":\"weather\"}}]}}]}")
                .answer()
                .toolCalls()
                .get(0);
        JsonNode contents = body(toolTurn(call, new Part.ToolResult(call.id(), "weather", "cold", false)))
                .get("contents");

        assertThat(contents.get(1).get("parts").get(1))
                .isEqualTo(json("{'functionCall':{'name':'weather','args':{}}}"));
        assertThat(contents.get(2).get("parts").get(0).get("functionResponse").has("id"))
                .isFalse();
    }

    @Test
    void picturesAndDocumentsAreSentAsBytesOrAddress() throws WireException {
        assertThat(body(user(
                                new Part.Image(Bodies.PNG),
                                new Part.Image(Bodies.PNG_ADDRESS),
                                new Part.Document(Bodies.PDF)))
                        .get("contents")
                        .get(0)
                        .get("parts"))
                .isEqualTo(json("[{'inlineData':{'mimeType':'image/png','data':'AQID'}},"
                        + "{'fileData':{'mimeType':'image/png','fileUri':'https://example.org/dot.png'}},"
                        + "{'inlineData':{'mimeType':'application/pdf','data':'BAUG'}}]"));
    }

    @Test
    void signedThoughtsGoBackUnchangedAndTheRestStaysHere() throws WireException {
        ChatRequest request = ChatRequest.of(
                Message.user("Q"),
                new Message(
                        Role.ASSISTANT,
                        List.of(
                                new Part.Reasoning("Hm", "{\"thoughtSignature\":\"c2ln\",\"thought\":true}"),
                                new Part.Reasoning("unsigned", null),
                                new Part.Reasoning("", "{\"type\":\"redacted_thinking\",\"data\":\"x\"}"),
                                new Part.Text("A"),
                                new Part.Reasoning("", "{\"thoughtSignature\":\"c2lnMg==\"}"))));

        assertThat(body(request).get("contents").get(1).get("parts"))
                .isEqualTo(json("[{'text':'Hm','thought':true,'thoughtSignature':'c2ln'},{'text':'A'},"
                        + "{'text':'','thoughtSignature':'c2lnMg=='}]"));
    }

    @Test
    void argumentsThatAreNotAnObjectAreRefused() {
        assertRefused(
                protocol,
                toolTurn(
                        new Part.ToolCall("c1", "weather", "[1]", null),
                        new Part.ToolResult("c1", "weather", "x", false)),
                "weather",
                "not a JSON object");
    }

    @Test
    void modelsThatGenerateAreListedPageByPage() {
        assertThat(protocol.listModels(null).path()).isEqualTo("v1beta/models?pageSize=1000");
        assertThat(protocol.listModels("t=1").path()).isEqualTo("v1beta/models?pageSize=1000&pageToken=t%3D1");

        ModelPage page = protocol.models(
                json("{'models':[{'name':'models/gemini-x','displayName':'Gemini X','inputTokenLimit':1048576,"
                        + "'supportedGenerationMethods':['generateContent','countTokens']},"
                        + "{'name':'models/embedding','supportedGenerationMethods':['embedContent']}],"
                        + "'nextPageToken':'t2'}"));
        assertThat(page.models()).containsExactly(new ModelPage.RemoteModel("gemini-x", "Gemini X", 1_048_576L));
        assertThat(page.next()).isEqualTo("t2");
        assertThat(protocol.models(json("{'models':[]}")).next()).isNull();
    }

    private JsonNode body(ChatRequest request) throws WireException {
        return Bodies.body(protocol, "gemini-x", request);
    }

    private JsonNode result(Part.ToolResult result) throws WireException {
        return body(toolTurn(new Part.ToolCall("c1", "weather", "{}", null), result))
                .get("contents")
                .get(2)
                .get("parts")
                .get(0)
                .get("functionResponse");
    }

    private String mode(ToolChoice choice) throws WireException {
        return body(hello().withTools(List.of(WEATHER), choice))
                .get("toolConfig")
                .get("functionCallingConfig")
                .get("mode")
                .stringValue();
    }
}
