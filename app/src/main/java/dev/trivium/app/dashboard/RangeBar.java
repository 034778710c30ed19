package dev.trivium.app.dashboard;

import dev.trivium.app.controls.Nodes;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;

/** The ranges to choose from, and own dates. */
final class RangeBar extends HBox {

    private final Consumer<Range> chosen;
    private final Map<Range, ToggleButton> buttons = new LinkedHashMap<>();
    private final ToggleButton dates = segment("dashboard-range-dates", "Dates");
    private final DatePicker from = picker("dashboard-from", "First day");
    private final DatePicker to = picker("dashboard-to", "Last day");
    private final Label problem = Nodes.label("", "tv-danger-text");
    private final Popup popup = new Popup();

    RangeBar(Consumer<Range> chosen) {
        this.chosen = chosen;
        setId("dashboard-range");
        getStyleClass().add("tv-segments");
        setAccessibleRole(AccessibleRole.TOOL_BAR);
        setAccessibleText("Range");
        add(Range.DAY, "24 h");
        add(Range.WEEK, "7 d");
        add(Range.FORTNIGHT, "14 d");
        add(Range.MONTH, "30 d");
        dates.getStyleClass().add("last");
        dates.setOnAction(event -> toggle());
        getChildren().add(dates);
        getChildren().get(0).getStyleClass().add("first");
        setMinWidth(USE_PREF_SIZE);
        popup.setAutoHide(true);
        popup.getContent().add(form());
    }

    /** @param first and {@code last}: the days that the range means now */
    void show(Range range, LocalDate first, LocalDate last) {
        buttons.forEach((one, button) -> button.setSelected(one.equals(range)));
        dates.setSelected(!buttons.containsKey(range));
        dates.setText(Times.span(first, last));
        dates.setAccessibleText("Own dates, now " + Times.span(first, last));
        from.setValue(first);
        to.setValue(last);
    }

    private void add(Range range, String title) {
        ToggleButton button = segment("dashboard-range-" + range.text(), title);
        button.setOnAction(event -> {
            button.setSelected(true);
            chosen.accept(range);
        });
        buttons.put(range, button);
        getChildren().add(button);
    }

    private VBox form() {
        GridPane fields = new GridPane();
        fields.setHgap(8);
        fields.setVgap(8);
        fields.addRow(0, Nodes.fixed("From", "tv-muted"), from);
        fields.addRow(1, Nodes.fixed("To", "tv-muted"), to);
        Button show = Nodes.button("dashboard-dates-show", "Show these days", "tv-primary");
        show.setOnAction(event -> choose());
        problem.setWrapText(true);
        problem.setMaxWidth(240);
        Nodes.show(problem, false);
        VBox form = new VBox(10, fields, problem, show);
        form.setAlignment(Pos.CENTER_RIGHT);
        form.getStyleClass().addAll("tv-popup", "tv-dash-dates");
        form.setId("dashboard-dates");
        return form;
    }

    private void toggle() {
        dates.setSelected(buttons.values().stream().noneMatch(ToggleButton::isSelected));
        if (popup.isShowing()) {
            popup.hide();
            return;
        }
        Nodes.show(problem, false);
        Bounds at = dates.localToScreen(dates.getBoundsInLocal());
        popup.show(dates, at.getMinX(), at.getMaxY() + 4);
        from.requestFocus();
    }

    private void choose() {
        LocalDate first = from.getValue();
        LocalDate last = to.getValue();
        if (first == null || last == null || last.isBefore(first)) {
            problem.setText("The last day is before the first. Choose a later one.");
            Nodes.show(problem, true);
            return;
        }
        popup.hide();
        chosen.accept(new Range.Dates(Objects.requireNonNull(first), last));
    }

    private static ToggleButton segment(String id, String title) {
        ToggleButton button = new ToggleButton(title);
        button.setId(id);
        button.getStyleClass().setAll("tv-segment");
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    private static DatePicker picker(String id, String description) {
        DatePicker picker = new DatePicker();
        picker.setId(id);
        picker.setAccessibleText(description);
        picker.setPrefWidth(150);
        return picker;
    }
}
