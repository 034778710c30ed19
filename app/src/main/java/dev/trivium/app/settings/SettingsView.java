package dev.trivium.app.settings;

import dev.trivium.app.command.Command;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;

/** The Settings screen: its pages at the left, the chosen one beside them. */
public final class SettingsView extends BorderPane {

    private static final double PAGES = 188;

    private final Map<ToggleButton, Node> pages = new LinkedHashMap<>();
    private final VBox list = new VBox(2);
    private final ProvidersView providers;
    private final BudgetsPage budgets;
    private final LimitsViewModel limits;

    public SettingsView(ProvidersView providers, LimitsViewModel limits) {
        this.providers = providers;
        this.limits = limits;
        this.budgets = new BudgetsPage(limits);
        setId("settings");
        list.getStyleClass().add("tv-settings-pages");
        list.setMinWidth(PAGES);
        list.setPrefWidth(PAGES);
        list.setMaxWidth(PAGES);
        list.setAccessibleText("Pages of the settings");
        add("settings-providers", "Providers", providers);
        add("settings-budgets", "Budgets", budgets);
        add("settings-history", "History and data", new HistoryPage(limits));
        setLeft(list);
        show(providers);
    }

    private void add(String id, String title, Node page) {
        ToggleButton button = new ToggleButton(title);
        button.setId(id);
        button.getStyleClass().setAll("tv-settings-page");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setOnAction(event -> show(page));
        pages.put(button, page);
        list.getChildren().add(button);
    }

    private void show(Node page) {
        setCenter(page);
        pages.forEach((button, shown) -> button.setSelected(shown == page));
    }

    public void showBudgets() {
        show(budgets);
    }

    /** Opens the menu of providers that can be added. */
    public void showAdd() {
        show(providers);
        // The menu opens beside a button, which needs its place first.
        applyCss();
        layout();
        providers.showAdd();
    }

    public ProvidersView providers() {
        return providers;
    }

    /** Undo and redo of the pages that have them. */
    public List<Command> commands() {
        List<Command> commands = new ArrayList<>();
        commands.add(Command.of("settings-undo", "Settings", "Undo the last change of a limit", limits::undo)
                .keysOutsideText("Ctrl+Z")
                .when(limits::canUndo));
        commands.add(Command.of("settings-redo", "Settings", "Redo the change of a limit", limits::redo)
                .keysOutsideText("Ctrl+Shift+Z")
                .when(limits::canRedo));
        return commands;
    }

    /** The parts that F6 walks through. */
    public List<Node> regions() {
        return List.of(list, getCenter());
    }
}
