package dev.trivium.app.compare;

import dev.trivium.app.controls.Nodes;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/** How often a run asks each column. */
final class SamplesMenu extends HBox {

    private static final List<Integer> OFFERED = List.of(1, 3, 5, 10);

    private final CompareViewModel model;
    private final MenuButton menu = new MenuButton();

    SamplesMenu(CompareViewModel model) {
        super(8);
        this.model = model;
        getStyleClass().add("tv-samples-menu");
        setMinWidth(USE_PREF_SIZE);
        Label label = Nodes.fixed("Samples", "tv-muted", "tv-small");
        label.setLabelFor(menu);
        menu.setId("compare-samples");
        menu.getStyleClass().add("tv-choice");
        menu.setMinWidth(USE_PREF_SIZE);
        menu.setTooltip(Nodes.tooltip("How often Run asks each column; more than one shows how far answers differ"));
        ToggleGroup group = new ToggleGroup();
        for (int count : OFFERED) {
            RadioMenuItem item = new RadioMenuItem("×" + count);
            item.setId("compare-samples-" + count);
            item.setToggleGroup(group);
            item.setOnAction(event -> model.samplesProperty().set(count));
            menu.getItems().add(item);
        }
        getChildren().addAll(label, menu);
        model.samplesProperty().addListener((property, before, now) -> draw());
        draw();
    }

    private void draw() {
        int count = model.samplesProperty().get();
        menu.setText("×" + count);
        menu.setAccessibleText("Samples of each column: " + count);
        for (int i = 0; i < OFFERED.size(); i++) {
            ((RadioMenuItem) menu.getItems().get(i)).setSelected(OFFERED.get(i) == count);
        }
    }
}
