package dev.trivium.app.settings;

import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** A {@link Mark} as a shape: round, square, rotated square, ring. */
public final class HealthMark extends StackPane {

    private final Region shape = new Region();

    public HealthMark(Mark mark) {
        setMinSize(12, 12);
        setPrefSize(12, 12);
        setMaxSize(12, 12);
        setMouseTransparent(true);
        getChildren().add(shape);
        show(mark);
    }

    public void show(Mark mark) {
        shape.getStyleClass().setAll("tv-health", styleOf(mark));
        shape.setRotate(mark == Mark.FAILING ? 45 : 0);
    }

    private static String styleOf(Mark mark) {
        return switch (mark) {
            case FINE -> "fine";
            case LIMITED -> "limited";
            case FAILING -> "failing";
            case UNTRIED, NOT_SET_UP -> "ring";
        };
    }
}
