package dev.trivium.app.controls;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/** A few views of which one is shown: arrows or a click choose. */
public final class SegmentedControl<T> extends HBox {

    private final List<T> values;
    private final List<ToggleButton> buttons = new ArrayList<>();
    private final ObjectProperty<T> value;

    /**
     * @param id of the control; each button's is this, a hyphen, and the value's name in small letters
     * @param values at least one; the first is chosen
     */
    public SegmentedControl(String id, String description, List<T> values, Function<T, String> title) {
        this.values = List.copyOf(values);
        this.value = new SimpleObjectProperty<>(values.get(0));
        setId(id);
        getStyleClass().add("tv-segments");
        setAccessibleRole(AccessibleRole.TOOL_BAR);
        setAccessibleText(description);
        for (T one : this.values) {
            ToggleButton button = new ToggleButton(title.apply(one));
            button.setId(
                    id + "-" + one.toString().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
            button.getStyleClass().setAll("tv-segment");
            button.setMinWidth(USE_PREF_SIZE);
            button.setOnAction(event -> choose(one));
            buttons.add(button);
        }
        getChildren().addAll(buttons);
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        value.addListener((property, before, now) -> draw());
        draw();
    }

    /** The chosen value; may be bound both ways. */
    public ObjectProperty<T> valueProperty() {
        return value;
    }

    /** Offers a value or takes it out. */
    public void offer(T one, boolean offered) {
        Nodes.show(buttons.get(values.indexOf(one)), offered);
        draw();
    }

    private void choose(T one) {
        value.set(one);
        draw();
    }

    private void draw() {
        List<ToggleButton> shown =
                buttons.stream().filter(ToggleButton::isVisible).toList();
        for (int i = 0; i < buttons.size(); i++) {
            ToggleButton button = buttons.get(i);
            button.setSelected(values.get(i).equals(value.get()));
            button.setFocusTraversable(button.isSelected());
            button.getStyleClass().removeAll("first", "last");
            if (!shown.isEmpty() && button == shown.get(0)) {
                button.getStyleClass().add("first");
            }
            if (!shown.isEmpty() && button == shown.get(shown.size() - 1)) {
                button.getStyleClass().add("last");
            }
        }
    }

    private void onKey(KeyEvent event) {
        int by = event.getCode() == KeyCode.LEFT ? -1 : event.getCode() == KeyCode.RIGHT ? 1 : 0;
        if (by == 0 || event.isAltDown() || event.isShortcutDown()) {
            return;
        }
        List<ToggleButton> shown =
                buttons.stream().filter(ToggleButton::isVisible).toList();
        for (int i = 0; i < shown.size(); i++) {
            if (shown.get(i).isSelected()) {
                ToggleButton next = shown.get(Math.max(0, Math.min(shown.size() - 1, i + by)));
                choose(values.get(buttons.indexOf(next)));
                next.requestFocus();
                break;
            }
        }
        event.consume();
    }
}
