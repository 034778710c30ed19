package dev.trivium.app.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.app.compare.parts.FormatVerdict;
import dev.trivium.app.compare.parts.FormatViewModel;
import dev.trivium.app.compare.parts.ToolCallCard;
import dev.trivium.app.compare.parts.ToolConversation;
import dev.trivium.app.compare.parts.ToolDraft;
import dev.trivium.app.controls.Slots;
import dev.trivium.chat.ChatError;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.Message;
import dev.trivium.chat.Part;
import dev.trivium.chat.Role;
import dev.trivium.chat.ToolChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files, tools and forms of answers on the Compare screen, without a window. */
class ComparePartsTest {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 1};
    private static final String BLIND = "Two does not take images. Remove the image.";

    @TempDir
    private Path folder;

    private final CompareFixture fixture = new CompareFixture()
            .model("a/one", "One", false, script -> {})
            .model("b/two", "Two", false, script -> {})
            .takesNoImages("b/two", BLIND);
    private final CompareViewModel screen = fixture.screen(new Slots());

    @BeforeEach
    void columns() {
        screen.addColumn(fixture.choice("a/one"));
        screen.addColumn(fixture.choice("b/two"));
        screen.prompt().userProperty().set("Look.");
    }

    @Test
    void picturesGoBeforeTheTextAndTextFilesAfterIt() throws Exception {
        Path log = Files.writeString(folder.resolve("log.txt"), "line\n");
        Path picture = Files.write(folder.resolve("a.png"), PNG);
        screen.parts().attachments().addFiles(List.of(log, picture));
        screen.parts().attachments().addAddress("https://example.org/b.pdf");

        screen.run();

        Message user = request("a/one", 0).messages().get(0);
        assertThat(user.parts())
                .satisfiesExactly(
                        part -> assertThat(((Part.Image) part).media().name()).isEqualTo("a.png"),
                        part -> assertThat(((Part.Document) part).media().url()).isEqualTo("https://example.org/b.pdf"),
                        part -> assertThat(((Part.Text) part).text()).isEqualTo("Look."),
                        part -> assertThat(((Part.Text) part).text()).contains("<file name=\"log.txt\">\nline\n"));
    }

    @Test
    void aFileIsReadAgainWhenTheRunStarts() throws Exception {
        Path log = Files.writeString(folder.resolve("log.txt"), "old");
        screen.parts().attachments().addFiles(List.of(log));
        Files.writeString(log, "new");

        screen.run();

        assertThat(request("a/one", 0).messages().get(0).text()).contains("new").doesNotContain("old");
    }

    @Test
    void aFileThatIsGoneStopsTheRunAndIsNamed() throws Exception {
        Path log = Files.writeString(folder.resolve("log.txt"), "old");
        screen.parts().attachments().addFiles(List.of(log));
        Files.delete(log);

        screen.run();

        assertThat(screen.problemProperty().get()).startsWith("log.txt is no longer there. Remove it from the prompt");
        assertThat(fixture.model("a/one").requests()).isEmpty();

        screen.parts().attachments().remove(screen.parts().attachments().items().get(0));
        screen.run();
        assertThat(fixture.model("a/one").requests()).hasSize(1);
    }

    @Test
    void whatIsAttachedTwiceIsSentOnce() throws IOException {
        Path log = Files.writeString(folder.resolve("log.txt"), "text");
        screen.parts().attachments().addFiles(List.of(log, log));
        screen.parts().attachments().addFiles(List.of(folder.resolve("none.txt")));

        assertThat(screen.parts().attachments().items()).hasSize(1);
        assertThat(screen.parts().attachments().problemProperty().get()).startsWith("none.txt is no longer there");
    }

    @Test
    void estimatesAndLimitsFollowEveryEditBeforeTheRun() throws IOException {
        PaneViewModel one = screen.columns().get(0);
        PaneViewModel two = screen.columns().get(1);
        assertThat(one.figures().tokensProperty().get()).isEqualTo("~2 in");

        screen.parts()
                .attachments()
                .addFiles(List.of(
                        Files.writeString(folder.resolve("log.txt"), "x".repeat(400)),
                        Files.write(folder.resolve("a.png"), PNG)));

        assertThat(one.figures().tokensProperty().get()).isEqualTo("~110 in");
        assertThat(screen.estimatedTokensProperty().get()).isEqualTo("~110");
        assertThat(one.parts().limitsProperty().get()).isEmpty();
        assertThat(two.parts().limitsProperty().get()).containsExactly(BLIND);
        assertThat(screen.limitsProperty().get()).startsWith("1 column cannot take all of this");

        screen.run();
        screen.parts().attachments().remove(screen.parts().attachments().items().get(1));

        assertThat(two.parts().limitsProperty().get()).isEmpty();
        assertThat(two.parts().limitsOfRun()).containsExactly(BLIND);
    }

    @Test
    void thinkingGoesIntoTheRequest() {
        screen.parameters().fields().get(4).textProperty().set("Low");
        screen.run();
        assertThat(request("a/one", 0).parameters().reasoningEffort()).isEqualTo("low");

        finish("a/one");
        finish("b/two");
        screen.parameters().fields().get(4).textProperty().set("much");
        screen.run();
        assertThat(screen.problemProperty().get()).startsWith("Thinking takes None, Low, Medium, High");
    }

    @Test
    void aMistakeInAToolStopsTheRun() {
        tool("find_order", "").parametersProperty().set("{\n  nonsense\n}");

        screen.run();

        assertThat(screen.problemProperty().get()).startsWith("Tool find_order: Line 2 is not JSON: ");
        assertThat(fixture.model("a/one").requests()).isEmpty();
    }

    @Test
    void aCallIsAnsweredByHandAndTheConversationGoesOnInTheSameColumn() {
        tool("find_order", "");
        screen.parts().tools().choiceProperty().set(new ToolChoice.Required());
        screen.run();
        script("a/one")
                .at(1)
                .say("Let me see.")
                .call("c1", "find_order", "{\"id\":7}")
                .done(10, 5, 0, "0.0010");
        fixture.pulse();
        PaneViewModel column = screen.columns().get(0);
        ToolConversation tools = column.parts().tools();

        assertThat(column.state()).isEqualTo(PaneState.NEEDS_RESULT);
        ToolCallCard call = tools.calls().get(0);
        assertThat(call.arguments()).isEqualTo("{\n  \"id\": 7\n}");
        assertThat(tools.completeProperty().get()).isFalse();
        screen.proceed(column);
        assertThat(fixture.model("a/one").requests()).hasSize(1);

        call.resultProperty().set("{\"paid\": true}");
        screen.proceed(column);

        ChatRequest second = request("a/one", 1);
        assertThat(second.messages()).hasSize(3);
        assertThat(second.messages().get(1).parts())
                .containsExactly(
                        new Part.Text("Let me see."), new Part.ToolCall("c1", "find_order", "{\"id\":7}", null));
        assertThat(second.messages().get(2))
                .isEqualTo(new Message(
                        Role.TOOL, List.of(new Part.ToolResult("c1", "find_order", "{\"paid\": true}", false))));
        assertThat(second.toolChoice()).isEqualTo(new ToolChoice.Auto());

        script("a/one").at(2).say("It is paid.").done(20, 4, 0, "0.0020");
        fixture.pulse();
        assertThat(column.state()).isEqualTo(PaneState.DONE);
        assertThat(column.answerText()).isEqualTo("It is paid.");
        assertThat(tools.rounds()).hasSize(1);
        assertThat(column.figures().tokensProperty().get()).isEqualTo("30 → 9");
        assertThat(column.figures().costProperty().get()).isEqualTo("$0.0030");
        assertThat(column.figures().totalProperty().get()).isEqualTo("3.00 s");
    }

    @Test
    void aRoundThatFailedIsAskedAgainWithoutLosingTheOnesBefore() {
        tool("find_order", "42");
        screen.run();
        script("a/one").at(1).call("c1", "find_order", "{}").done(10, 5, 0, "0.0010");
        fixture.pulse();
        script("a/one").at(1).fail(ChatError.of(ErrorKind.SERVER, "It broke.", "", "Retry."), 1);
        fixture.pulse();
        PaneViewModel column = screen.columns().get(0);

        screen.retry(column);
        script("a/one").at(1).say("Done.").done(20, 4, 0, "0.0020");
        fixture.pulse();

        assertThat(request("a/one", 2).messages()).hasSize(3);
        assertThat(column.parts().tools().rounds()).hasSize(1);

        screen.retry(column);
        assertThat(request("a/one", 3).messages()).hasSize(1);
        assertThat(column.parts().tools().rounds()).isEmpty();
    }

    @Test
    void fixedResultsGoOnByThemselvesFiveTimesAndThenAsk() {
        tool("again", "once more");
        screen.run();
        for (int round = 0; round < ToolConversation.MOST_AUTOMATIC; round++) {
            assertThat(fixture.model("a/one").requests()).hasSize(round + 1);
            script("a/one").at(1).call("c" + round, "again", "{}").done(10, 5, 0, "0.0010");
            fixture.pulse();
        }
        PaneViewModel column = screen.columns().get(0);
        assertThat(column.parts().tools().noteProperty().get()).contains("round 5 of at most 5");
        script("a/one").at(1).call("c5", "again", "{}").done(10, 5, 0, "0.0010");
        fixture.pulse();

        assertThat(fixture.model("a/one").requests()).hasSize(6);
        assertThat(column.state()).isEqualTo(PaneState.NEEDS_RESULT);
        assertThat(column.parts().tools().noteProperty().get()).contains("the most that go on by themselves");
        screen.proceed(column);
        assertThat(fixture.model("a/one").requests()).hasSize(7);
    }

    @Test
    void theAnswersFormIsJudgedWhenItIsWhole() {
        screen.parts().format().kindProperty().set(FormatViewModel.Kind.JSON_SCHEMA);
        screen.run();
        script("a/one").at(1).say("{\"answer\": \"yes\"}").done(1, 1, 0, "0");
        script("b/two").at(1).say("{\"answer\": 1}").done(1, 1, 0, "0");
        fixture.pulse();

        FormatVerdict fits = screen.columns().get(0).parts().verdictProperty().get();
        assertThat(fits.fits()).isTrue();
        FormatVerdict misfits =
                screen.columns().get(1).parts().verdictProperty().get();
        assertThat(misfits.problems())
                .singleElement()
                .satisfies(line -> assertThat(line).startsWith("/answer: "));

        screen.run();
        assertThat(screen.columns().get(0).parts().verdictProperty().get()).isNull();
    }

    private ToolDraft tool(String name, String fixed) {
        ToolDraft tool = screen.parts().tools().add();
        tool.nameProperty().set(name);
        tool.fixedResultProperty().set(fixed);
        return tool;
    }

    private void finish(String model) {
        script(model).at(1).say("Fine.").done(1, 1, 0, "0");
        fixture.pulse();
    }

    private ScriptedModel.Script script(String model) {
        return fixture.model(model).script();
    }

    private ChatRequest request(String model, int index) {
        return fixture.model(model).requests().get(index);
    }
}
