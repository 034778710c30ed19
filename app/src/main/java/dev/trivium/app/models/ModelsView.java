package dev.trivium.app.models;

import dev.trivium.app.controls.Nodes;
import dev.trivium.app.controls.SegmentedControl;
import dev.trivium.app.controls.Slots;
import dev.trivium.chat.ModelAddress;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The table of models: what is best at the top, filters below, then the lines. */
public final class ModelsView extends VBox {

    private static final double ROW = 30;

    private final ModelsViewModel model;
    private final Consumer<String> clipboard;
    private final ModelFilters filters;
    private final TableView<ModelLine> table = new TableView<>();
    private final Map<ModelColumn, TableColumn<ModelLine, ModelLine>> columns = new EnumMap<>(ModelColumn.class);
    private final Label empty = Nodes.label("", "tv-empty");
    private final Button clear = Nodes.button("models-clear", "Clear filters");
    private final Button compare = Nodes.button("models-compare", "Compare", "tv-primary");
    private final Set<ModelAddress> chosen = new HashSet<>();
    private final ListChangeListener<ModelLine> selected = change -> remember();
    private final ChangeListener<Boolean> arranged = (property, before, now) -> {
        if (!now) {
            restore();
        }
    };
    private final ChangeListener<@Nullable Object> described = (property, before, now) -> describe();
    private final ListChangeListener<ModelLine> listed = change -> describe();
    private final ChangeListener<@Nullable Best> ordered = (property, before, now) -> {
        if (now != null) {
            table.getSortOrder().clear();
        }
    };

    /** @param slots the workspace's markers: only models that were used have one */
    public ModelsView(ModelsViewModel model, Slots slots, Consumer<String> clipboard) {
        this.model = model;
        this.clipboard = clipboard;
        this.filters = new ModelFilters(model);
        setId("models");
        getStyleClass().addAll("tv-library", "tv-models-screen");
        Label problem = Nodes.label("", "tv-danger-text", "tv-library-problem");
        problem.setId("models-problem");
        problem.textProperty().bind(model.problemProperty());
        shownWithText(problem);
        problem.setWrapText(true);
        Label note = Nodes.label("", "tv-muted", "tv-small", "tv-models-note");
        note.setId("models-note");
        note.textProperty().bind(model.noteProperty());
        note.setWrapText(true);
        shownWithText(note);
        table(slots);
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(title(), filters, problem, table, note);
        sceneProperty().addListener((property, before, now) -> {
            if (now == null) {
                detach();
            } else {
                attach();
            }
        });
    }

    private static void shownWithText(Label label) {
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
    }

    /** Starts listening, and looks anew: there may be newer calls. */
    private void attach() {
        model.arrangingProperty().addListener(arranged);
        model.bestProperty().addListener(ordered);
        model.loadingProperty().addListener(described);
        model.kindProperty().addListener(described);
        model.shown().addListener(listed);
        table.setItems(model.shown());
        table.getSelectionModel().getSelectedItems().addListener(selected);
        filters.attach();
        restore();
        describe();
        model.refresh();
    }

    private void detach() {
        table.getSelectionModel().getSelectedItems().removeListener(selected);
        model.arrangingProperty().removeListener(arranged);
        model.bestProperty().removeListener(ordered);
        model.loadingProperty().removeListener(described);
        model.kindProperty().removeListener(described);
        model.shown().removeListener(listed);
        filters.detach();
        table.setItems(FXCollections.observableArrayList());
    }

    public void focusSearch() {
        filters.focusSearch();
    }

    private HBox title() {
        Label title = Nodes.fixed("Models", "tv-strong");
        Label summary = Nodes.label("", "tv-muted", "tv-small");
        summary.setId("models-summary");
        summary.textProperty().bind(model.summaryProperty());
        SegmentedControl<ModelsSource.Range> range = new SegmentedControl<>(
                "models-range",
                "Over which time calls count",
                List.of(ModelsSource.Range.values()),
                ModelsSource.Range::title);
        range.valueProperty().set(model.rangeProperty().get());
        range.valueProperty().bindBidirectional(model.rangeProperty());
        compare.setOnAction(event -> model.compare(selection()));
        Button copy = Nodes.button("models-copy", "Copy");
        Nodes.describe(copy, "Copy the selected lines, or all, as tab-separated values (Ctrl+C)");
        copy.setOnAction(event -> copy());
        HBox bar = new HBox(
                title,
                summary,
                Nodes.spacer(),
                Nodes.fixed("Measured over", "tv-muted", "tv-small"),
                range,
                filters.best(),
                copy,
                compare);
        bar.getStyleClass().add("tv-bar");
        return bar;
    }

