package dev.trivium.app.routes;

import dev.trivium.app.routes.drawing.Box;
import dev.trivium.app.routes.drawing.DrawnNode;
import dev.trivium.app.routes.drawing.Neighbours;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** What hands do on the canvas: select, move along, drag, pan and enlarge. */
final class CanvasInput {

    private static final double SLACK = 6;

    private enum Mode {
        NONE,
        PRESSED,
        PAN,
        FRAME,
        DRAG
    }

    private final RouteEditor editor;
    private final CanvasView canvas;
    private final CanvasDrag drag;
    private final Region frame = new Region();
    private Mode mode = Mode.NONE;
    private double pressedX;
    private double pressedY;
    private double lastX;
    private double lastY;
    private @Nullable Object pressed;

    CanvasInput(RouteEditor editor, CanvasView canvas, CanvasDrag drag) {
        this.editor = editor;
        this.canvas = canvas;
        this.drag = drag;
        frame.getStyleClass().add("tv-route-frame");
        frame.setManaged(false);
        frame.setMouseTransparent(true);
    }

    void install() {
        canvas.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        canvas.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        canvas.addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
        canvas.addEventHandler(ScrollEvent.SCROLL, this::scroll);
        canvas.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    private void press(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        pressedX = event.getSceneX();
        pressedY = event.getSceneY();
        lastX = pressedX;
        lastY = pressedY;
        mode = Mode.PRESSED;
        pressed = part(event.getTarget());
        String id = id(pressed);
        if (id.isEmpty()) {
            canvas.requestFocus();
        } else if (event.isShortcutDown() || event.isShiftDown()) {
            editor.toggle(id);
        } else if (!editor.selectionProperty().get().contains(id)) {
            editor.select(List.of(id));
        }
        if (!id.isEmpty()) {
            canvas.focusOn(id);
        }
        event.consume();
    }

    /** The box, badge or line that was hit; null for the ground. */
    private @Nullable Object part(Object target) {
        for (Node node = target instanceof Node hit ? hit : null;
                node != null && node != canvas;
                node = node.getParent()) {
            if (node instanceof NodeView || node.getUserData() != null) {
                return node instanceof NodeView view ? view : node.getUserData();
            }
        }
        return null;
    }

    private static String id(@Nullable Object part) {
        if (part instanceof NodeView view) {
            return view.node().id();
        }
        if (part instanceof EdgeView view) {
            return view.owner();
        }
        return part instanceof String badge ? badge : "";
    }

    private void drag(MouseEvent event) {
        if (mode == Mode.PRESSED && Math.hypot(event.getSceneX() - pressedX, event.getSceneY() - pressedY) > SLACK) {
            begin(event);
        }
        if (mode == Mode.PAN) {
            canvas.pan(event.getSceneX() - lastX, event.getSceneY() - lastY);
        } else if (mode == Mode.FRAME) {
            drawFrame(event);
        } else if (mode == Mode.DRAG) {
            drag.over(event.getSceneX(), event.getSceneY());
        }
        lastX = event.getSceneX();
        lastY = event.getSceneY();
        event.consume();
    }

    private void begin(MouseEvent event) {
        if (pressed == null) {
            mode = event.isShiftDown() ? Mode.FRAME : Mode.PAN;
            return;
        }
        mode = Mode.DRAG;
        if (pressed instanceof EdgeView view && view.edge().slot() != null) {
            drag.beginLink(view.edge());
        } else if (pressed instanceof NodeView view && !view.node().step().isEmpty()) {
            drag.beginMove(mover(view.node().step()), view.node().title());
        } else {
            mode = Mode.NONE;
        }
    }

    /** A step moves with the wrappers that are drawn on it. */
    private String mover(String step) {
        NodeView view = canvas.boxes().get(step);
        boolean wrapped = view != null && !view.node().badges().isEmpty();
        return wrapped && view != null ? view.node().badges().get(0).step() : step;
    }

    private void drawFrame(MouseEvent event) {
        Point2D from = canvas.sceneToLocal(pressedX, pressedY);
        Point2D to = canvas.sceneToLocal(event.getSceneX(), event.getSceneY());
        if (frame.getParent() == null) {
            canvas.addOverlay(frame);
        }
        frame.resizeRelocate(
                Math.min(from.getX(), to.getX()),
                Math.min(from.getY(), to.getY()),
                Math.abs(from.getX() - to.getX()),
                Math.abs(from.getY() - to.getY()));
    }

    private void release(MouseEvent event) {
        if (mode == Mode.DRAG) {
            drag.end(event.getSceneX(), event.getSceneY());
        } else if (mode == Mode.FRAME) {
            editor.select(framed());
            canvas.removeOverlay(frame);
        } else if (mode == Mode.PRESSED && pressed == null) {
            editor.select(List.of());
        } else if (mode == Mode.PRESSED && !event.isShortcutDown() && !event.isShiftDown()) {
            String id = id(pressed);
            if (!id.isEmpty() && editor.selectionProperty().get().size() > 1) {
                editor.select(List.of(id));
            }
        }
        mode = Mode.NONE;
        event.consume();
    }

    private List<String> framed() {
        Point2D from = canvas.viewport().toDrawing(frame.getLayoutX(), frame.getLayoutY());
        Point2D to = canvas.viewport()
                .toDrawing(frame.getLayoutX() + frame.getWidth(), frame.getLayoutY() + frame.getHeight());
        List<String> inside = new ArrayList<>();
        editor.pictureProperty().get().layout().boxes().forEach((id, box) -> {
            boolean step = canvas.boxes().containsKey(id)
                    && !canvas.boxes().get(id).node().step().isEmpty();
            if (step && overlaps(box, from, to)) {
                inside.add(id);
            }
        });
        return inside;
    }

    private static boolean overlaps(Box box, Point2D from, Point2D to) {
        return box.right() > from.getX() && box.x() < to.getX() && box.bottom() > from.getY() && box.y() < to.getY();
    }

    private void scroll(ScrollEvent event) {
        if (event.isShortcutDown()) {
            Point2D at = canvas.sceneToLocal(event.getSceneX(), event.getSceneY());
            canvas.zoomAt(event.getDeltaY() > 0 ? 1 : -1, at.getX(), at.getY());
        } else {
            canvas.pan(event.getDeltaX(), event.getDeltaY());
        }
        event.consume();
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && drag.running()) {
            drag.cancel();
            mode = Mode.NONE;
            event.consume();
            return;
        }
        if (event.isShortcutDown()) {
            return;
        }
        boolean done = event.isAltDown() ? moved(event.getCode()) : walked(event);
        if (done) {
            canvas.focusSelection();
            event.consume();
        }
    }

