package dev.trivium.app.settings;

import dev.trivium.app.controls.Nodes;
import dev.trivium.app.controls.SideSplit;
import dev.trivium.app.controls.Slots;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.value.ChangeListener;
import javafx.collections.ListChangeListener;
import javafx.collections.SetChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Settings, Providers: the list of connections, and the one that is selected. */
public final class ProvidersView extends BorderPane {

    private static final double LIST = 338;
    private static final double ROW = 57;

    private final ProvidersViewModel model;
    private final ListView<ConnectionDetail> list = new ListView<>();
    private final ConnectionDetailView detail;
    private final Button add = Nodes.button("providers-add", "Add");
    private final ChangeListener<@Nullable ConnectionDetail> onSelected = (property, before, now) -> select(now);
    private final ListChangeListener<ConnectionDetail> onList = change -> fill();
    private final SetChangeListener<String> onTesting = change -> refresh();
    private boolean filling;

    /** @param chooseFile asks the user for a file; empty if none was chosen */
    public ProvidersView(ProvidersViewModel model, Slots slots, Supplier<Optional<Path>> chooseFile) {
        this.model = model;
        this.detail = new ConnectionDetailView(model, slots, chooseFile);
        setId("providers");
        getStyleClass().add("tv-panel");
        list.setId("providers-list");
        list.getStyleClass().add("tv-connections");
        list.setFixedCellSize(ROW);
        list.setCellFactory(view -> new ConnectionCell(model.testing()));
        list.setPlaceholder(Nodes.label("Providers that you add stand here.", "tv-muted"));
        list.setAccessibleText("Providers");
        list.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> {
            if (!filling && now != null) {
                model.select(now.id());
            }
        });
        setCenter(new SideSplit("providers-split", side(), LIST, 260, detail, 560));
    }

    private VBox side() {
        Button testAll = Nodes.button("providers-test-all", "Test all");
        testAll.setOnAction(event -> model.testAll());
        add.setGraphic(Nodes.icon(Feather.PLUS, "icon-14"));
        add.setOnAction(event -> showAdd());
        HBox bar = new HBox(Nodes.label("Providers", "tv-strong"), Nodes.spacer(), testAll, add);
        bar.getStyleClass().add("tv-bar");
        Label note = Nodes.label(
                "Keys stay in the environment or in the keychain of this computer. Trivium never writes them to a file,"
                        + " a log or an export.",
                "tv-muted",
                "tv-small");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        HBox promise = new HBox(8, Nodes.icon(Feather.SHIELD, "icon-14"), note);
        promise.getStyleClass().add("tv-promise");
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox side = new VBox(bar, list, promise);
        side.getStyleClass().add("tv-panel");
        side.setMinWidth(0);
        return side;
    }

    /** Opens the menu of what can be added. */
    public void showAdd() {
        new AddProviderPopup(model.offers(), model::add).show(add);
    }

    public void attach() {
        model.selectedProperty().addListener(onSelected);
        model.connections().addListener(onList);
        model.testing().addListener(onTesting);
        detail.attach();
        fill();
        model.look();
    }

    public void detach() {
        model.selectedProperty().removeListener(onSelected);
        model.connections().removeListener(onList);
        model.testing().removeListener(onTesting);
        detail.detach();
    }

    private void fill() {
        filling = true;
        list.getItems().setAll(model.connections());
        list.setPrefHeight(ROW * Math.max(1, list.getItems().size()) + 2);
        list.setMaxHeight(list.getPrefHeight());
        filling = false;
        select(model.selectedProperty().get());
    }

    private void select(@Nullable ConnectionDetail now) {
        filling = true;
        list.getItems().stream()
                .filter(item -> now != null && item.id().equals(now.id()))
                .findFirst()
                .ifPresent(item -> list.getSelectionModel().select(item));
        filling = false;
        detail.show(now);
    }

    private void refresh() {
        list.refresh();
        detail.show(model.selectedProperty().get());
    }
}
