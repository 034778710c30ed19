package dev.trivium.app;

import dev.trivium.app.command.Command;
import dev.trivium.app.command.CommandKeys;
import dev.trivium.app.command.KeyboardMap;
import dev.trivium.app.command.OverlayLayer;
import dev.trivium.app.command.PaletteView;
import dev.trivium.app.command.PaletteViewModel;
import dev.trivium.app.compare.CompareCommands;
import dev.trivium.app.library.RunsView;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.DoubleProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;

/** The window's own commands together with those of the screen that shows: keys, palette, keyboard map. */
final class WindowCommands {

    private static final String WINDOW = "Window";
    private static final List<Integer> SCALES = List.of(80, 90, 100, 110, 125, 150, 175, 200);

    private final Shell shell;
    private final OverlayLayer overlay;
    private final Runnable switchTheme;
    private final UserSettings settings;
    private final DoubleProperty scale;
    private final CompareCommands compare;
    private final Node compareScreen;
    private final RunsView libraryScreen;
    private final Node settingsScreen;
    private final Regions regions;
    private final PaletteView palette;

    WindowCommands(
            Scene scene,
            Shell shell,
            OverlayLayer overlay,
            Runnable switchTheme,
            UserSettings settings,
            DoubleProperty scale,
            CompareCommands compare,
            Node compareScreen,
            RunsView libraryScreen,
            Node settingsScreen,
            Supplier<List<Node>> regions) {
        this.shell = shell;
        this.overlay = overlay;
        this.switchTheme = switchTheme;
        this.settings = settings;
        this.scale = scale;
        this.compare = compare;
        this.compareScreen = compareScreen;
        this.libraryScreen = libraryScreen;
        this.settingsScreen = settingsScreen;
        this.regions = new Regions(scene, regions);
        palette = new PaletteView(
                new PaletteViewModel(this::forPalette, settings.recent(), settings::setRecent), overlay::close);
        CommandKeys keys = new CommandKeys(this::forKeys);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (!overlay.isOpen()) {
                keys.on(event);
            }
        });
        shell.setSearch(this::openPalette);
        scale.set(settings.scale() / 100.0);
    }

    void openPalette() {
        overlay.open(palette);
        palette.open();
    }

    private void openMap() {
        List<Command> all = new ArrayList<>(window());
        all.addAll(compare.all());
        KeyboardMap map = new KeyboardMap(all, overlay::close);
        overlay.open(map);
        map.open();
    }

    private List<Command> forKeys() {
        List<Command> all = new ArrayList<>(window());
        if (onCompare()) {
            all.addAll(compare.all());
        }
        return all;
    }

    private List<Command> forPalette() {
        List<Command> all = new ArrayList<>(forKeys());
        all.removeIf(command -> command.id().equals("palette"));
        all.addAll(scales());
        if (onCompare()) {
            all.addAll(compare.models());
        }
        return all;
    }

    private boolean onCompare() {
        return shell.screen() == compareScreen;
    }

    private List<Command> window() {
        return List.of(
                Command.of("palette", WINDOW, "Search or run a command", this::openPalette)
                        .keys("Ctrl+K"),
                Command.of("show-compare", WINDOW, "Show Compare", () -> shell.show(compareScreen))
                        .keys("Ctrl+1"),
                Command.of("show-library", WINDOW, "Show Library", this::showLibrary)
                        .keys("Ctrl+5"),
                Command.of("show-settings", WINDOW, "Show Settings", () -> shell.show(settingsScreen))
                        .keys("Ctrl+,"),
                Command.of("region-next", WINDOW, "Next region", () -> regions.move(1))
                        .keys("F6"),
                Command.of("region-previous", WINDOW, "Previous region", () -> regions.move(-1))
                        .keys("Shift+F6"),
                Command.of("theme", WINDOW, "Switch theme", switchTheme).keys("Ctrl+Shift+T"),
                Command.of("keyboard-map", WINDOW, "Keyboard map", this::openMap)
                        .keys("F1"));
    }

    private void showLibrary() {
        shell.show(libraryScreen);
        libraryScreen.focusSearch();
    }

    private List<Command> scales() {
        return SCALES.stream()
                .map(percent -> Command.of(
                                "scale-" + percent, "Settings", "Text size " + percent + " %", () -> setScale(percent))
                        .when(() -> settings.scale() != percent))
                .toList();
    }

    private void setScale(int percent) {
        settings.setScale(percent);
        scale.set(percent / 100.0);
    }
}
