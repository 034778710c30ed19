package dev.trivium.app;

import dev.trivium.app.controls.Nodes;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The frame of the window: the rail of screens, the top bar, the status bar. */
final class Shell extends BorderPane {

    private static final double RAIL = 72;
    private static final double TOP = 44;
    private static final double STATUS = 26;

    Shell(Node screen, StatusSource status, ObservableValue<Boolean> dark, Runnable switchTheme) {
        setId("shell");
        BorderPane main = new BorderPane(screen);
        main.setTop(top(status, dark, switchTheme));
        setLeft(rail());
        setCenter(main);
        setBottom(bottom(status));
    }

    /** Only screens that exist stand here. */
    private static VBox rail() {
        Region mark = new Region();
        mark.getStyleClass().add("tv-rail-mark");
        mark.setMinSize(3, 28);
        mark.setMaxSize(3, 28);
        Button compare = new Button("Compare");
        compare.setId("rail-compare");
        compare.setGraphic(Nodes.icon(Feather.COLUMNS, "icon-20"));
        compare.getStyleClass().addAll("tv-rail-button", "current");
        compare.setAccessibleText("Compare, current screen");
        StackPane entry = new StackPane(compare, mark);
        StackPane.setAlignment(mark, Pos.CENTER_LEFT);
        VBox rail = new VBox(12, new Logo(28), entry);
        rail.getStyleClass().add("tv-rail");
        rail.setAlignment(Pos.TOP_CENTER);
        rail.setMinWidth(RAIL);
        rail.setPrefWidth(RAIL);
        rail.setMaxWidth(RAIL);
        return rail;
    }

    private static HBox top(StatusSource status, ObservableValue<Boolean> dark, Runnable switchTheme) {
        Label workspace = Nodes.label(status.workspace(), "tv-strong");
        workspace.setId("shell-workspace");
        Label spend = Nodes.fixed("", "tv-number");
        spend.setId("shell-spend");
        Label today = Nodes.fixed("Today", "tv-muted", "tv-small");
        show(spend, status.spend());
        today.visibleProperty().bind(spend.visibleProperty());
        today.managedProperty().bind(spend.managedProperty());
        Region separator = new Region();
        separator.getStyleClass().add("tv-separator");
        separator.visibleProperty().bind(spend.visibleProperty());
        Button theme = Nodes.iconButton("shell-theme", Feather.MOON, "Switch theme (Ctrl+Shift+T)");
        theme.setOnAction(event -> switchTheme.run());
        dark.addListener((property, before, now) -> theme.setGraphic(themeIcon(now)));
        theme.setGraphic(themeIcon(dark.getValue()));
        HBox top = new HBox(workspace, Nodes.spacer(), today, spend, separator, theme);
        top.getStyleClass().add("tv-top");
        top.setMinHeight(TOP);
        top.setMaxHeight(TOP);
        return top;
    }

    private static Node themeIcon(boolean dark) {
        return Nodes.icon(dark ? Feather.SUN : Feather.MOON);
    }

    private static HBox bottom(StatusSource status) {
        Label calls = Nodes.fixed("", "tv-label");
        calls.setId("status-calls");
        show(calls, status.calls());
        Label history = Nodes.fixed("", "tv-label");
        history.setId("status-history");
        history.setGraphic(Nodes.icon(Feather.DATABASE, "icon-12"));
        show(history, status.history());
        HBox bottom = new HBox(calls, Nodes.spacer(), history);
        bottom.getStyleClass().add("tv-status");
        bottom.setMinHeight(STATUS);
        bottom.setMaxHeight(STATUS);
        return bottom;
    }

    private static void show(Label label, ObservableValue<String> text) {
        label.textProperty().bind(text);
        label.visibleProperty().bind(text.map(words -> !words.isEmpty()));
        label.managedProperty().bind(label.visibleProperty());
    }
}
