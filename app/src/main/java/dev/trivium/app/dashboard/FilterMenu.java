package dev.trivium.app.dashboard;

import dev.trivium.app.controls.Nodes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;

/** A select chip: what is chosen of a few names, "All" for none. Several can be chosen. */
final class FilterMenu<T> extends MenuButton {

    private final String what;
    private final Function<T, String> title;
    private final Consumer<Set<T>> chosen;
    private final Label value = Nodes.fixed("All", "tv-dash-chip-value");

    FilterMenu(String id, String what, Function<T, String> title, Consumer<Set<T>> chosen) {
        this.what = what;
        this.title = title;
        this.chosen = chosen;
        setId(id);
        getStyleClass().addAll("tv-button", "tv-dash-chip");
        HBox words = new HBox(6, Nodes.fixed(what, "tv-muted"), value);
        words.setAlignment(Pos.CENTER_LEFT);
        setGraphic(words);
    }

    void show(List<T> offered, Set<T> now) {
        Set<T> all = new LinkedHashSet<>(offered);
        all.addAll(now);
        getItems().setAll(items(what, all, now, title, chosen));
        value.setText(
                now.isEmpty()
                        ? "All"
                        : now.size() == 1 ? title.apply(now.iterator().next()) : now.size() + " of " + all.size());
        setAccessibleText("Filter: " + what + " " + value.getText());
    }

    /** A submenu of the same kind. */
    static <T> Menu submenu(
            String id, String what, List<T> offered, Set<T> now, Function<T, String> title, Consumer<Set<T>> chosen) {
        Menu menu = new Menu(what);
        menu.setId(id);
        Set<T> all = new LinkedHashSet<>(offered);
        all.addAll(now);
        menu.getItems().setAll(items(what, all, now, title, chosen));
        return menu;
    }

    private static <T> List<MenuItem> items(
            String what, Set<T> all, Set<T> now, Function<T, String> title, Consumer<Set<T>> chosen) {
        List<MenuItem> items = new ArrayList<>();
        if (all.isEmpty()) {
            MenuItem none = new MenuItem("No " + what.toLowerCase(Locale.ROOT) + " is in the history yet");
            none.setDisable(true);
            items.add(none);
        }
        for (T one : all) {
            CheckMenuItem item = new CheckMenuItem(title.apply(one));
            item.setMnemonicParsing(false);
            item.setSelected(now.contains(one));
            item.setOnAction(event -> {
                Set<T> wanted = new LinkedHashSet<>(now);
                if (!wanted.remove(one)) {
                    wanted.add(one);
                }
                chosen.accept(wanted);
            });
            items.add(item);
        }
        return items;
    }
}
