package dev.trivium.catalog;

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
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CapabilityCheckTest {

    private static final CapabilityCheck CHECK = new CapabilityCheck(new TokenCounter());
    private static final Set<Capability> ALL = EnumSet.allOf(Capability.class);
    private static final ModelInfo NOTHING = TestModels.knowing(Set.of(), ALL, List.of(), null, null);
    private static final ModelInfo UNKNOWN = TestModels.knowing(Set.of(), Set.of(), List.of(), null, null);
    private static final ChatRequest PLAIN = ChatRequest.of(Message.user("hello"));

    @Test
    void saysWhatCannotBeTakenAndWhatToDo() {
        assertThat(CHECK.problems(NOTHING, everything()))
                .hasSize(7)
                .allSatisfy(line -> assertThat(line).startsWith("Model M ").matches("[^.]+\\. [A-Z][^.]+\\."))
                .satisfiesExactly(
                        line -> assertThat(line).contains("images"),
                        line -> assertThat(line).contains("PDF"),
                        line -> assertThat(line).contains("system prompt"),
                        line -> assertThat(line).contains("tools"),
                        line -> assertThat(line).contains("JSON schema"),
                        line -> assertThat(line).contains("does not reason"),
                        line -> assertThat(line).contains("temperature"));
    }

    @Test
    void saysNothingOfWhatIsNotKnownOrThere() {
        assertThat(CHECK.problems(UNKNOWN, everything())).isEmpty();
        assertThat(CHECK.problems(TestModels.knowing(ALL, Set.of(), List.of(), 1_000_000L, 1_000L), everything()))
                .isEmpty();
        assertThat(CHECK.problems(NOTHING, PLAIN)).isEmpty();
    }

    @Test
    void listsTheEffortsThatAreTaken() {
        ModelInfo model = TestModels.knowing(
                Set.of(Capability.REASONING), Set.of(), List.of("low", "medium", "high"), null, null);
        assertThat(CHECK.problems(model, with(Parameters.NONE.withReasoningEffort("medium"))))
                .isEmpty();
        assertThat(CHECK.problems(model, with(Parameters.NONE.withReasoningEffort("max"))))
                .containsExactly("Model M does not know the reasoning effort \"max\". Use one of: low, medium, high.");
    }

    @Test
    void aModelThatSamplesOnlyWithoutReasoningSaysSo() {
        ModelInfo model = Catalog.bundled().find("openai", "gpt-5.5");
        Parameters warm = Parameters.NONE.withTemperature(0.7);
        assertThat(CHECK.problems(model, with(warm.withReasoningEffort("none"))))
                .isEmpty();
        assertThat(CHECK.problems(model, with(warm)))
                .containsExactly("GPT-5.5 does not take temperature or top p while it reasons."
                        + " Leave them empty or set the reasoning effort to none.");
    }

    @Test
    void aForcedToolIsNamedWhereItIsRefused() {
        ModelInfo model = Catalog.bundled().find("anthropic", "claude-opus-5-5");
        ChatRequest request = PLAIN.withTools(List.of(new ToolDefinition("f", null, "{}")), new ToolChoice.Required());
        assertThat(CHECK.problems(model, request)).singleElement().asString().contains("tool choice to automatic");
        assertThat(CHECK.problems(model, request.withTools(request.tools(), new ToolChoice.Auto())))
                .isEmpty();
    }

    @Test
    void sizesAreComparedByEstimate() {
        ModelInfo model = TestModels.knowing(Set.of(), Set.of(), List.of(), 1_000L, 100L);
        assertThat(CHECK.problems(model, ChatRequest.of(Message.user("a".repeat(8_000)))))
                .singleElement()
                .asString()
                .startsWith("The request has about 2,006 tokens, by estimate, and Model M takes 1,000.");
        assertThat(CHECK.problems(model, with(Parameters.NONE.withMaxTokens(101))))
                .containsExactly("Model M answers with at most 100 tokens, not 101. Lower the most output tokens.");
        assertThat(CHECK.problems(model, with(Parameters.NONE.withMaxTokens(100))))
                .isEmpty();
    }

    @Test
    void aBegunAnswerIsNotForEveryModel() {
        ChatRequest request = ChatRequest.of(Message.user("hello"), Message.assistant("Once"));
        assertThat(CHECK.problems(NOTHING, request)).singleElement().asString().contains("begun answer");
    }

    private static ChatRequest with(Parameters parameters) {
        return PLAIN.withParameters(parameters);
    }

    private static ChatRequest everything() {
        Message user = new Message(
                Role.USER,
                List.of(
                        new Part.Image(Media.of("image/png", new byte[3], null)),
                        new Part.Document(Media.of("application/pdf", new byte[3], null)),
                        new Part.Text("hello")));
        return ChatRequest.of(Message.system("Be kind."), user)
                .withParameters(Parameters.NONE.withTemperature(1.0).withReasoningEffort("high"))
                .withTools(List.of(new ToolDefinition("f", null, "{}")), new ToolChoice.Required())
                .withFormat(new ResponseFormat.JsonSchema("s", "{}", true));
    }
}
