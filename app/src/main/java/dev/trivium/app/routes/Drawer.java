package dev.trivium.app.routes;

import dev.trivium.app.controls.Nodes;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Below the canvas: try the route, export it. One of the two shows, or neither. */
final class Drawer extends VBox {

    private static final double LOWEST = 220;
    private static final double HIGHEST = 384;
    private static final double SHARE = 0.42;

    private final Node tries;
    private final Node exports;
    private final ToggleButton tryTab;
    private final ToggleButton exportTab;
    private boolean open;
    private final Button fold = Nodes.iconButton("routes-drawer-fold", Feather.CHEVRON_DOWN, "Fold the drawer");

    /** @param imports lies over the exports while it shows */
    Drawer(Node tries, Node exports, Node imports) {
        this.tries = tries;
        StackPane both = new StackPane(exports, imports);
        exports.visibleProperty()
                .bind(both.visibleProperty().and(imports.visibleProperty().not()));
        this.exports = both;
        setId("routes-drawer");
        getStyleClass().add("tv-route-drawer");
        tryTab = tab("routes-tab-try", "Try", tries);
        exportTab = tab("routes-tab-export", "Export", both);
        fold.setOnAction(event -> show(null));
        HBox tabs = new HBox(tryTab, exportTab, Nodes.spacer(), fold);
        tabs.getStyleClass().addAll("tv-tabs");
        getChildren().addAll(tabs, tries, both);
        VBox.setVgrow(tries, Priority.ALWAYS);
        VBox.setVgrow(both, Priority.ALWAYS);
        setMinHeight(USE_PREF_SIZE);
        show(null);
    }

    private ToggleButton tab(String id, String title, Node content) {
        ToggleButton tab = new ToggleButton(title);
        tab.setId(id);
        tab.getStyleClass().setAll("tv-tab");
        tab.setOnAction(event -> show(content.isVisible() ? null : content));
        return tab;
    }

    void showTry() {
        show(tries);
    }

    void showExport() {
        show(exports);
    }

    private void show(@org.jspecify.annotations.Nullable Node content) {
        Nodes.show(tries, content == tries);
        Nodes.show(exports, content == exports);
        tryTab.setSelected(content == tries);
        exportTab.setSelected(content == exports);
        Nodes.show(fold, content != null);
        open = content != null;
        requestLayout();
    }

    /** A share of the screen, so that the canvas above stays of use in a low window. */
    @Override
    protected double computePrefHeight(double width) {
        if (!open || getScene() == null) {
            return super.computePrefHeight(width);
        }
        return Math.max(LOWEST, Math.min(HIGHEST, getScene().getHeight() * SHARE));
    }
}
