package dev.trivium.app.models;

import dev.trivium.app.controls.Nodes;
import dev.trivium.catalog.Capability;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ChangeListener;
import javafx.collections.ListChangeListener;
import javafx.collections.SetChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** What narrows the table of models, and what orders it. */
final class ModelFilters extends HBox {

    private final ModelsViewModel model;
    private final TextField search = field("models-search", "Search models and routes", 200);
    private final TextField price = field("models-price", "Out $/M at most", 124);
    private final ComboBox<String> provider = new ComboBox<>();
    private final ComboBox<String> kind = new ComboBox<>();
    private final Map<Capability, ToggleButton> capabilities = new LinkedHashMap<>();
    private final Map<ModelsViewModel.Only, ToggleButton> only = new LinkedHashMap<>();
    private final Map<Best, ToggleButton> best = new LinkedHashMap<>();
    private final HBox presets = new HBox(4);
    private final SetChangeListener<Object> toggled = change -> draw();
    private final ChangeListener<@Nullable Best> ordered = (property, before, now) -> draw();
    private final ListChangeListener<String> offered = change -> draw();
    private final ChangeListener<String> chosen = (property, before, now) -> draw();

    ModelFilters(ModelsViewModel model) {
        this.model = model;
        getStyleClass().add("tv-library-filters");
        setSpacing(8);
        for (Map.Entry<Capability, String> entry : Words.CAPABILITIES.entrySet()) {
            Capability capability = entry.getKey();
            ToggleButton chip = chip("models-can-" + capability.id().replace('_', '-'), entry.getValue());
            chip.setAccessibleText("Only models with: " + entry.getValue());
            chip.setOnAction(event -> toggle(
                    chip,
                    () -> model.capabilities().add(capability),
                    () -> model.capabilities().remove(capability)));
            capabilities.put(capability, chip);
        }
        for (ModelsViewModel.Only narrow : ModelsViewModel.Only.values()) {
            ToggleButton chip = chip("models-only-" + narrow.name().toLowerCase(Locale.ROOT), narrow.title());
            chip.setAccessibleText("Only: " + narrow.title());
            chip.setOnAction(event -> toggle(
                    chip, () -> model.only().add(narrow), () -> model.only().remove(narrow)));
            only.put(narrow, chip);
        }
        for (Best one : Best.values()) {
            ToggleButton chip =
                    chip("models-best-" + one.name().toLowerCase(Locale.ROOT).replace('_', '-'), one.title());
            chip.setTooltip(Nodes.tooltip(one.rule() + ". Figures of fewer than " + Best.ENOUGH
                    + " calls or scores stand behind the others."));
            chip.setOnAction(event -> model.bestProperty().set(chip.isSelected() ? one : null));
            best.put(one, chip);
        }
        presets.setAlignment(Pos.CENTER_LEFT);
        presets.getChildren().add(Nodes.fixed("Best by", "tv-muted", "tv-small"));
        presets.getChildren().addAll(best.values());
        select(provider, "models-provider", "Provider", model.providerProperty());
        select(kind, "models-kind", "Score", model.kindProperty());
        HBox.setHgrow(search, Priority.SOMETIMES);
        getChildren().addAll(search, provider, kind, price, separator());
        getChildren().addAll(capabilities.values());
        getChildren().add(separator());
        getChildren().addAll(only.values());
    }

    /** The row of presets, for the title bar. */
    HBox best() {
        return presets;
    }

    void focusSearch() {
        search.requestFocus();
    }

    void attach() {
        search.textProperty().bindBidirectional(model.textProperty());
        price.textProperty().bindBidirectional(model.mostPriceProperty());
        provider.setItems(model.providers());
        kind.setItems(model.kinds());
        model.providerProperty().addListener(chosen);
        model.kindProperty().addListener(chosen);
        model.providers().addListener(offered);
        model.capabilities().addListener(toggled);
        model.only().addListener(toggled);
        model.bestProperty().addListener(ordered);
        model.kinds().addListener(offered);
        draw();
    }

    void detach() {
        search.textProperty().unbindBidirectional(model.textProperty());
        price.textProperty().unbindBidirectional(model.mostPriceProperty());
        model.providerProperty().removeListener(chosen);
        model.kindProperty().removeListener(chosen);
        model.providers().removeListener(offered);
        model.capabilities().removeListener(toggled);
        model.only().removeListener(toggled);
        model.bestProperty().removeListener(ordered);
        model.kinds().removeListener(offered);
    }

    private void draw() {
        capabilities.forEach(
                (capability, chip) -> chip.setSelected(model.capabilities().contains(capability)));
        only.forEach((narrow, chip) -> chip.setSelected(model.only().contains(narrow)));
        best.forEach((one, chip) -> chip.setSelected(model.bestProperty().get() == one));
        provider.setValue(model.providerProperty().get());
        kind.setValue(model.kindProperty().get());
        Nodes.show(kind, model.kinds().size() > 1);
    }

    private static void toggle(ToggleButton chip, Runnable add, Runnable remove) {
        if (chip.isSelected()) {
            add.run();
        } else {
            remove.run();
        }
    }

    private static ToggleButton chip(String id, String text) {
        ToggleButton chip = new ToggleButton(text);
        chip.setId(id);
        chip.getStyleClass().setAll("tv-toggle-chip");
        chip.setMinWidth(USE_PREF_SIZE);
        return chip;
    }

    private static TextField field(String id, String prompt, double width) {
        TextField field = new TextField();
        field.setId(id);
        field.setPromptText(prompt);
        field.setAccessibleText(prompt);
        field.getStyleClass().add("tv-search");
        field.setPrefWidth(width);
        field.setMinWidth(Math.min(width, 124));
        return field;
    }

    private static Region separator() {
        Region line = new Region();
        line.getStyleClass().add("tv-separator");
        return line;
    }

    /** The label stays before the value, whatever is chosen. */
    private static void select(ComboBox<String> box, String id, String name, StringProperty value) {
        // A box whose entries change has no value for a moment, which nobody chose.
        box.valueProperty().addListener((property, before, now) -> {
            if (now != null && box.getItems().contains(now)) {
                value.set(now);
            }
        });
        box.setId(id);
        box.setAccessibleText(name);
        box.setMinWidth(USE_PREF_SIZE);
        box.setButtonCell(new ListCell<>() {
            private final Label label = Nodes.fixed(name, "tv-muted");

            @Override
            protected void updateItem(@Nullable String value, boolean none) {
                super.updateItem(value, none);
                setGraphic(label);
                setText(none || value == null ? "" : value);
            }
        });
    }
}
