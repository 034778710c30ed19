package dev.trivium.app.compare;

import dev.trivium.app.controls.Marker;
import dev.trivium.app.controls.Nodes;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** A label and the column that is chosen for it, which a menu changes. */
final class ColumnChip extends MenuButton {

    private final ObservableList<PaneViewModel> columns;
    private final ObservableValue<@Nullable PaneViewModel> chosen;
    private final Predicate<PaneViewModel> offered;
    private final Consumer<PaneViewModel> choose;
    private final String role;
    private final Label label;
    private final ChangeListener<Object> change = (property, before, now) -> draw();

    /** @param role what the chosen column is; it stands before the name */
    ColumnChip(
            String id,
            String role,
            ObservableList<PaneViewModel> columns,
            ObservableValue<@Nullable PaneViewModel> chosen,
            Predicate<PaneViewModel> offered,
            Consumer<PaneViewModel> choose) {
        this.columns = columns;
        this.chosen = chosen;
        this.offered = offered;
        this.choose = choose;
        this.role = role;
        this.label = Nodes.fixed(role, "tv-muted");
        setId(id);
        getStyleClass().add("tv-select");
        setMinWidth(USE_PREF_SIZE);
        setOnShowing(event -> fill());
    }

    void attach() {
        chosen.addListener(change);
        draw();
    }

    void detach() {
        chosen.removeListener(change);
    }

    private void draw() {
        PaneViewModel column = chosen.getValue();
        HBox row = new HBox(6, label);
        row.getStyleClass().add("tv-select-row");
        if (column != null) {
            Label name = Nodes.fixed(column.model().name());
            row.getChildren().addAll(new Marker(column.slotProperty().get(), 0.8), name);
            setAccessibleText(role + " " + column.model().name());
        }
        setGraphic(row);
        fill();
    }

    /** A menu button without entries does not open, so they are there before. */
    private void fill() {
        getItems()
                .setAll(columns.stream()
                        .filter(offered)
                        .map(column -> {
                            MenuItem item = new MenuItem(
                                    (columns.indexOf(column) + 1) + "  "
                                            + column.model().name(),
                                    new Marker(column.slotProperty().get(), 0.8));
                            item.setOnAction(event -> choose.accept(column));
                            return item;
                        })
                        .toList());
    }
}
