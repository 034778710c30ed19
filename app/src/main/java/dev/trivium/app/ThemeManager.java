package dev.trivium.app;

import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

/** Dresses a scene: fonts, the standard controls' sheet, one sheet of tokens, and the components' sheet. */
public final class ThemeManager {

    /** What the tokens dress, whatever the theme. */
    private static final List<String> SHEETS = List.of(
            "trivium.css",
            "markdown.css",
            "answers.css",
            "settings.css",
            "columns.css",
            "library.css",
            "judge.css",
            "trace.css",
            "dashboard.css",
            "models.css",
            "routes.css");

    private static final List<String> FONTS = List.of(
            "Inter-Regular.otf",
            "Inter-Medium.otf",
            "Inter-SemiBold.otf",
            "JetBrainsMono-Regular.ttf",
            "JetBrainsMono-SemiBold.ttf");

    private @Nullable Scene scene;
    private final ReadOnlyObjectWrapper<Theme> theme;

    public ThemeManager(Theme first) {
        this.theme = new ReadOnlyObjectWrapper<>(first);
        FONTS.forEach(font -> Font.loadFont(address("/dev/trivium/fonts/" + font), 13));
    }

    /** From now on this scene wears the theme. */
    public void dress(Scene window) {
        scene = window;
        set(theme.get());
    }

    /** Both sheets change in the same pulse, so no frame shows a mixture. */
    public void set(Theme now) {
        Application.setUserAgentStylesheet(now.controlsSheet());
        if (scene != null) {
            List<String> sheets = new ArrayList<>(List.of(address(now.tokensResource())));
            SHEETS.forEach(sheet -> sheets.add(address("/dev/trivium/theme/" + sheet)));
            scene.getStylesheets().setAll(sheets);
        }
        theme.set(now);
    }

    public void toggle() {
        set(theme.get().other());
    }

    public ReadOnlyObjectProperty<Theme> themeProperty() {
        return theme.getReadOnlyProperty();
    }

    private static String address(String resource) {
        URL url = ThemeManager.class.getResource(resource);
        return Objects.requireNonNull(url, () -> "The resource " + resource + " is missing.")
                .toExternalForm();
    }
}
