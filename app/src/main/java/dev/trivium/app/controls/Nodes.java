package dev.trivium.app.controls;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The small nodes that every screen is made of. */
public final class Nodes {

    private Nodes() {}

    public static Label label(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        return label;
    }

    /** A label that never shrinks into an ellipsis. */
    public static Label fixed(String text, String... styles) {
        Label label = label(text, styles);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    public static FontIcon icon(Feather icon, String... styles) {
        FontIcon node = new FontIcon(icon);
        node.getStyleClass().addAll(styles);
        return node;
    }

    public static Button button(String id, String text, String... styles) {
        Button button = new Button(text);
        button.setId(id);
        button.getStyleClass().add("tv-button");
        button.getStyleClass().addAll(styles);
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    /** A button with an icon only; the description is its tooltip and what a screen reader says. */
    public static Button iconButton(String id, Feather icon, String description) {
        Button button = new Button();
        button.setId(id);
        button.setGraphic(icon(icon));
        button.getStyleClass().add("tv-icon-button");
        describe(button, description);
        return button;
    }

    public static void describe(Button button, String description) {
        button.setAccessibleText(description);
        button.setTooltip(tooltip(description));
    }

    public static Tooltip tooltip(String text) {
        Tooltip tooltip = new Tooltip(text);
        tooltip.setShowDelay(Duration.millis(400));
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(360);
        return tooltip;
    }

    public static Label keyCap(String keys) {
        return fixed(keys, "tv-keycap");
    }

    public static Region spacer() {
        Region spacer = new Region();
        HBox.setHgrow(spacer, Priority.ALWAYS);
        return spacer;
    }

    /**
     * Has a scroll pane paint what changed and no more. By default it keeps a picture of all that is seen in it, which is
     * painted anew for every change, and that is slow where answers stream.
     */
    public static void drawnDirectly(ScrollPane scroll) {
        scroll.skinProperty().addListener((property, before, now) -> {
            Node viewport = scroll.lookup(".viewport");
            if (viewport != null) {
                viewport.setCache(false);
            }
        });
    }

    /** Shows the node or takes it out of the layout. */
    public static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
