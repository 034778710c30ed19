package dev.trivium.app.controls.markdown;

import javafx.geometry.Point2D;
import javafx.scene.shape.PathElement;
import javafx.scene.text.TextFlow;

/**
 * Where text lies in a {@link TextFlow} without padding. JavaFX 25 deprecates these methods for ones that JavaFX 21 does
 * not have; with no padding both give the same.
 */
@SuppressWarnings("deprecation")
public final class TextShapes {

    private TextShapes() {}

    /** The outline of the characters from {@code start} to before {@code end}. */
    public static PathElement[] range(TextFlow flow, int start, int end) {
        return flow.rangeShape(start, end);
    }

    /** The caret before the character at {@code index}. */
    public static PathElement[] caret(TextFlow flow, int index) {
        return flow.caretShape(index, true);
    }

    /** The place between characters nearest to a point. */
    public static int indexAt(TextFlow flow, Point2D point) {
        return flow.hitTest(point).getInsertionIndex();
    }
}
