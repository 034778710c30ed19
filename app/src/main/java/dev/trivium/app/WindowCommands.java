package dev.trivium.app;

import dev.trivium.app.command.Command;
import dev.trivium.app.command.CommandKeys;
import dev.trivium.app.command.KeyboardMap;
import dev.trivium.app.command.OverlayLayer;
import dev.trivium.app.command.PaletteView;
import dev.trivium.app.command.PaletteViewModel;
import java.util.ArrayList;
import java.util.List;
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
    private final Regions regions;
    private final PaletteView palette;
    private final Runnable copyDiagnostics;
    private final List<Command> more = new ArrayList<>();

    WindowCommands(
            Scene scene,
            Shell shell,
            OverlayLayer overlay,
            Runnable switchTheme,
            UserSettings settings,
            DoubleProperty scale,
            Runnable copyDiagnostics) {
        this.copyDiagnostics = copyDiagnostics;
        this.shell = shell;
        this.overlay = overlay;
        this.switchTheme = switchTheme;
        this.settings = settings;
        this.scale = scale;
        regions = new Regions(scene, this::parts);
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

    private List<Node> parts() {
        List<Node> parts = new ArrayList<>(List.of(shell.rail(), shell.top()));
        parts.addAll(shell.screen().regions());
        return parts;
    }

    /** Takes one more command that the palette offers on every screen. */
    void add(Command command) {
        more.add(command);
    }

    void openPalette() {
        overlay.open(palette);
        palette.open();
    }

    private void openMap() {
        List<Command> all = new ArrayList<>(window());
        shell.screens().forEach(screen -> all.addAll(screen.commands()));
        KeyboardMap map = new KeyboardMap(all, overlay::close);
        overlay.open(map);
        map.open();
    }

    private List<Command> forKeys() {
        List<Command> all = new ArrayList<>(window());
        all.addAll(shell.screen().commands());
        return all;
    }

    private List<Command> forPalette() {
        List<Command> all = new ArrayList<>(forKeys());
        all.removeIf(command -> command.id().equals("palette"));
        all.addAll(scales());
        all.addAll(more);
        all.addAll(shell.screen().offers());
        shell.screens().forEach(screen -> all.addAll(screen.finds()));
        return all;
    }

    private List<Command> window() {
        List<Command> all = new ArrayList<>();
        all.add(Command.of("palette", WINDOW, "Search or run a command", this::openPalette)
                .keys("Ctrl+K"));
        shell.screens().forEach(screen -> all.add(show(screen)));
        all.add(Command.of("region-next", WINDOW, "Next region", () -> regions.move(1))
                .keys("F6"));
        all.add(Command.of("region-previous", WINDOW, "Previous region", () -> regions.move(-1))
                .keys("Shift+F6"));
        all.add(Command.of("theme", WINDOW, "Switch theme", switchTheme).keys("Ctrl+Shift+T"));
        all.add(Command.of("diagnostics", WINDOW, "Copy diagnostics", copyDiagnostics));
        all.add(Command.of("keyboard-map", WINDOW, "Keyboard map", this::openMap)
                .keys("F1"));
        return all;
    }

    private Command show(WindowScreen screen) {
        RailEntry entry = screen.entry();
        Command show = Command.of("show-" + entry.id(), WINDOW, "Show " + entry.name(), () -> shell.show(screen));
        String keys = screen.keys();
        return keys == null ? show : show.keys(keys);
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