    private void table(Slots slots) {
        table.setId("models-table");
        table.setAccessibleText("Models and routes");
        table.setFixedCellSize(ROW);
        table.setPlaceholder(new StackPane(new VBox(10, empty, clear)));
        ((VBox) ((StackPane) table.getPlaceholder()).getChildren().get(0))
                .getStyleClass()
                .add("tv-models-empty");
        clear.setOnAction(event -> model.clear());
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        for (ModelColumn column : ModelColumn.values()) {
            columns.put(column, column(column, slots));
        }
        table.getColumns().addAll(columns.values());
        table.setSortPolicy(sorted -> {
            model.sort(
                    table.getSortOrder().stream()
                            .map(column -> (ModelColumn) column.getUserData())
                            .toList(),
                    table.getSortOrder().stream()
                            .map(column -> column.getSortType() == TableColumn.SortType.DESCENDING)
                            .toList());
            return true;
        });
        TableColumn<ModelLine, ModelLine> calls = Objects.requireNonNull(columns.get(ModelColumn.CALLS));
        calls.setSortType(TableColumn.SortType.DESCENDING);
        table.getSortOrder().add(calls);
        table.setRowFactory(view -> {
            TableRow<ModelLine> row = new TableRow<>();
            row.setOnMouseClicked(event -> {
                if (event.getClickCount() == 2 && !row.isEmpty()) {
                    model.compare(List.of(row.getItem()));
                }
            });
            return row;
        });
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    }

    private TableColumn<ModelLine, ModelLine> column(ModelColumn column, Slots slots) {
        TableColumn<ModelLine, ModelLine> shown = new TableColumn<>();
        Label title = Nodes.label(column.title(""), "tv-models-head");
        if (!column.explanation().isEmpty()) {
            title.setTooltip(Nodes.tooltip(column.explanation()));
        }
        shown.setGraphic(title);
        shown.setId("models-column-" + column.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        shown.setUserData(column);
        shown.setPrefWidth(column.width());
        shown.setReorderable(false);
        shown.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        shown.setCellFactory(cells -> column == ModelColumn.MODEL
                ? new ModelCell(slots)
                : new FigureCell(column, () -> model.kindProperty().get()));
        if (column.isNumber()) {
            shown.getStyleClass().addAll("tv-number-cell", "tv-right-cell");
        }
        return shown;
    }

    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.C && event.isShortcutDown()) {
            copy();
        } else if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
            model.compare(selection());
        } else if (event.getCode() == KeyCode.A && event.isShortcutDown()) {
            table.getSelectionModel().selectAll();
        } else {
            return;
        }
        event.consume();
    }

    private void copy() {
        List<ModelLine> lines = selection();
        clipboard.accept(model.copy(lines.isEmpty() ? model.shown() : lines));
    }

    private List<ModelLine> selection() {
        return List.copyOf(table.getSelectionModel().getSelectedItems());
    }

    private void remember() {
        if (!model.arrangingProperty().get()) {
            chosen.clear();
            selection().forEach(line -> chosen.add(line.address()));
            describeSelection();
        }
    }

    private void restore() {
        Set<ModelAddress> wanted = Set.copyOf(chosen);
        table.getSelectionModel().clearSelection();
        for (int i = 0; i < model.shown().size(); i++) {
            if (wanted.contains(model.shown().get(i).address())) {
                table.getSelectionModel().select(i);
            }
        }
        describeSelection();
    }

    private void describeSelection() {
        int count = table.getSelectionModel().getSelectedItems().size();
        compare.setText(count < 2 ? "Compare" : "Compare " + count);
        compare.setDisable(count == 0);
        Nodes.describe(
                compare,
                count == 0 ? "Select one or more models first" : "Add what is selected as columns to Compare (Enter)");
    }

    private void describe() {
        Label score =
                (Label) Objects.requireNonNull(columns.get(ModelColumn.SCORE)).getGraphic();
        score.setText(ModelColumn.SCORE.title(model.kindProperty().get()));
        boolean filtered = model.isFiltered();
        Nodes.show(clear, filtered);
        empty.setText(
                model.loadingProperty().get()
                        ? "Reading …"
                        : filtered
                                ? "No model fits all of these filters."
                                : "Models of your providers and your routes stand here.");
    }
}
