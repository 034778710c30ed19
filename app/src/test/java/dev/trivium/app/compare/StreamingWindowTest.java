package dev.trivium.app.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.app.controls.MarkdownAnswerView;
import dev.trivium.app.controls.Slots;
import dev.trivium.app.controls.UiExecutor;
import dev.trivium.app.controls.markdown.SyntaxHighlighter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

class StreamingWindowTest extends ApplicationTest {

    private static final int COLUMNS = 5;

    private MarkdownAnswerView answer;
    private FollowingScroll scroll;
    private VBox around;
    private int layoutsAround;

    @Override
    public void start(Stage stage) {
        answer = new MarkdownAnswerView(new SyntaxHighlighter(), link -> {}, text -> {});
        scroll = new FollowingScroll(new VBox(answer.node()), "test");
        around = new VBox(scroll) {
            @Override
            protected void layoutChildren() {
                layoutsAround++;
                super.layoutChildren();
            }
        };
        VBox.setVgrow(scroll, Priority.ALWAYS);
        // The stage may have the size of the test before.
        around.setMaxSize(400, 300);
        stage.setScene(new Scene(new StackPane(around), 400, 300));
        stage.show();
    }

    @Test
    void theEndStaysInSightWhileTextComesAndTheColumnAroundIsNotLaidOutForIt() throws Exception {
        interact(() -> answer.append("Begin.\n\n"));
        WaitForAsyncUtils.waitForFxEvents();
        int before = layoutsAround;
        for (int i = 0; i < 40; i++) {
            String piece = "Paragraph " + i + " has `code` and **words**.\n\n";
            interact(() -> answer.append(piece));
        }
        interact(() -> answer.append("The end."));
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> query(this::endIsSeen));
        assertThat(layoutsAround).isEqualTo(before);
        assertThat(answer.text()).startsWith("Begin.").endsWith("39 has `code` and **words**.\n\nThe end.");
    }

    @Test
    void whoeverScrolledUpStaysWhileTextComes() throws Exception {
        interact(() -> answer.append("A line.\n\n".repeat(60)));
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> query(this::endIsSeen));
        interact(() -> scroll.scrollTo(0));
        interact(() -> answer.append("Another.\n\n".repeat(20)));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(query(() -> scroll.share())).isLessThan(0.05);
        interact(() -> scroll.follow());
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> query(this::endIsSeen));
    }

    @Test
    void columnsThatStreamAtOnceLoseNothingAndKeepTheirOrder() throws Exception {
        CompareFixture fixture = new CompareFixture();
        List<String> addresses = new ArrayList<>();
        for (int i = 0; i < COLUMNS; i++) {
            addresses.add("a/m" + i);
            fixture.model(addresses.get(i), "m" + i, false, script -> {});
        }
        UiExecutor ui = new UiExecutor();
        CompareViewModel model = query(() -> {
            CompareViewModel made = new CompareViewModel(fixture.services(new Slots(), ui.pulses()));
            addresses.forEach(address -> made.addColumn(fixture.choice(address)));
            made.prompt().userProperty().set("Go.");
            made.run();
            return made;
        });
        StringBuilder sent = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            String piece = i + (i % 7 == 0 ? "\n\n" : " ");
            sent.append(piece);
            addresses.forEach(address -> fixture.model(address).script().say(piece));
        }
        addresses.forEach(address -> fixture.model(address).script().done(1, 1, 0, "0.01"));
        WaitForAsyncUtils.waitFor(
                10, TimeUnit.SECONDS, () -> query(() -> !model.runningProperty().get()));
        model.columns().forEach(column -> assertThat(column.answerText()).isEqualTo(sent.toString()));
    }

    private boolean endIsSeen() {
        ScrollPane pane = (ScrollPane) scroll.lookup("#test-scroll");
        Node content = answer.node();
        Bounds end = content.localToScene(content.getBoundsInLocal());
        Bounds seen = pane.localToScene(pane.getLayoutBounds());
        return content.getBoundsInLocal().getHeight() > seen.getHeight()
                && Math.abs(end.getMaxY() - seen.getMaxY()) < 20;
    }

    private static <T> T query(Callable<T> task) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, task);
    }
}
