package dev.trivium.app.controls.chart;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A drawing with points: arrows move between them, Enter or a click drills down, Backspace goes back up, and a tip tells
 * of the point under the mouse after 400 ms, or of that of the keys at once. It is drawn anew in the layout pass that
 * follows a change of data, size or theme, so no frame shows a stretched picture. FX thread.
 */
public abstract class Chart extends Region {

    private static final Duration TIP_DELAY = Duration.millis(400);
    private static final StyleablePropertyFactory<Chart> FACTORY =
            new StyleablePropertyFactory<>(Region.getClassCssMetaData());

    private final Map<Ink, StyleableProperty<Color>> inks = new EnumMap<>(Ink.class);
    private final Canvas canvas = new Canvas();
    private final TipBox tip = new TipBox();
    private final PauseTransition pause = new PauseTransition(TIP_DELAY);
    private final List<ChartPoint> points = new ArrayList<>();
    private Runnable up = () -> {};
    private int current = -1;
    private boolean byKeys;
    private @Nullable Region raised;

    Chart(String id) {
        setId(id);
        getStyleClass().add("tv-chart");
        for (Ink ink : Ink.values()) {
            StyleableProperty<Color> colour = FACTORY.createStyleableColorProperty(
                    this, ink.name(), ink.property(), chart -> chart.inks.get(ink), Color.TRANSPARENT);
            inks.put(ink, colour);
            ((ObservableValue<?>) colour).addListener((property, before, now) -> requestLayout());
        }
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleRoleDescription("Chart");
        canvas.setMouseTransparent(true);
        getChildren().addAll(canvas, tip);
        setMinSize(0, 0);
        pause.setOnFinished(event -> showTip());
        focusedProperty().addListener((property, before, now) -> onFocus(now));
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        setOnMouseMoved(this::onMouse);
        setOnMouseExited(event -> forget());
        setOnMouseClicked(this::onClick);
    }

    /** @param action what Backspace does */
    public final void setOnUp(Runnable action) {
        up = action;
    }

    /** @param card is drawn over its neighbours while a tip shows */
    public final void setRaised(Region card) {
        raised = card;
    }

    /** Draws all of it, and adds its points in the order in which the arrows find them. */
    abstract void paint(Pen pen, double width, double height, List<ChartPoint> into);

    /** Marks the point of the mouse or the keys; drawn after all else. */
    void paintCurrent(Pen pen, ChartPoint point, double width, double height) {}

    /** The number of the point that the mouse means; -1 for none. */
    abstract int at(double x, double y);

    /** After other data: what a screen reader says. */
    final void changed(String summary) {
        setAccessibleText(summary);
        current = -1;
        hideTip();
        requestLayout();
    }

    final List<ChartPoint> points() {
        return points;
    }

    @Override
    public final List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return FACTORY.getCssMetaData();
    }

    @Override
    protected final void layoutChildren() {
        double width = Math.floor(getWidth());
        double height = Math.floor(getHeight());
        if (canvas.getWidth() != width || canvas.getHeight() != height) {
            canvas.setWidth(width);
            canvas.setHeight(height);
        }
        draw();
    }

    private void draw() {
        double width = canvas.getWidth();
        double height = canvas.getHeight();
        canvas.getGraphicsContext2D().clearRect(0, 0, width, height);
        points.clear();
        if (width < 8 || height < 8) {
            return;
        }
        Pen pen = new Pen(canvas.getGraphicsContext2D(), this::colour);
        paint(pen, width, height, points);
        if (current >= 0 && current < points.size()) {
            paintCurrent(pen, points.get(current), width, height);
        }
    }

    private Color colour(Ink ink) {
        StyleableProperty<Color> property = inks.get(ink);
        return property == null ? Color.TRANSPARENT : property.getValue();
    }

    private void onFocus(boolean focused) {
        if (!focused) {
            forget();
        }
    }

    private void onMouse(MouseEvent event) {
        int now = at(event.getX(), event.getY());
        if (now == current && !byKeys) {
            return;
        }
        byKeys = false;
        boolean shown = tip.isVisible();
        choose(now);
        if (now < 0) {
            forget();
        } else if (shown) {
            showTip();
        } else {
            pause.playFromStart();
        }
    }

    private void onClick(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        requestFocus();
        int now = at(event.getX(), event.getY());
        if (now >= 0) {
            drill(points.get(now));
        }
    }

    private void onKey(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        KeyCode code = event.getCode();
        if (code.isArrowKey()) {
            move(code);
        } else if (code == KeyCode.ENTER && current >= 0) {
            drill(points.get(current));
        } else if (code == KeyCode.BACK_SPACE) {
            up.run();
        } else if (code == KeyCode.ESCAPE && tip.isVisible()) {
            forget();
        } else {
            return;
        }
        event.consume();
    }

    private void move(KeyCode code) {
        if (points.isEmpty()) {
            return;
        }
        byKeys = true;
        int next = current < 0 ? 0 : PointWalk.next(points, current, code);
        choose(next);
        showTip();
    }

    private void drill(ChartPoint point) {
        Runnable action = point.drill();
        if (action != null) {
            hideTip();
            action.run();
        }
    }

    private void choose(int index) {
        if (current != index) {
            current = index;
            setAccessibleHelp(index < 0 ? null : points.get(index).tip().spoken());
            draw();
        }
    }

    private void showTip() {
        if (current >= 0 && current < points.size()) {
            ChartPoint point = points.get(current);
            tip.show(point.tip(), point.x(), point.y(), this);
            raise(-1);
        }
    }

    private void forget() {
        choose(-1);
        hideTip();
    }

    private void hideTip() {
        pause.stop();
        tip.hide();
        raise(0);
    }

    private void raise(double order) {
        setViewOrder(order);
        Node card = raised;
        if (card != null) {
            card.setViewOrder(order);
        }
    }
}
