package dev.trivium.app.compare;

import dev.trivium.app.controls.Nodes;
import dev.trivium.app.controls.Slots;
import dev.trivium.compare.export.CodeLanguage;
import java.util.Locale;
import java.util.function.BiConsumer;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.kordamp.ikonli.feather.Feather;

/** What can be done with one column. */
final class PaneMenu extends MenuButton {

    PaneMenu(PaneView view, PaneViewModel model, CompareViewModel screen, Slots slots, String id) {
        setId(id + "-menu");
        getStyleClass().add("tv-icon-button");
        setGraphic(Nodes.icon(Feather.MORE_HORIZONTAL));
        setAccessibleText("Menu of " + model.model().name());
        MenuItem change = item(
                id + "-change",
                "Change model…",
                () -> new ModelPicker(screen.models(), slots, choice -> screen.changeModel(model, choice)).show(this));
        MenuItem retry = item(id + "-menu-retry", "Retry", () -> screen.retry(model));
        MenuItem copy = item(id + "-menu-copy", "Copy answer", view::copyAnswer);
        MenuItem parameters = item(id + "-menu-parameters", "Parameters…", view::editParameters);
        MenuItem duplicate = item(id + "-duplicate", "Duplicate column", () -> screen.duplicateColumn(model));
        MenuItem pin = item(id + "-pin", "Pin as baseline", view::pin);
        MenuItem left = item(id + "-left", "Move left", () -> screen.moveColumn(model, -1));
        MenuItem right = item(id + "-right", "Move right", () -> screen.moveColumn(model, 1));
        MenuItem remove = item(id + "-remove", "Remove column", () -> screen.removeColumn(model));
        getItems()
                .addAll(
                        change,
                        parameters,
                        retry,
                        copy,
                        pin,
                        new SeparatorMenuItem(),
                        duplicate,
                        left,
                        right,
                        new SeparatorMenuItem(),
                        remove);
        BiConsumer<PaneViewModel, CodeLanguage> copier = screen.codeCopier();
        if (copier != null && !model.model().address().isRoute()) {
            getItems().add(getItems().indexOf(pin), copyAs(id, model, copier));
        }
        setOnShowing(event -> {
            int position = screen.columns().indexOf(model);
            retry.setDisable(!model.canRetry());
            copy.setDisable(model.answerText().isEmpty());
            left.setDisable(position <= 0);
            right.setDisable(position == screen.columns().size() - 1);
        });
    }

    private static Menu copyAs(String id, PaneViewModel model, BiConsumer<PaneViewModel, CodeLanguage> copier) {
        Menu menu = new Menu("Copy request as");
        menu.setId(id + "-copy-as");
        for (CodeLanguage language : CodeLanguage.values()) {
            String name = language.name().toLowerCase(Locale.ROOT);
            menu.getItems().add(item(id + "-copy-as-" + name, language.title(), () -> copier.accept(model, language)));
        }
        return menu;
    }

    private static MenuItem item(String id, String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setId(id);
        item.setOnAction(event -> action.run());
        return item;
    }
}
