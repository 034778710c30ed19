package dev.trivium.app.controls.markdown;

import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Parent;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/** Selects text by mouse and keys across all {@link SelectableFlow}s below one node, and copies it. FX thread. */
final class TextSelection {

    private record Place(SelectableFlow flow, int index) {}

    private final Parent root;
    private final Consumer<String> clipboard;
    private @Nullable Place anchor;
    private @Nullable Place end;

    /** @param clipboard takes the copied text */
    TextSelection(Parent root, Consumer<String> clipboard) {
        this.root = root;
        this.clipboard = clipboard;
        root.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        root.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        MenuItem copy = new MenuItem("Copy");
        copy.setOnAction(event -> copy());
        MenuItem all = new MenuItem("Select all");
        all.setOnAction(event -> selectAll());
        ContextMenu menu = new ContextMenu(copy, all);
        menu.setOnShowing(event -> copy.setDisable(selectedText().isEmpty()));
        root.setOnContextMenuRequested(event -> {
            menu.show(root, event.getScreenX(), event.getScreenY());
            event.consume();
        });
    }

    /** The selected text as it would be copied; empty if nothing is selected. */
    String selectedText() {
        StringBuilder text = new StringBuilder();
        forSelected((flow, from, to) -> {
            text.append(flow.copied(from, to));
            text.append(flow.separator());
        });
        return text.toString().stripTrailing();
    }

    void selectAll() {
        List<SelectableFlow> flows = flows();
        if (!flows.isEmpty()) {
            SelectableFlow last = flows.get(flows.size() - 1);
            anchor = new Place(flows.get(0), 0);
            end = new Place(last, last.length());
            show();
        }
    }

    void clear() {
        anchor = null;
        end = null;
        show();
    }

    private void copy() {
        String text = selectedText();
        if (!text.isEmpty()) {
            clipboard.accept(text);
        }
    }

    private void pressed(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        root.requestFocus();
        Place place = placeAt(event);
        if (place == null) {
            return;
        }
        if (event.getClickCount() == 2) {
            selectWord(place);
        } else if (event.getClickCount() >= 3) {
            anchor = new Place(place.flow(), 0);
            end = new Place(place.flow(), place.flow().length());
        } else {
            anchor = event.isShiftDown() && anchor != null ? anchor : place;
            end = place;
        }
        show();
        event.consume();
    }

    private void dragged(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && anchor != null) {
            Place place = placeAt(event);
            end = place == null ? end : place;
            show();
            event.consume();
        }
    }

    private void keyPressed(KeyEvent event) {
        if (!event.isShortcutDown() || event.isAltDown() || event.isShiftDown()) {
            return;
        }
        if (event.getCode() == KeyCode.C && !selectedText().isEmpty()) {
            copy();
            event.consume();
        } else if (event.getCode() == KeyCode.A) {
            selectAll();
            event.consume();
        }
    }

    private void selectWord(Place place) {
        String text = place.flow().text();
        BreakIterator words = BreakIterator.getWordInstance(Locale.ROOT);
        words.setText(text);
        int index = Math.min(place.index(), Math.max(0, text.length() - 1));
        int to = words.following(index);
        int from = words.previous();
        if (from >= 0 && to > from) {
            anchor = new Place(place.flow(), from);
            end = new Place(place.flow(), to);
        }
    }

    private void show() {
        flows().forEach(flow -> flow.select(0, 0));
        forSelected((flow, from, to) -> flow.select(from, to));
    }

    private interface Range {
        void take(SelectableFlow flow, int from, int to);
    }

    private void forSelected(Range range) {
        List<SelectableFlow> flows = flows();
        if (anchor == null || end == null) {
            return;
        }
        int first = flows.indexOf(anchor.flow());
        int last = flows.indexOf(end.flow());
        if (first < 0 || last < 0) {
            return;
        }
        boolean forward = first < last || (first == last && anchor.index() <= end.index());
        Place from = forward ? anchor : end;
        Place to = forward ? end : anchor;
        for (int i = Math.min(first, last); i <= Math.max(first, last); i++) {
            SelectableFlow flow = flows.get(i);
            int start = flow == from.flow() ? Math.min(from.index(), flow.length()) : 0;
            int stop = flow == to.flow() ? Math.min(to.index(), flow.length()) : flow.length();
            if (start < stop) {
                range.take(flow, start, stop);
            }
        }
    }

    private @Nullable Place placeAt(MouseEvent event) {
        Point2D point = new Point2D(event.getSceneX(), event.getSceneY());
        SelectableFlow nearest = null;
        double best = Double.MAX_VALUE;
        for (SelectableFlow flow : flows()) {
            if (flow.getScene() == null) {
                continue; // Folded: nobody points at it.
            }
            Bounds bounds = flow.localToScene(flow.getBoundsInLocal());
            double vertical = outside(point.getY(), bounds.getMinY(), bounds.getMaxY());
            double distance = vertical * 1000 + outside(point.getX(), bounds.getMinX(), bounds.getMaxX());
            if (distance < best) {
                best = distance;
                nearest = flow;
            }
        }
        return nearest == null ? null : new Place(nearest, nearest.indexAt(nearest.sceneToLocal(point)));
    }

    private static double outside(double value, double min, double max) {
        return value < min ? min - value : Math.max(0, value - max);
    }

    private List<SelectableFlow> flows() {
        return FlowIndex.flows(root);
    }
}
