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
import dev.trivium.chat.ToolDefinition;
import dev.trivium.provider.Bodies;
import dev.trivium.provider.http.WireException;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ChatRequestTest {

    private static final OpenAiChatProtocol GENERIC = protocol("generic");

    @Test
    void aConversationIsWrittenTurnByTurn() throws WireException {
        ChatRequest request = ChatRequest.of(
                Message.system("Be brief."), Message.user("Hi"), Message.assistant("Hello."), Message.user("Bye"));

        assertThat(body(GENERIC, "m", request)).isEqualTo(json("""
                {'model':'m','messages':[
                  {'role':'system','content':'Be brief.'},
                  {'role':'user','content':'Hi'},
                  {'role':'assistant','content':'Hello.'},
                  {'role':'user','content':'Bye'}],
                 'stream':true,'stream_options':{'include_usage':true}}"""));
    }

    @Test
    void parametersHaveTheNamesOfTheDialect() throws WireException {
        ChatRequest request = Bodies.hello().withParameters(Bodies.EVERY_SAMPLING);

        JsonNode generic = body(GENERIC, "m", request);
        assertThat(generic.path("temperature").doubleValue()).isEqualTo(0.5);
        assertThat(generic.path("top_p").doubleValue()).isEqualTo(0.9);
        assertThat(generic.path("max_tokens").intValue()).isEqualTo(100);
        assertThat(generic.path("seed").longValue()).isEqualTo(7);
        assertThat(generic.path("stop")).isEqualTo(json("['END','STOP']"));

        assertThat(body(protocol("openai"), "m", request).has("max_tokens")).isFalse();
        assertThat(body(protocol("openai"), "m", request)
                        .path("max_completion_tokens")
                        .intValue())
                .isEqualTo(100);
        assertThat(body(protocol("mistral"), "m", request).path("random_seed").longValue())
                .isEqualTo(7);
        assertThat(body(protocol("mistral"), "m", request).has("stream_options"))
                .isFalse();
    }

    @Test
    void openAiIsToldByADeveloper() throws WireException {
        JsonNode body = body(protocol("openai"), "m", ChatRequest.of(Message.system("S"), Message.user("U")));

        assertThat(body.path("messages").path(0).path("role").stringValue()).isEqualTo("developer");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "generic,high,,\"{'reasoning_effort':'high'}\"",
                "generic,,2000,{}",
                "openrouter,high,,\"{'reasoning':{'effort':'high'}}\"",
                "openrouter,high,2000,\"{'reasoning':{'max_tokens':2000}}\"",
                "deepseek,low,,\"{'thinking':{'type':'enabled'},'reasoning_effort':'low'}\"",
                "deepseek,none,,\"{'thinking':{'type':'disabled'}}\"",
                "mistral,high,,\"{'prompt_mode':'reasoning'}\"",
                "mistral,none,,{}"
            })
    void aWishForReasoningIsWrittenAsTheServerWantsIt(String dialect, String effort, Integer budget, String expected)
            throws WireException {
        ChatRequest request = Bodies.hello()
                .withParameters(Parameters.NONE.withReasoningEffort(effort).withReasoningBudget(budget));

        JsonNode body = body(protocol(dialect), "m", request);

        for (String field : List.of("reasoning", "reasoning_effort", "thinking", "prompt_mode")) {
            assertThat(body.path(field)).as(field).isEqualTo(json(expected).path(field));
        }
    }

    @Test
    void imagesAndFilesTravelInUserMessages() throws WireException {
        ChatRequest request = Bodies.user(
                new Part.Text("Look"),
                new Part.Image(Bodies.PNG),
                new Part.Image(Bodies.PNG_ADDRESS),
                new Part.Document(Bodies.PDF));

        assertThat(body(GENERIC, "m", request).path("messages").path(0).path("content"))
                .isEqualTo(json("""
                [{'type':'text','text':'Look'},
                 {'type':'image_url','image_url':{'url':'data:image/png;base64,AQID'}},
                 {'type':'image_url','image_url':{'url':'https://example.org/dot.png'}},
                 {'type':'file','file':{'filename':'paper.pdf','file_data':'data:application/pdf;base64,BAUG'}}]"""));
    }

    @Test
    void whatCannotBeCarriedIsSaidBeforeAnythingIsSent() {
        Media address = Media.at("application/pdf", URI.create("https://example.org/a.pdf"));
        Bodies.assertRefused(GENERIC, Bodies.user(new Part.Document(address)), "https://example.org/a.pdf");
        Bodies.assertRefused(
                GENERIC,
                ChatRequest.of(new Message(Role.SYSTEM, List.of(new Part.Image(Bodies.PNG)))),
                "system message cannot carry an image");
        Bodies.assertRefused(
                GENERIC,
                Bodies.hello().withTools(List.of(new ToolDefinition("broken", null, "{oops")), new ToolChoice.Auto()),
                "the tool 'broken' is not a JSON object");
        Bodies.assertRefused(
                GENERIC,
                Bodies.hello().withFormat(new ResponseFormat.JsonSchema("shape", "[]", true)),
                "not a JSON object");
    }

    @Test
    void toolsTheirCallsAndTheirResultsAreWritten() throws WireException {
        ChatRequest request = Bodies.toolTurn(
                        new Part.ToolCall("c1", "weather", "{\"city\":\"Rome\"}", null),
                        new Part.ToolResult("c1", "weather", "sunny", false))
                .withTools(List.of(Bodies.WEATHER), new ToolChoice.Named("weather"));

        JsonNode body = body(GENERIC, "m", request);

        assertThat(body.path("messages").path(1)).isEqualTo(json("""
                {'role':'assistant','content':'I look.','tool_calls':[{'id':'c1','type':'function',
                 'function':{'name':'weather','arguments':'{\\"city\\":\\"Rome\\"}'}}]}"""));
        assertThat(body.path("messages").path(2))
                .isEqualTo(json("{'role':'tool','tool_call_id':'c1','content':'sunny'}"));
        assertThat(body.path("tools")).isEqualTo(json("""
                [{'type':'function','function':{'name':'weather','description':'Tells the weather',
                  'parameters':{'type':'object','properties':{}}}}]"""));
        assertThat(body.path("tool_choice")).isEqualTo(json("{'type':'function','function':{'name':'weather'}}"));
    }

    @Test
    void theToolChoiceIsWrittenInTheServersWords() throws WireException {
        ChatRequest none = Bodies.hello().withTools(List.of(Bodies.WEATHER), new ToolChoice.None());
        ChatRequest required = Bodies.hello().withTools(List.of(Bodies.WEATHER), new ToolChoice.Required());

        assertThat(body(GENERIC, "m", none).path("tool_choice").stringValue()).isEqualTo("none");
        assertThat(body(GENERIC, "m", required).path("tool_choice").stringValue())
                .isEqualTo("required");
        assertThat(body(protocol("mistral"), "m", required).path("tool_choice").stringValue())
                .isEqualTo("any");
    }

    @Test
    void mistralGetsIdsOfNineCharactersThatStillBelongTogether() throws WireException {
        ChatRequest request = Bodies.toolTurn(
                new Part.ToolCall("call_0123456789", "weather", "", null),
                new Part.ToolResult("call_0123456789", "weather", "sunny", false));

        JsonNode messages = body(protocol("mistral"), "m", request).path("messages");

        String id = messages.path(1).path("tool_calls").path(0).path("id").stringValue();
        assertThat(id).matches("[a-z0-9]{9}");
        assertThat(messages.path(2).path("tool_call_id").stringValue()).isEqualTo(id);
    }

    @Test
    void structuredOutputIsAskedFor() throws WireException {
        ChatRequest schema =
                Bodies.hello().withFormat(new ResponseFormat.JsonSchema("shape", "{\"type\":\"object\"}", true));

        assertThat(body(GENERIC, "m", schema).path("response_format")).isEqualTo(json("""
                {'type':'json_schema','json_schema':{'name':'shape','strict':true,'schema':{'type':'object'}}}"""));
        assertThat(body(GENERIC, "m", Bodies.hello().withFormat(new ResponseFormat.Json()))
                        .path("response_format"))
                .isEqualTo(json("{'type':'json_object'}"));
    }

    @Test
    void reasoningGoesBackWhereTheServerWantsItAndNowhereElse() throws WireException {
        String opaque = "{\"reasoning_details\":[{\"type\":\"reasoning.text\",\"text\":\"Hm\",\"signature\":\"s\"}]}";
        ChatRequest request = ChatRequest.of(new Message(
                Role.ASSISTANT,
                List.of(
                        new Part.Reasoning("Hm", opaque),
                        new Part.Reasoning("", "not JSON"),
                        new Part.ToolCall("c1", "weather", "", null))));

        JsonNode openRouter =
                body(protocol("openrouter"), "m", request).path("messages").path(0);
        assertThat(openRouter.path("reasoning_details"))
                .isEqualTo(json("[{'type':'reasoning.text','text':'Hm','signature':'s'}]"));
        assertThat(body(protocol("deepseek"), "m", request)
                        .path("messages")
                        .path(0)
                        .path("reasoning_content")
                        .stringValue())
                .isEqualTo("Hm");
        assertThat(body(GENERIC, "m", request).path("messages").path(0).propertyNames())
                .containsExactlyInAnyOrder("role", "content", "tool_calls");
    }

    static OpenAiChatProtocol protocol(String dialect) {
        return new OpenAiChatProtocol(Objects.requireNonNull(Dialects.bundled().find(dialect)));
    }
}
