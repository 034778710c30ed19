package dev.trivium.app.compare.trace;

import dev.trivium.app.controls.Nodes;
import dev.trivium.app.controls.Slots;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The tree of a route's steps. Lines keep their nodes while the route runs, so nothing jumps; the arrow keys walk from
 * line to line, Enter opens what a candidate answered.
 */
public final class TraceView extends ScrollPane {

    /** From here on the numbers stand in columns. */
    private static final double WIDE = 500;

    private static final double SHARE_OF_COLUMN = 0.45;
    private static final double LEAST = 90;

    private final TraceViewModel model;
    private final Slots slots;
    private final String id;
    private final VBox content = new VBox();
    private final HBox titles;
    private final Map<String, TraceLine> lines = new LinkedHashMap<>();
    private final ChangeListener<Object> redraw = (property, before, now) -> draw();
    private final ChangeListener<Duration> tick = (property, before, now) -> tick(now);
    private double room = Double.MAX_VALUE;
    private boolean attached;
    private @Nullable TraceLine current;

    public TraceView(TraceViewModel model, Slots slots, String id) {
        this.model = model;
        this.slots = slots;
        this.id = id;
        setId(id);
        getStyleClass().addAll("tv-scroll", "tv-trace");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
        setContent(content);
        content.getStyleClass().add("tv-trace-lines");
        content.setAccessibleRole(AccessibleRole.TREE_VIEW);
        content.setAccessibleText("Steps of the route");
        titles = new HBox(Nodes.label("Step", "tv-label"), Nodes.spacer(), TraceNumbers.titles());
        titles.getStyleClass().add("tv-trace-titles");
        content.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        widthProperty().addListener((property, before, now) -> {
            if (wide(before.doubleValue()) != wide(now.doubleValue())) {
                draw();
            }
        });
    }

    public void attach() {
        if (!attached) {
            attached = true;
            model.rowsProperty().addListener(redraw);
            model.elapsedProperty().addListener(tick);
            draw();
        }
    }

    public void detach() {
        attached = false;
        model.rowsProperty().removeListener(redraw);
        model.elapsedProperty().removeListener(tick);
    }

    /** @param column height of the whole column, of which the tree takes no more than its share */
    public void setRoom(double column) {
        room = Math.max(LEAST, column * SHARE_OF_COLUMN);
        requestLayout();
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.min(room, snapSizeY(content.prefHeight(width)));
    }

    @Override
    protected double computeMinHeight(double width) {
        return Math.min(LEAST, computePrefHeight(width));
    }

    private static boolean wide(double width) {
        return width >= WIDE;
    }

    private void draw() {
        if (!attached) {
            return;
        }
        List<TraceRow> rows = model.rowsProperty().get();
        boolean wide = wide(getWidth());
        Map<String, TraceLine> before = new LinkedHashMap<>(lines);
        lines.clear();
        for (TraceRow row : rows) {
            TraceLine line = before.get(row.key());
            if (line == null || line.row().depth() != row.depth()) {
                line = line(row);
            }
            line.draw(row, model.elapsedProperty().get(), wide);
            lines.put(row.key(), line);
        }
        if (current == null || !lines.containsValue(current)) {
            makeCurrent(lines.isEmpty() ? null : lines.values().iterator().next());
        }
        List<javafx.scene.Node> shown = new java.util.ArrayList<>(lines.values());
        if (wide) {
            shown.add(0, titles);
        }
        if (!content.getChildren().equals(shown)) {
            content.getChildren().setAll(shown);
        }
        requestLayout();
    }

    private TraceLine line(TraceRow row) {
        TraceLine line = new TraceLine(row, slots, id + "-" + row.key(), this::requestLayout);
        line.setOnMousePressed(event -> {
            makeCurrent(line);
            line.requestFocus();
            event.consume();
        });
        return line;
    }

    private void tick(Duration elapsed) {
        for (TraceLine line : lines.values()) {
            if (line.row().duration() == null) {
                line.tick(elapsed);
            }
        }
    }

    private void makeCurrent(@Nullable TraceLine line) {
        if (current != null) {
            current.setCurrent(false);
        }
        current = line;
        if (line != null) {
            line.setCurrent(true);
        }
    }

    private void key(KeyEvent event) {
        TraceLine line = current;
        if (line == null || !line.isFocused() || event.isAltDown() || event.isControlDown() || event.isMetaDown()) {
            return;
        }
        List<TraceLine> all = List.copyOf(lines.values());
        int at = all.indexOf(line);
        KeyCode code = event.getCode();
        if (code == KeyCode.UP || code == KeyCode.DOWN) {
            go(all, at + (code == KeyCode.UP ? -1 : 1));
        } else if (code == KeyCode.HOME || code == KeyCode.END) {
            go(all, code == KeyCode.HOME ? 0 : all.size() - 1);
        } else if (code == KeyCode.RIGHT) {
            inwards(all, at);
        } else if (code == KeyCode.LEFT) {
            outwards(all, at);
        } else if ((code == KeyCode.ENTER || code == KeyCode.SPACE) && line.opens()) {
            line.toggle();
        } else {
            return;
        }
        event.consume();
    }

    private void inwards(List<TraceLine> all, int at) {
        TraceLine line = all.get(at);
        if (line.opens() && !line.isOpen()) {
            line.toggle();
        } else if (at + 1 < all.size()
                && all.get(at + 1).row().depth() > line.row().depth()) {
            go(all, at + 1);
        }
    }

    private void outwards(List<TraceLine> all, int at) {
        TraceLine line = all.get(at);
        if (line.isOpen()) {
            line.toggle();
            return;
        }
        for (int above = at - 1; above >= 0; above--) {
            if (all.get(above).row().depth() < line.row().depth()) {
                go(all, above);
                return;
            }
        }
    }

    private void go(List<TraceLine> all, int to) {
        if (to >= 0 && to < all.size()) {
            makeCurrent(all.get(to));
            all.get(to).requestFocus();
            reveal(all.get(to));
        }
    }

    private void reveal(TraceLine line) {
        double hidden = content.getHeight() - getViewportBounds().getHeight();
        if (hidden > 0) {
            double top = line.getBoundsInParent().getMinY();
            double bottom = line.getBoundsInParent().getMaxY();
            double seen = getVvalue() * hidden;
            double wanted =
                    Math.min(top, Math.max(seen, bottom - getViewportBounds().getHeight()));
            setVvalue(wanted / hidden);
        }
    }
}
