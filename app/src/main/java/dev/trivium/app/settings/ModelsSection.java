package dev.trivium.app.settings;

import dev.trivium.app.controls.Nodes;
import dev.trivium.app.controls.Slots;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The connection's models: which the menus offer, what they cost and who says so. */
final class ModelsSection extends VBox {

    private static final double ROW = 31;
    private static final int MOST_ROWS = 14;
    private static final int SEARCH_FROM = 10;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

    private final ObservableList<ModelLine> lines = FXCollections.observableArrayList();
    private final FilteredList<ModelLine> shownLines = new FilteredList<>(lines);
    private final ListView<ModelLine> table = new ListView<>(shownLines);
    private final Label refreshed = Nodes.fixed("", "tv-muted", "tv-small");
    private final Button refresh = Nodes.button("models-refresh", "Refresh list", "tv-small-button");
    private final TextField search = new TextField();
    private final HBox head;
    private final HBox importRow = new HBox(8);
    private final ProvidersViewModel model;
    private @Nullable ConnectionDetail shown;

    ModelsSection(ProvidersViewModel model, Slots slots, Supplier<Optional<Path>> chooseFile) {
        super(8);
        this.model = model;
        table.setId("models-table");
        table.getStyleClass().add("tv-model-table");
        table.setFixedCellSize(ROW);
        table.setCellFactory(view -> new ModelRow(model, slots, this::connection));
        table.setPlaceholder(Nodes.label("A test asks the provider for its models.", "tv-muted"));
        table.setAccessibleText("Models and prices");
        search.setId("models-search");
        search.setPromptText("Find a model");
        search.getStyleClass().add("tv-search");
        search.setPrefWidth(160);
        search.textProperty().addListener((property, before, now) -> {
            String wanted = now.strip().toLowerCase(Locale.ROOT);
            shownLines.setPredicate(
                    line -> line.model().toLowerCase(Locale.ROOT).contains(wanted));
        });
        refresh.setGraphic(Nodes.icon(Feather.ROTATE_CW, "icon-14"));
        refresh.setOnAction(event -> {
            if (shown != null) {
                model.test(shown.id());
            }
        });
        Button prices = Nodes.button("models-import", "Import prices", "tv-small-button");
        prices.setOnAction(event -> Nodes.show(importRow, !importRow.isVisible()));
        HBox bar = new HBox(
                8,
                Nodes.fixed("Models and prices", "tv-strong"),
                Nodes.fixed("USD per million tokens", "tv-muted", "tv-small"),
                Nodes.spacer(),
                search,
                refreshed,
                refresh,
                prices);
        bar.setAlignment(Pos.CENTER_LEFT);
        fillImportRow(chooseFile);
        head = ModelRow.head();
        VBox box = new VBox(head, table);
        box.getStyleClass().add("tv-table");
        getChildren().addAll(bar, importRow, box);
    }

    private void fillImportRow(Supplier<Optional<Path>> chooseFile) {
        TextField place = new TextField("https://models.dev/api.json");
        place.setId("models-import-place");
        place.getStyleClass().addAll("tv-search", "tv-mono");
        HBox.setHgrow(place, Priority.ALWAYS);
        Button choose = Nodes.button("models-import-choose", "Choose a file");
        choose.setOnAction(event -> chooseFile.get().ifPresent(file -> place.setText(file.toString())));
        Button go = Nodes.button("models-import-go", "Import", "tv-primary");
        go.setOnAction(event -> {
            Nodes.show(importRow, false);
            model.importPrices(place.getText());
        });
        Label what = Nodes.fixed("Price list of models.dev or LiteLLM", "tv-muted", "tv-small");
        importRow.getChildren().addAll(what, place, choose, go);
        importRow.setAlignment(Pos.CENTER_LEFT);
        Nodes.show(importRow, false);
    }

    private String connection() {
        return shown == null ? "" : shown.id();
    }

    void show(ConnectionDetail detail, boolean other) {
        shown = detail;
        if (other) {
            search.clear();
            Nodes.show(importRow, false);
        }
        if (!lines.equals(detail.models())) {
            lines.setAll(detail.models());
        }
        Nodes.show(search, lines.size() > SEARCH_FROM);
        double height = ROW * Math.max(1, Math.min(MOST_ROWS, lines.size())) + 2;
        table.setMinHeight(height);
        table.setPrefHeight(height);
        table.setMaxHeight(height);
        head.getStyleClass().remove("scrolled");
        if (lines.size() > MOST_ROWS) {
            head.getStyleClass().add("scrolled");
        }
        TestResult test = detail.test();
        refreshed.setText(
                test == null || !test.test().works()
                        ? ""
                        : "Refreshed " + TIME.format(test.at().atZone(ZoneId.systemDefault())));
        refresh.setDisable(model.testing().contains(detail.id()));
    }
}
