package dev.trivium.app.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.app.AnswerSamples;
import dev.trivium.app.Theme;
import dev.trivium.app.ThemeManager;
import dev.trivium.app.command.CommandKeys;
import dev.trivium.app.controls.Slots;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/** The views of the answers, by mouse and keys. */
class AnswersViewTest extends ApplicationTest {

    private CompareFixture fixture;
    private CompareViewModel model;
    private CompareView view;

    @Override
    public void start(Stage stage) {
        fixture = new CompareFixture();
        Slots slots = new Slots();
        model = AnswerSamples.screen(fixture, slots, AnswerSamples.ONE, AnswerSamples.TWO);
        view = new CompareView(model, fixture.tools(slots));
        Scene scene = new Scene(view, 1340, 800);
        new ThemeManager(Theme.LIGHT).dress(scene);
        CommandKeys keys = new CommandKeys(new CompareCommands(model, view)::all);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, keys::on);
        view.attach();
        stage.setScene(scene);
        stage.show();
    }

    private void focus(int column) {
        interact(() -> view.panes().get(column).requestFocus());
    }

    @Test
    void ctrl_D_puts_the_baseline_and_another_side_by_side_and_F7_walks_through_the_changes() {
        focus(0);
        push(KeyCode.SHORTCUT, KeyCode.D);

        assertThat(texts("compare-column-0-answer", ".md-removed")).contains("Store");
        assertThat(texts("compare-column-1-answer", ".md-added")).contains("Insert");
        assertThat(label("diff-total")).isEqualTo("9");
        push(KeyCode.F7);
        push(KeyCode.F7);
        assertThat(label("diff-current")).isEqualTo("2");
        push(KeyCode.SHIFT, KeyCode.F7);
        push(KeyCode.SHIFT, KeyCode.F7);
        assertThat(label("diff-current")).isEqualTo("9");
        clickOn("#answers-copy-diff");
        assertThat(fixture.copied()).contains("[-Store-] {+Insert+} the event id");

        focus(0);
        push(KeyCode.SHORTCUT, KeyCode.D);
        assertThat(texts("compare-column-1-answer", ".md-added")).isEmpty();
    }

    @Test
    void the_other_column_becomes_the_baseline_with_B() {
        focus(1);
        push(KeyCode.B);
        push(KeyCode.SHORTCUT, KeyCode.D);

        assertThat(texts("compare-column-0-answer", ".md-added")).contains("Store");
        assertThat(texts("compare-column-1-answer", ".md-removed")).contains("Insert");
    }

    @Test
    void inline_shows_what_was_removed_before_what_was_added() {
        focus(1);
        push(KeyCode.SHORTCUT, KeyCode.D);
        clickOn("#diff-layout-inline");

        StyleClassedTextArea area = lookup("#compare-column-1-diff").query();
        assertThat(area.getText()).contains("1. Store Insert the event id");
        int at = area.getText().indexOf("Store Insert");
        assertThat(area.getStyleOfChar(at)).containsExactly("removed");
        assertThat(area.getStyleOfChar(at + 6)).containsExactly("added");
    }

    @Test
    void ctrl_R_shows_the_text_as_it_came() {
        focus(0);
        push(KeyCode.SHORTCUT, KeyCode.R);

        StyleClassedTextArea area = lookup("#compare-column-0-raw").query();
        assertThat(area.getText()).isEqualTo(AnswerSamples.ONE);
        clickOn("#answers-mode-rendered");
        assertThat(lookup("#compare-column-0-raw").tryQuery()).isEmpty();
    }

    @Test
    void ctrl_F_finds_counts_and_goes_on_in_the_drawn_and_in_the_raw_text() {
        focus(0);
        push(KeyCode.SHORTCUT, KeyCode.F);
        write("EVENT");

        assertThat(label("compare-column-0-find-count")).isEqualTo("1 of 4");
        push(KeyCode.ENTER);
        assertThat(label("compare-column-0-find-count")).isEqualTo("2 of 4");
        push(KeyCode.SHORTCUT, KeyCode.R);
        assertThat(label("compare-column-0-find-count")).isEqualTo("1 of 4");
        push(KeyCode.ESCAPE);

        Node bar = lookup("#compare-column-0-find").query();
        assertThat(bar.isVisible()).isFalse();
        assertThat(view.panes().get(0).isFocusWithin()).isTrue();
    }

    @Test
    void agreement_marks_what_all_say_and_what_one_says() throws Exception {
        clickOn("#answers-agreement");
        WaitForAsyncUtils.waitFor(
                15,
                TimeUnit.SECONDS,
                () -> !texts("compare-column-0-answer", ".md-common").isEmpty());

        assertThat(texts("compare-column-0-answer", ".md-common")).contains("Reply 200 before you build the invoice.");
        Set<Node> bars =
                from(node("compare-column-0-answer")).lookup(".md-mark-only").queryAll();
        assertThat(bars).isNotEmpty().allMatch(mark -> "Only this answer says this.".equals(mark.getAccessibleText()));
        assertThat(label("answers-agreement-text")).contains("in all").contains("in one only");
    }

    @Test
    void columns_scroll_together_only_while_the_switch_is_on() {
        List<PaneContent> contents =
                view.panes().stream().map(PaneView::content).toList();
        SyncScroll sync = new SyncScroll(() -> contents, view.answers().syncScrollProperty()::get);
        interact(() -> {
            contents.get(0).scrollTo(0);
            contents.get(1).scrollTo(0);
        });
        interact(() -> {
            sync.lead(contents.get(0));
            contents.get(0).scrollTo(0.5);
            sync.scrolled(contents.get(0));
        });
        assertThat(contents.get(1).share()).isEqualTo(0.5);

        interact(() -> {
            view.answers().syncScrollProperty().set(false);
            contents.get(0).scrollTo(0.2);
            sync.scrolled(contents.get(0));
        });
        assertThat(contents.get(1).share()).isEqualTo(0.5);
    }

    private Node node(String id) {
        return lookup("#" + id).query();
    }

    private String label(String id) {
        Label label = lookup("#" + id).query();
        return label.getText();
    }

    private List<String> texts(String id, String style) {
        Set<Node> found = from(node(id)).lookup(style).queryAll();
        List<String> texts = new ArrayList<>();
        found.forEach(text -> texts.add(((Text) text).getText()));
        return texts;
    }
}
