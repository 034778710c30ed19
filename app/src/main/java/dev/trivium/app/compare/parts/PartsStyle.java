package dev.trivium.app.compare.parts;

import java.net.URL;
import java.util.Objects;
import javafx.scene.Parent;

/** Dresses the nodes of this package with their own sheet; its colours are the theme's tokens. */
public final class PartsStyle {

    private static final String SHEET = "/dev/trivium/theme/parts.css";

    private PartsStyle() {}

    public static void dress(Parent node) {
        URL url = PartsStyle.class.getResource(SHEET);
        node.getStylesheets()
                .add(Objects.requireNonNull(url, "The sheet of the request's parts is missing.")
                        .toExternalForm());
    }
}
