package dev.trivium.app.compare.presets;

import dev.trivium.app.command.Command;
import dev.trivium.app.controls.Nodes;
import dev.trivium.app.controls.SheetLayer;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.kordamp.ikonli.feather.Feather;

/** Beside the button that adds a column: opens a set of columns, or the sheet where sets are kept. */
public final class PresetsMenu extends MenuButton {

    private final PresetsViewModel model;
    private final SheetLayer sheets;

    public PresetsMenu(PresetsViewModel model, SheetLayer sheets) {
        this.model = model;
        this.sheets = sheets;
        setId("compare-presets");
        getStyleClass().add("tv-icon-button");
        setGraphic(Nodes.icon(Feather.LAYERS));
        setAccessibleText("Sets of columns");
        setTooltip(Nodes.tooltip("Open or keep a set of columns"));
        model.presets().addListener((ListChangeListener<Preset>) change -> fill());
        setOnShowing(event -> model.refresh());
        fill();
    }

    private void fill() {
        List<MenuItem> items = new ArrayList<>();
        for (int i = 0; i < model.presets().size(); i++) {
            Preset preset = model.presets().get(i);
            items.add(item("compare-preset-" + i, preset.name(), () -> model.open(preset)));
        }
        if (!items.isEmpty()) {
            items.add(new SeparatorMenuItem());
        }
        items.add(item("compare-presets-manage", "Save or manage sets of columns…", this::manage));
        getItems().setAll(items);
    }

    private void manage() {
        new PresetsSheet(model, sheets).open();
    }

    /** For the palette: each set, and the sheet. */
    public List<Command> commands() {
        List<Command> commands = new ArrayList<>();
        commands.add(Command.of("compare-presets-manage", "Compare", "Save or manage sets of columns", this::manage));
        for (Preset preset : model.presets()) {
            commands.add(Command.of(
                    "compare-preset-" + preset.name(),
                    "Columns",
                    "Open the columns " + preset.name() + "  " + preset.summary(),
                    () -> model.open(preset)));
        }
        return commands;
    }

    private static MenuItem item(String id, String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setId(id);
        item.setMnemonicParsing(false);
        item.setOnAction(event -> action.run());
        return item;
    }
}
