package dev.trivium.app;

import java.net.URL;
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

    private static final String COMPONENTS = "/dev/trivium/theme/trivium.css";
    private static final String LIBRARY = "/dev/trivium/theme/library.css";
    private static final String ANSWERS = "/dev/trivium/theme/markdown.css";
    private static final String VIEWS = "/dev/trivium/theme/answers.css";
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
            scene.getStylesheets()
                    .setAll(
                            address(now.tokensResource()),
                            address(COMPONENTS),
                            address(ANSWERS),
                            address(LIBRARY),
                            address(VIEWS));
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
