package dev.trivium.app.controls.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

class MarkdownViewTest extends ApplicationTest {

    private static final String ANSWER = """
            # Why it happens

            Your handler replies after **12 s**; store the `id` and see [the docs](https://example.com).
            A second line.

            1. Insert `event.id` into a table.
            2. Return 200.
               - nested
               - nested **bold**
            3. Ship later.

            2 is not an item.

            ```python
            @app.post("/hooks")
            def hook(ev):  # later
                return 1
            ```

            > A formula \\(a_1 + b_2\\) and $x_i$, price $5 and $6.

            | Model | Cost |
            |---|---:|
            | one | $1 |
            | two | $2 |

            ---

            - loose

            - list

            The end 😊.
            """;

    private final List<String> copied = new ArrayList<>();
    private final List<String> opened = new ArrayList<>();
    private MarkdownView view;

    @Override
    public void start(Stage stage) {
        view = newView();
        stage.setScene(new Scene(view, 500, 800));
        stage.show();
    }

    @BeforeEach
    void empty() {
        interact(() -> view.reset());
        copied.clear();
    }

    private MarkdownView newView() {
        return new MarkdownView(new SyntaxHighlighter(), opened::add, copied::add);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 40})
    void text_that_streams_is_drawn_as_if_it_had_come_whole(int most) {
        MarkdownView whole = interactAndGet(this::newView);
        Random random = new Random(most);
        interact(() -> {
            whole.append(ANSWER);
            for (int at = 0; at < ANSWER.length(); ) {
                int next = Math.min(ANSWER.length(), at + 1 + random.nextInt(most));
                view.append(ANSWER.substring(at, next));
                at = next;
            }
        });

        assertThat(view.text()).isEqualTo(ANSWER);
        assertThat(outline(view)).isEqualTo(outline(whole));
    }

    @Test
    void what_stands_above_the_open_block_is_never_touched() {
        interact(() -> view.append("# Title\n\nFirst paragraph.\n\nSecond"));
        Node title = blocks().get(0);
        Node first = blocks().get(1);
        Node second = blocks().get(2);

        interact(() -> view.append(" paragraph that grows.\n\nThird\n"));

        assertThat(blocks().subList(0, 3)).containsExactly(title, first, second);
        assertThat(texts(second)).isEqualTo("Second paragraph that grows.");
    }

    @Test
    void everything_can_be_selected_and_copied_as_text() {
        interact(() -> view.append(ANSWER));
        interact(() -> view.requestFocus());

        push(KeyCode.SHORTCUT, KeyCode.A);
        push(KeyCode.SHORTCUT, KeyCode.C);

        assertThat(copied).hasSize(1);
        assertThat(copied.get(0))
                .contains("Why it happens\n\nYour handler replies after 12 s; store the id and see the docs.")
                .contains("1. Insert event.id into a table.\n2. Return 200.\n• nested\n• nested bold\n3. Ship later.")
                .contains("def hook(ev):  # later\n    return 1")
                .contains("\\(a_1 + b_2\\) and $x_i$, price $5 and $6.")
                .contains("Model\tCost\none\t$1\ntwo\t$2")
                .endsWith("The end 😊.");
    }

    @Test
    void dragging_selects_across_blocks() {
        interact(() -> view.append("First paragraph.\n\nSecond paragraph."));

        drag(point(blocks().get(0)).atPosition(Pos.CENTER_LEFT).atOffset(33, 0))
                .dropTo(point(blocks().get(1)).atPosition(Pos.CENTER_LEFT).atOffset(48, 0));

        assertThat(view.selectedText()).matches("(?s)\\w* ?paragraph\\.\n\nSecond.{0,3}");
    }

    @Test
    void code_is_coloured_and_has_a_button_that_copies_it() {
        interact(() -> view.append("```json\n{\"a\": 1, \"b\": \"x\"}\n```\n"));

        assertThat(view.lookupAll(".syntax-key")).hasSize(2);
        assertThat(view.lookupAll(".syntax-string")).hasSize(1);
        clickOn(".md-copy");

        assertThat(copied).containsExactly("{\"a\": 1, \"b\": \"x\"}");
    }

    @Test
    void a_long_text_is_whole_although_only_what_is_seen_is_in_the_scene() throws Exception {
        String text = "A paragraph with a word.\n\n".repeat(4_000) + "The end of it.";
        interact(() -> view.getScene().setRoot(new ScrollPane(view)));

        interact(() -> view.append(text));
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, this::drawn);
        WaitForAsyncUtils.waitFor(
                60,
                TimeUnit.SECONDS,
                () -> interactAndGet(() -> view.lookupAll(".md-run").size()) < 1_000);

        String plain = interactAndGet(view::plainText);
        assertThat(plain.split("word", -1)).hasSize(4_001);
        int end = plain.indexOf("The end");
        assertThat(interactAndGet(() -> view.reveal(end, end + 3))).isPresent();
    }

    private boolean drawn() {
        return interactAndGet(view::isDrawn);
    }

    @Test
    void a_picture_is_a_link_and_is_not_fetched() {
        interact(() -> view.append("![chart](https://example.com/x.png)\n"));

        assertThat(texts(view)).isEqualTo("chart");
        clickOn(".md-link");

        assertThat(opened).containsExactly("https://example.com/x.png");
    }

    private List<Node> blocks() {
        return view.getChildren().stream()
                .flatMap(section -> ((Parent) section).getChildrenUnmodifiable().stream())
                .toList();
    }

    private static List<String> outline(Parent parent) {
        List<String> lines = new ArrayList<>();
        for (Node node : parent.getChildrenUnmodifiable()) {
            if (node instanceof SelectableFlow flow) {
                lines.add(flow.getStyleClass() + " " + flow.text());
            } else if (node instanceof Parent inner) {
                lines.addAll(outline(inner));
            }
        }
        return lines;
    }

    private static String texts(Node node) {
        if (node instanceof Text text) {
            return text.getText();
        }
        StringBuilder all = new StringBuilder();
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> all.append(texts(child)));
        }
        return all.toString();
    }

    private <T> T interactAndGet(java.util.function.Supplier<T> supplier) {
        List<T> result = new ArrayList<>();
        interact(() -> result.add(supplier.get()));
        return result.get(0);
    }
}
