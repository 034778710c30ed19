package dev.trivium.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.chat.Answer;
import dev.trivium.chat.AnswerBuilder;
import dev.trivium.chat.ChatCall;
import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ChatListener;
import dev.trivium.chat.ChatModel;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.Message;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Origin;
import dev.trivium.compare.Column;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamPrinterTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<Origin> origins = List.of(Origin.root(), Origin.root(), Origin.root());
    private final StreamPrinter printer = new StreamPrinter(
            new PrintStream(bytes, true, StandardCharsets.UTF_8), List.of(column("a"), column("b"), column("c")));

    @Test
    void oneAnswerStreamsAndTheOthersWaitForTheirTurn() {
        text(1, "B1 ");
        text(0, "A1 ");
        text(1, "B2");
        end(2, "");
        assertThat(shown()).isEqualTo("\n── m/b\nB1 B2");
        text(0, "A2");
        end(1, "B1 B2");
        assertThat(shown()).endsWith("B1 B2\n\n── m/c\n\n── m/a\nA1 A2");
        end(0, "A1 A2 and the rest");
        assertThat(shown()).endsWith("A1 A2 and the rest\n");
    }

    @Test
    void anAnswerThatReplacedWhatWasShownIsShownWhole() {
        text(0, "First try");
        end(0, "Second try");

        assertThat(shown()).isEqualTo("\n── m/a\nFirst try\n── m/a: its answer in the end\nSecond try\n");
    }

    @Test
    void aModelCannotSteerTheTerminal() {
        text(0, "\u001b[2Jred\u0007\r\nnext\u009b");
        end(0, "\u001b[2Jred\u0007\r\nnext\u009b");

        assertThat(shown()).contains("\uFFFD[2Jred\uFFFD\nnext\uFFFD\n").doesNotContain("\u001b");
    }

    @Test
    void textThatMayStillBeRejectedIsNotShown() {
        printer.on(0, new ChatEvent.Text(origins.get(0).withHeld(true), 0, "candidate"));

        assertThat(shown()).isEmpty();
    }

    private String shown() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private void text(int column, String text) {
        printer.on(column, new ChatEvent.Text(origins.get(column), 0, text));
    }

    private void end(int column, String whole) {
        AnswerBuilder answer = new AnswerBuilder(0);
        Answer built = whole.isEmpty() ? answer.build(1) : answer.text(0, whole).build(1);
        printer.on(column, new ChatEvent.Completed(origins.get(column), 1, built));
    }

    private static Column column(String name) {
        ChatModel model = new ChatModel() {
            @Override
            public ModelAddress address() {
                return new ModelAddress("m", name);
            }

            @Override
            public boolean simulated() {
                return false;
            }

            @Override
            public ChatCall start(ChatRequest request, Origin origin, ChatListener listener) {
                throw new AssertionError("The printer starts nothing.");
            }
        };
        return new Column(model, ChatRequest.of(Message.user("x")));
    }
}