    /** Refused moves are said by the editor, so the key is used up all the same. */
    private boolean moved(KeyCode code) {
        switch (code) {
            case UP -> editor.reorder(-1);
            case DOWN -> editor.reorder(1);
            case LEFT -> editor.moveOut();
            case RIGHT -> editor.moveInto();
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean walked(KeyEvent event) {
        return switch (event.getCode()) {
            case TAB -> along(event.isShiftDown() ? -1 : 1);
            case LEFT -> towards(Neighbours.Direction.LEFT);
            case RIGHT -> towards(Neighbours.Direction.RIGHT);
            case UP -> towards(Neighbours.Direction.UP);
            case DOWN -> towards(Neighbours.Direction.DOWN);
            default -> false;
        };
    }

    /** At the ends the focus leaves the canvas. */
    private boolean along(int by) {
        List<String> stops = canvas.stops();
        int next = stops.indexOf(current()) + by;
        if (current().isEmpty()) {
            next = by > 0 ? 0 : stops.size() - 1;
        }
        if (next < 0 || next >= stops.size()) {
            return false;
        }
        editor.select(List.of(stops.get(next)));
        return true;
    }

    private boolean towards(Neighbours.Direction direction) {
        String from = current();
        String box = canvas.boxes().containsKey(from)
                ? from
                : editor.pictureProperty().get().drawing().heads().getOrDefault(from, DrawnNode.INPUT);
        Neighbours.towards(editor.pictureProperty().get().layout(), box, direction)
                .ifPresent(id -> editor.select(List.of(id)));
        return true;
    }

    private String current() {
        Set<String> ids = editor.selectionProperty().get();
        return ids.isEmpty() ? "" : ids.iterator().next();
    }
}
