package dev.trivium.app.dashboard;

import dev.trivium.app.controls.Nodes;
import dev.trivium.chat.ModelAddress;
import dev.trivium.history.FigureFilter;
import dev.trivium.history.FilterChoices;
import dev.trivium.history.Population;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Set;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** What is filtered, always in sight: range, select chips, chips of what else is set, and the way to clear it. */
final class FilterBar extends HBox {

    private final DashboardViewModel model;
    private final RangeBar range;
    private final FilterMenu<String> provider;
    private final FilterMenu<ModelAddress> models;
    private final FilterMenu<String> route;
    private final MenuButton more = new MenuButton("Filter");
    private final Button clear = Nodes.button("dashboard-clear", "Clear", "tv-link");
    private final FlowPane chips = new FlowPane(8, 6);
    private final HBox right = new HBox(8);
    private final Label count = Nodes.fixed("", "tv-muted", "tv-small");

    FilterBar(DashboardViewModel model) {
        this.model = model;
        setId("dashboard-filters");
        getStyleClass().add("tv-dash-filters");
        range = new RangeBar(now -> model.go(model.address().withRange(now)));
        provider = new FilterMenu<>(
                "dashboard-provider", "Provider", name -> name, value -> filter(filter().withConnections(value)));
        models = new FilterMenu<>(
                "dashboard-model", "Model", ModelAddress::toString, value -> filter(filter().withModels(value)));
        route = new FilterMenu<>("dashboard-route", "Route", name -> name, value -> filter(filter().withRoutes(value)));
        more.setId("dashboard-more");
        more.getStyleClass().addAll("tv-button", "tv-dash-more");
        more.setGraphic(Nodes.icon(Feather.PLUS, "icon-14"));
        more.setAccessibleText("Add a filter");
        clear.setTooltip(Nodes.tooltip("Takes all filters away; the range stays."));
        clear.setOnAction(event -> model.go(model.address().cleared()));
        Button back = Nodes.iconButton("dashboard-back", Feather.ARROW_LEFT, "Back (Alt+←)");
        back.disableProperty().bind(model.history().canBackProperty().not());
        back.setOnAction(event -> model.back());
        Button forward = Nodes.iconButton("dashboard-forward", Feather.ARROW_RIGHT, "Forward (Alt+→)");
        forward.disableProperty().bind(model.history().canForwardProperty().not());
        forward.setOnAction(event -> model.forward());
        count.setId("dashboard-count");
        right.getStyleClass().add("tv-dash-right");
        right.getChildren().add(count);
        right.setMinWidth(Region.USE_PREF_SIZE);
        HBox steps = new HBox(back, forward);
        chips.setRowValignment(javafx.geometry.VPos.CENTER);
        chips.getChildren().addAll(steps, range, provider, models, route, more, clear);
        HBox.setHgrow(chips, Priority.ALWAYS);
        getChildren().addAll(chips, right);
    }

    /** At the right end. */
    void add(Region node) {
        right.getChildren().add(node);
    }

    void setCount(String text) {
        count.setText(text);
    }

    /** @param first and {@code last}: the days that the range means now */
    void show(DashboardAddress address, FilterChoices known, LocalDate first, LocalDate last) {
        FigureFilter filter = address.filter();
        range.show(address.range(), first, last);
        provider.show(known.connections(), filter.connections());
        models.show(known.models(), filter.models());
        route.show(known.routes(), filter.routes());
        more.getItems()
                .setAll(
                        FilterMenu.submenu(
                                "dashboard-more-prompt",
                                "Prompt",
                                known.prompts(),
                                filter.prompts(),
                                FigureTexts::prompt,
                                value -> filter(filter().withPrompts(value))),
                        FilterMenu.submenu(
                                "dashboard-more-tag",
                                "Tag",
                                known.tags(),
                                filter.tags(),
                                tag -> tag,
                                value -> filter(filter().withTags(value))),
                        new SeparatorMenuItem(),
                        check(
                                "dashboard-more-simulated",
                                "Simulated figures",
                                filter.simulated(),
                                () -> filter(filter().withSimulated(!filter().simulated()))),
                        check(
                                "dashboard-more-count",
                                "Count every model call, in routes too",
                                address.population() == Population.LEAVES,
                                this::switchCount));
        chips.getChildren().removeIf(node -> node.getStyleClass().contains("tv-dash-set"));
        int at = chips.getChildren().indexOf(more);
        for (String prompt : filter.prompts()) {
            chips.getChildren()
                    .add(
                            at++,
                            set(
                                    "Prompt: " + FigureTexts.prompt(prompt),
                                    () -> filter(filter().withPrompts(without(filter().prompts(), prompt)))));
        }
        for (String tag : filter.tags()) {
            chips.getChildren()
                    .add(at++, set("Tag: " + tag, () -> filter(filter().withTags(without(filter().tags(), tag)))));
        }
        if (filter.simulated()) {
            Button chip = set("Simulated", () -> filter(filter().withSimulated(false)));
            chip.getStyleClass().add("warning");
            chips.getChildren().add(at++, chip);
        }
        if (address.population() == Population.LEAVES) {
            chips.getChildren().add(at, set("Every model call", this::switchCount));
        }
        Nodes.show(clear, address.filtered());
    }

    private void switchCount() {
        DashboardAddress address = model.address();
        Population other = address.population() == Population.ROOTS ? Population.LEAVES : Population.ROOTS;
        DashboardAddress automatic = address.withCount(null);
        model.go(automatic.population() == other ? automatic : address.withCount(other));
    }

    private static CheckMenuItem check(String id, String title, boolean on, Runnable action) {
        CheckMenuItem item = new CheckMenuItem(title);
        item.setId(id);
        item.setSelected(on);
        item.setOnAction(event -> action.run());
        return item;
    }

    private static Button set(String text, Runnable remove) {
        Button chip = new Button(text);
        chip.getStyleClass().setAll("tv-dash-set");
        chip.setGraphic(Nodes.icon(Feather.X, "icon-14"));
        chip.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
        chip.setAccessibleText("Remove filter " + text);
        chip.setMnemonicParsing(false);
        chip.setOnAction(event -> remove.run());
        return chip;
    }

    private static Set<String> without(Set<String> values, String one) {
        Set<String> left = new LinkedHashSet<>(values);
        left.remove(one);
        return left;
    }

    private FigureFilter filter() {
        return model.address().filter();
    }

    private void filter(FigureFilter value) {
        model.go(model.address().withFilter(value));
    }
}
