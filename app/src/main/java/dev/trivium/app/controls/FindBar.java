package dev.trivium.app.controls;

import dev.trivium.app.controls.MarkedText.Layer;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/** Finds in a text: a field, a count, next and previous. Enter goes on, Esc closes. */
public final class FindBar extends HBox {

    private final TextMatches matches = new TextMatches();
    private final TextField field = new TextField();
    private final Label count = Nodes.fixed("", "tv-number-muted");
    private final Supplier<MarkedText> target;
    private final Consumer<TextMatches> reveal;
    private final Runnable closed;

    /**
     * @param target the text to search now
     * @param reveal brings the current match into view
     * @param closed takes the focus back
     */
    public FindBar(
            String id, String description, Supplier<MarkedText> target, Consumer<TextMatches> reveal, Runnable closed) {
        this.target = target;
        this.reveal = reveal;
        this.closed = closed;
        setId(id);
        getStyleClass().add("tv-find");
        field.setId(id + "-field");
        field.getStyleClass().add("tv-search");
        field.setPromptText("Find");
        field.setAccessibleText(description);
        field.setMinWidth(60);
        HBox.setHgrow(field, Priority.ALWAYS);
        field.textProperty().addListener((property, before, now) -> search());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        count.setId(id + "-count");
        Button previous = Nodes.iconButton(id + "-previous", Feather.CHEVRON_UP, "Previous match (Shift+Enter)");
        previous.setOnAction(event -> go(-1));
        Button next = Nodes.iconButton(id + "-next", Feather.CHEVRON_DOWN, "Next match (Enter)");
        next.setOnAction(event -> go(1));
        Button close = Nodes.iconButton(id + "-close", Feather.X, "Close find (Esc)");
        close.setOnAction(event -> close());
        getChildren().addAll(field, count, previous, next, close);
        Nodes.show(this, false);
    }

    /** Opens, or takes the focus again. */
    public void open() {
        Nodes.show(this, true);
        field.requestFocus();
        field.selectAll();
        search();
    }

    /** True if it was open. */
    public boolean close() {
        if (!isVisible()) {
            return false;
        }
        Nodes.show(this, false);
        target.get().mark(Layer.FOUND, List.of());
        closed.run();
        return true;
    }

    /** To be called when another text is shown, or more of it. */
    public void search() {
        if (isVisible()) {
            matches.search(target.get().plainText(), field.getText());
            show();
        }
    }

    private void go(int by) {
        matches.go(by);
        show();
    }

    private void show() {
        target.get().mark(Layer.FOUND, matches.marks());
        if (matches.count() > 0) {
            reveal.accept(matches);
        }
        count.setText(
                field.getText().isEmpty()
                        ? ""
                        : matches.count() == 0 ? "none" : (matches.index() + 1) + " of " + matches.count());
    }

    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
            go(event.isShiftDown() ? -1 : 1);
            event.consume();
        }
    }
}
