package dev.trivium.app.controls;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/**
 * Draws an answer as plain text, one node per line: a new piece touches the last line only, whatever came before. A
 * block cursor stands at the end while the answer streams.
 */
public final class PlainAnswerView implements AnswerView {

    /** A longer line is drawn as several nodes, so that the cost of appending stays bounded. */
    private static final int LONGEST_NODE = 2_000;

    private final VBox lines = new VBox();
    private final StringBuilder text = new StringBuilder();
    private final Region cursor = new Region();
    private @Nullable TextFlow lastLine;
    private @Nullable Text last;

    public PlainAnswerView() {
        lines.getStyleClass().add("tv-answer");
        lines.setMinWidth(0);
        cursor.getStyleClass().add("tv-cursor");
        cursor.setManaged(true);
        MenuItem copy = new MenuItem("Copy answer");
        copy.setOnAction(event -> copy());
        ContextMenu menu = new ContextMenu(copy);
        lines.setOnContextMenuRequested(event -> menu.show(lines, event.getScreenX(), event.getScreenY()));
    }

    @Override
    public void reset() {
        text.setLength(0);
        lines.getChildren().clear();
        lastLine = null;
        last = null;
    }

    @Override
    public void append(String piece) {
        text.append(piece);
        removeCursor();
        int from = 0;
        for (int newline = piece.indexOf('\n'); newline >= 0; newline = piece.indexOf('\n', from)) {
            draw(piece.substring(from, newline));
            lastLine = null;
            last = null;
            from = newline + 1;
            newLine();
        }
        draw(piece.substring(from));
        line().getChildren().add(cursor);
    }

    @Override
    public void finish() {
        removeCursor();
    }

    @Override
    public String text() {
        return text.toString();
    }

    @Override
    public void setLarge(boolean large) {
        lines.getStyleClass().remove("wide");
        if (large) {
            lines.getStyleClass().add("wide");
        }
    }

    @Override
    public Node node() {
        return lines;
    }

    private void draw(String piece) {
        if (piece.isEmpty()) {
            return;
        }
        Text node = last;
        if (node == null || node.getText().length() > LONGEST_NODE) {
            node = new Text();
            last = node;
            line().getChildren().add(node);
        }
        node.setText(node.getText() + piece);
    }

    private TextFlow line() {
        TextFlow line = lastLine;
        return line != null ? line : newLine();
    }

    private TextFlow newLine() {
        TextFlow line = new TextFlow();
        line.getStyleClass().add("tv-answer-line");
        line.setMinHeight(12);
        lines.getChildren().add(line);
        lastLine = line;
        return line;
    }

    private void removeCursor() {
        if (cursor.getParent() instanceof TextFlow flow) {
            flow.getChildren().removeAll(List.of(cursor));
        }
    }

    private void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(text());
        Clipboard.getSystemClipboard().setContent(content);
    }
}
