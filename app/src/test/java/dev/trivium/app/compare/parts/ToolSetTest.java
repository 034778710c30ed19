package dev.trivium.app.compare.parts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.chat.ToolChoice;
import dev.trivium.chat.ToolDefinition;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToolSetTest {

    private static final String OBJECT = "{\"type\": \"object\", \"properties\": {\"city\": {\"type\": \"string\"}}}";

    @Test
    void aWholeToolHasNoProblem() {
        assertThat(ToolSet.problem(new ToolDefinition("get_weather", null, OBJECT)))
                .isEmpty();
        assertThat(ToolSet.NONE.problem()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "get weather", "7up", "naïve", "a.b"})
    void aNameThatProvidersRefuseIsSaid(String name) {
        assertThat(ToolSet.problem(new ToolDefinition(name, null, OBJECT))).contains("get_weather");
    }

    @Test
    void aMistakeInTheParametersSaysItsLine() {
        String broken = "{\n  \"type\": \"object\",\n  \"properties\": {\"city\" {}}\n}";

        assertThat(ToolSet.problem(new ToolDefinition("a", null, broken))).startsWith("Line 3 is not JSON: ");
    }

    @Test
    void parametersMustBeASchemaOfAnObject() {
        assertThat(ToolSet.problem(new ToolDefinition("a", null, "[]"))).startsWith("A schema is a JSON object");
        assertThat(ToolSet.problem(new ToolDefinition("a", null, "{\"type\": \"string\"}")))
                .contains("\"object\"");
        assertThat(ToolSet.problem(new ToolDefinition(
                        "a", null, "{\"type\": \"object\", \"properties\": {\"x\": {\"type\": \"text\"}}}")))
                .startsWith("At /properties/x/type: ");
    }

    @Test
    void twoToolsOfOneNameAreAProblem() {
        ToolDefinition tool = new ToolDefinition("same", null, OBJECT);

        assertThat(new ToolSet(List.of(tool, tool), new ToolChoice.Auto(), Map.of()).problem())
                .isEqualTo("Two tools are named same. Rename one of them.");
    }

    @Test
    void aChoiceOfAToolFollowsItsNewNameAndEndsWithIt() {
        ToolsViewModel tools = new ToolsViewModel(() -> {});
        ToolDraft tool = tools.add();
        tool.nameProperty().set("first");
        tools.choiceProperty().set(new ToolChoice.Named("first"));
        tool.nameProperty().set("second");
        tool.fixedResultProperty().set("42");

        assertThat(tools.snapshot().choice()).isEqualTo(new ToolChoice.Named("second"));
        assertThat(tools.snapshot().fixedResult("second")).isEqualTo("42");

        tools.remove(tool);
        assertThat(tools.snapshot()).isEqualTo(ToolSet.NONE);
    }
}
