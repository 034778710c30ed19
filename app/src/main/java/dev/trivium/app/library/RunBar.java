package dev.trivium.app.library;

import dev.trivium.app.controls.Nodes;
import dev.trivium.compare.export.RunMarkdown;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** In Compare's toolbar: which run is shown, steps to its neighbours, and a menu to take it along. Hidden before a run. */
public final class RunBar extends HBox {

    public RunBar(RunBarViewModel model, RunActions actions) {
        super(2);
        setId("compare-run-bar");
        setAlignment(Pos.CENTER_LEFT);
        Button earlier = Nodes.iconButton("compare-run-earlier", Feather.CHEVRON_LEFT, "Earlier run of this prompt");
        earlier.setOnAction(event -> model.step(-1, actions.open()));
        earlier.disableProperty().bind(model.earlierProperty().not());
        Button later = Nodes.iconButton("compare-run-later", Feather.CHEVRON_RIGHT, "Later run of this prompt");
        later.setOnAction(event -> model.step(1, actions.open()));
        later.disableProperty().bind(model.laterProperty().not());
        MenuButton menu = new MenuButton();
        menu.setId("compare-run-menu");
        menu.getStyleClass().addAll("tv-button", "tv-run-menu");
        menu.setGraphic(Nodes.icon(Feather.CLOCK, "icon-14"));
        menu.textProperty().bind(model.labelProperty());
        Menu export = new Menu("Export run");
        for (ExportFormat format : ExportFormat.values()) {
            MenuItem item = new MenuItem(format.title() + "…");
            item.setId("compare-export-" + format.name().toLowerCase(Locale.ROOT));
            item.setOnAction(event -> model.with(run -> actions.export().export(run, format)));
            export.getItems().add(item);
        }
        MenuItem copy = new MenuItem("Copy as Markdown table");
        copy.setId("compare-copy-table");
        copy.setOnAction(event -> model.with(run -> actions.clipboard().accept(RunMarkdown.table(run))));
        MenuItem replay = new MenuItem("Replay");
        replay.setId("compare-replay");
        replay.setOnAction(event -> model.with(actions.replay()));
        menu.getItems().addAll(replay, export, copy);
        getChildren().addAll(earlier, menu, later);
        visibleProperty().bind(model.labelProperty().isNotEmpty());
        managedProperty().bind(visibleProperty());
    }
}
