package dev.trivium.app.controls;

import dev.trivium.app.controls.markdown.MarkdownView;
import dev.trivium.app.controls.markdown.SyntaxHighlighter;
import dev.trivium.app.controls.markdown.TextShapes;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.PathElement;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/** An answer as Markdown, with a block cursor at its end while it streams. */
public final class MarkdownAnswerView implements AnswerView {

    private final MarkdownView markdown;
    private final Region cursor = new Region();
    private final StackPane pane = new CursorPane();

    /**
     * @param openLink called with the address of a link that is clicked
     * @param clipboard takes what is copied
     */
    public MarkdownAnswerView(SyntaxHighlighter highlighter, Consumer<String> openLink, Consumer<String> clipboard) {
        markdown = new MarkdownView(highlighter, openLink, clipboard);
        cursor.getStyleClass().add("tv-cursor");
        cursor.setManaged(false);
        cursor.setVisible(false);
        cursor.setMouseTransparent(true);
        pane.setMinWidth(0);
        pane.getChildren().addAll(markdown, cursor);
    }

    @Override
    public void reset() {
        markdown.reset();
        cursor.setVisible(false);
    }

    @Override
    public void append(String piece) {
        markdown.append(piece);
        cursor.setVisible(true);
        pane.requestLayout();
    }

    @Override
    public void finish() {
        cursor.setVisible(false);
    }

    @Override
    public void setLarge(boolean large) {
        markdown.getStyleClass().remove("large");
        if (large) {
            markdown.getStyleClass().add("large");
        }
    }

    @Override
    public String text() {
        return markdown.text();
    }

    /** The answer as it is drawn, in which ranges can be marked. */
    public MarkdownView markdown() {
        return markdown;
    }

    /** @param listener called whenever all of the text so far is drawn */
    public void setOnDrawn(Runnable listener) {
        markdown.setOnDrawn(listener);
    }

    @Override
    public Node node() {
        return pane;
    }

    private void placeCursor() {
        TextFlow last = lastFlow(markdown);
        if (last == null) {
            return;
        }
        int length = last.getChildren().stream()
                .filter(Text.class::isInstance)
                .mapToInt(node -> ((Text) node).getText().length())
                .sum();
        PathElement[] caret = TextShapes.caret(last, length);
        if (caret.length > 0 && caret[0] instanceof MoveTo top) {
            Bounds inPane = pane.sceneToLocal(last.localToScene(last.getBoundsInLocal()));
            Point2D at = pane.sceneToLocal(last.localToScene(top.getX(), top.getY()));
            cursor.resizeRelocate(Math.min(at.getX() + 1, inPane.getMaxX() - 1), at.getY() + 1, 7, 14);
        }
    }

    private static @Nullable TextFlow lastFlow(Parent parent) {
        List<Node> children = parent.getChildrenUnmodifiable();
        for (int i = children.size() - 1; i >= 0; i--) {
            Node child = children.get(i);
            if (child instanceof TextFlow flow) {
                return flow;
            }
            if (child instanceof Parent inner) {
                TextFlow found = lastFlow(inner);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private final class CursorPane extends StackPane {

        @Override
        protected void layoutChildren() {
            super.layoutChildren();
            if (cursor.isVisible()) {
                markdown.layout();
                placeCursor();
            }
        }
    }
}
