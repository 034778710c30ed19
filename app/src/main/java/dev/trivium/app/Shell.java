package dev.trivium.app;

import dev.trivium.app.controls.Nodes;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The frame of the window: the rail of screens, the top bar, the status bar. */
final class Shell extends BorderPane {

    private static final double RAIL = 72;
    private static final double TOP = 44;
    private static final double SEARCH = 440;
    private static final double STATUS = 26;

    private final List<WindowScreen> screens = new ArrayList<>();
    private final BorderPane main;
    private final VBox rail = new VBox(12, new Logo(28));
    private final Label spendOf = Nodes.fixed("Today", "tv-muted", "tv-small");
    private final Label spend = Nodes.fixed("", "tv-number");
    private final HBox bottom;
    private final HBox top;
    private WindowScreen current;

    /** @param screens in the order of the rail; the first one shows */
    Shell(List<WindowScreen> screens, StatusSource status, ObservableValue<Boolean> dark, Runnable switchTheme) {
        setId("shell");
        main = new BorderPane();
        bottom = bottom(status);
        top = top(status, dark, switchTheme);
        main.setTop(top);
        rail.getStyleClass().add("tv-rail");
        rail.setAlignment(Pos.TOP_CENTER);
        rail.setMinWidth(RAIL);
        rail.setPrefWidth(RAIL);
        rail.setMaxWidth(RAIL);
        setLeft(rail);
        setCenter(main);
        setBottom(bottom);
        screens.stream().filter(screen -> !screen.apart()).forEach(this::add);
        Region gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        rail.getChildren().add(gap);
        screens.stream().filter(WindowScreen::apart).forEach(this::add);
        current = screens.get(0);
        put(current);
    }

    /** Puts the field into the middle of the top bar that opens the palette. */
    void setSearch(Runnable open) {
        HBox content = new HBox(
                8,
                Nodes.icon(Feather.SEARCH, "icon-14"),
                Nodes.label("Search or run a command", "tv-muted"),
                Nodes.spacer(),
                Nodes.keyCap("Ctrl+K"));
        content.setAlignment(Pos.CENTER_LEFT);
        Button search = new Button();
        search.setId("shell-search");
        search.getStyleClass().add("tv-top-search");
        search.setGraphic(content);
        search.setAccessibleText("Search or run a command (Ctrl+K)");
        search.setPrefWidth(SEARCH);
        search.setMinWidth(SEARCH / 2);
        content.prefWidthProperty().bind(search.widthProperty().subtract(18));
        search.setOnAction(event -> open.run());
        top.getChildren().addAll(1, List.of(Nodes.spacer(), search));
    }

    /** Puts something behind what was spent, into the top bar. */
    void addSpend(Node node) {
        top.getChildren().add(top.getChildren().indexOf(spend) + 1, node);
    }

    /** What the spend is that of, such as {@code This month}. */
    void setSpendOf(String words) {
        spendOf.setText(words);
    }

    /** The parts of the frame that F6 walks through before the screen's. */
    Node rail() {
        return rail;
    }

    Node top() {
        return top;
    }

    /** Puts something into the status bar, behind the running calls. */
    void addStatus(Node node) {
        bottom.getChildren().add(1, node);
    }

    /** Shows a screen that is in the rail, and gives it the focus. */
    void show(WindowScreen screen) {
        put(screen);
        screen.shown();
    }

    WindowScreen screen() {
        return current;
    }

    List<WindowScreen> screens() {
        return List.copyOf(screens);
    }

    private void put(WindowScreen screen) {
        current = screen;
        main.setCenter(screen.view());
        screens.forEach(other -> other.entry().setCurrent(other == screen));
    }

    private void add(WindowScreen screen) {
        screens.add(screen);
        screen.entry().setOnChosen(() -> show(screen));
        rail.getChildren().add(screen.entry());
    }

    private HBox top(StatusSource status, ObservableValue<Boolean> dark, Runnable switchTheme) {
        Label workspace = Nodes.label(status.workspace(), "tv-strong");
        workspace.setId("shell-workspace");
        spend.setId("shell-spend");
        show(spend, status.spend());
        spendOf.visibleProperty().bind(spend.visibleProperty());
        spendOf.managedProperty().bind(spend.managedProperty());
        Region separator = new Region();
        separator.getStyleClass().add("tv-separator");
        separator.visibleProperty().bind(spend.visibleProperty());
        Button theme = Nodes.iconButton("shell-theme", Feather.MOON, "Switch theme (Ctrl+Shift+T)");
        theme.setOnAction(event -> switchTheme.run());
        dark.addListener((property, before, now) -> theme.setGraphic(themeIcon(now)));
        theme.setGraphic(themeIcon(dark.getValue()));
        HBox top = new HBox(workspace, Nodes.spacer(), spendOf, spend, separator, theme);
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
