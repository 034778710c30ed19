package dev.trivium.app.compare;

import dev.trivium.app.compare.ChangeWalk.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/**
 * Shows along an answer where its changes cluster: what was removed at the left edge, what was added at the right. A
 * click goes to the nearest change.
 */
final class ChangeRuler extends Pane {

    static final double WIDTH = 16;
    private static final double MARK = 7;
    private static final double INSET = 8;

    private final IntConsumer chosen;
    private List<Place> places = List.of();
    private int current = -1;

    /** @param chosen takes the index of a change that was clicked */
    ChangeRuler(String id, IntConsumer chosen) {
        this.chosen = chosen;
        setId(id);
        getStyleClass().add("tv-ruler");
        setMinWidth(WIDTH);
        setPrefWidth(WIDTH);
        setMaxWidth(WIDTH);
        setOnMouseClicked(this::clicked);
        widthProperty().addListener((property, before, now) -> requestLayout());
    }

    void show(List<Place> changes, int index) {
        if (!changes.equals(places) || index != current) {
            places = changes;
            current = index;
            setAccessibleText(changes.size() == 1 ? "1 change" : changes.size() + " changes");
            requestLayout();
        }
    }

    /** Changes nearer than a mark is high share one. */
    @Override
    protected void layoutChildren() {
        List<Region> marks = new ArrayList<>();
        double height = getHeight() - 2 * INSET - MARK;
        double lastRemoved = -MARK;
        double lastAdded = -MARK;
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i);
            double y = INSET + height * Math.min(1, place.at());
            if (i == current) {
                marks.add(mark("here", 0, y - 1, WIDTH));
            }
            if (place.removed() && y - lastRemoved >= MARK + 1) {
                marks.add(mark("removed", 2, y, MARK - 1));
                lastRemoved = y;
            }
            if (place.added() && y - lastAdded >= MARK + 1) {
                marks.add(mark("added", WIDTH - MARK - 1, y, MARK - 1));
                lastAdded = y;
            }
        }
        getChildren().setAll(marks);
    }

    private static Region mark(String style, double x, double y, double width) {
        Region mark = new Region();
        mark.setManaged(false);
        mark.setMouseTransparent(true);
        mark.getStyleClass().add("tv-ruler-" + style);
        mark.resizeRelocate(x, y, width, style.equals("here") ? MARK + 2 : MARK);
        return mark;
    }

    private void clicked(MouseEvent event) {
        double at = (event.getY() - INSET) / Math.max(1, getHeight() - 2 * INSET);
        int nearest = -1;
        for (int i = 0; i < places.size(); i++) {
            if (nearest < 0
                    || Math.abs(places.get(i).at() - at)
                            < Math.abs(places.get(nearest).at() - at)) {
                nearest = i;
            }
        }
        if (nearest >= 0) {
            chosen.accept(nearest);
        }
        event.consume();
    }
}
