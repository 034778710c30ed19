package dev.trivium.app.routes.drawing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which box is next to another: along the lines, or in a direction. */
public final class Neighbours {

    /** A direction of the drawing. */
    public enum Direction {
        LEFT,
        RIGHT,
        UP,
        DOWN
    }

    private Neighbours() {}

    /** All boxes as a person reads them: column by column, each from above. */
    public static List<String> inOrder(Layout layout) {
        List<Map.Entry<String, Box>> boxes = new ArrayList<>(layout.boxes().entrySet());
        boxes.sort(Comparator.<Map.Entry<String, Box>>comparingDouble(
                        entry -> entry.getValue().x())
                .thenComparingDouble(entry -> entry.getValue().y()));
        return boxes.stream().map(Map.Entry::getKey).toList();
    }

    /** The nearest box in a direction; what lies straight ahead is nearer than what lies beside. */
    public static Optional<String> towards(Layout layout, String from, Direction direction) {
        Box here = layout.boxes().get(from);
        if (here == null) {
            return inOrder(layout).stream().findFirst();
        }
        return layout.boxes().entrySet().stream()
                .filter(entry -> ahead(here, entry.getValue(), direction) > 1)
                .min(Comparator.<Map.Entry<String, Box>>comparingDouble(
                                entry -> distance(here, entry.getValue(), direction))
                        .thenComparingDouble(entry -> entry.getValue().y()))
                .map(Map.Entry::getKey);
    }

    private static double ahead(Box from, Box to, Direction direction) {
        return switch (direction) {
            case LEFT -> from.x() - to.x();
            case RIGHT -> to.x() - from.x();
            case UP -> from.y() - to.y();
            case DOWN -> to.y() - from.y();
        };
    }

    private static double distance(Box from, Box to, Direction direction) {
        double along = ahead(from, to, direction);
        boolean sideways = direction == Direction.LEFT || direction == Direction.RIGHT;
        double aside = sideways ? Math.abs(from.middleY() - to.middleY()) : Math.abs(from.middleX() - to.middleX());
        return along + 2 * aside;
    }
}
