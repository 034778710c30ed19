package dev.trivium.app.library;

import dev.trivium.app.controls.Figures;
import dev.trivium.app.controls.Nodes;
import dev.trivium.app.controls.SheetLayer;
import dev.trivium.chat.Cost;
import dev.trivium.chat.ModelAddress;
import dev.trivium.compare.export.RunMarkdown;
import dev.trivium.history.RunState;
import dev.trivium.history.RunSummary;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ChangeListener;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.MapChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The list of earlier runs: search and filters above, the table, and what can be done with the selected run. */
final class RunsView extends VBox {

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.ENGLISH);

    private final RunsViewModel model;
    private final RunActions actions;
    private final ZoneId zone;
    private final TableView<RunSummary> table = new TableView<>();
    private final Label empty = Nodes.label("", "tv-empty");
    private final TextField search = new TextField();
    private final HBox selection = new HBox(8);
    private final HBox title = new HBox();
    private final RunSheets ask;
    private final MapChangeListener<String, String> tagged = change -> table.refresh();
    private final ListChangeListener<RunSummary> listed = change -> describeEmpty();
    private final ChangeListener<Object> changed = (property, before, now) -> describeEmpty();

    RunsView(RunsViewModel model, RunActions actions, ZoneId zone, SheetLayer sheets) {
        this.model = model;
        this.actions = actions;
        this.zone = zone;
        this.ask = new RunSheets(model, sheets);
        setId("library-runs-view");
        getStyleClass().add("tv-library");
        Label problem = Nodes.label("", "tv-danger-text", "tv-library-problem");
        problem.setId("library-problem");
        problem.textProperty().bind(model.problemProperty());
        problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        problem.setWrapText(true);
        table();
        VBox.setVgrow(table, Priority.ALWAYS);
        Label notice = Nodes.label("", "tv-muted", "tv-small", "tv-library-problem");
        notice.setId("library-notice");
        notice.textProperty().bind(model.noticeProperty());
        notice.visibleProperty().bind(notice.textProperty().isNotEmpty());
        notice.managedProperty().bind(notice.visibleProperty());
        title();
        getChildren().addAll(title, filters(), problem, notice, table);
        sceneProperty().addListener((property, before, now) -> {
            if (now == null) {
                detach();
            } else {
                attach();
            }
        });
    }

    /** Starts listening, and looks anew: there may be newer runs. */
    private void attach() {
        model.runs().addListener(listed);
        model.loadingProperty().addListener(changed);
        model.tags().addListener(tagged);
        table.setItems(model.runs());
        model.refresh();
        describeEmpty();
    }

    private void detach() {
        model.runs().removeListener(listed);
        model.loadingProperty().removeListener(changed);
        model.tags().removeListener(tagged);
        table.setItems(FXCollections.observableArrayList());
    }

    public void focusSearch() {
        search.requestFocus();
    }

    /** @param switcher stands first in the bar */
    void lead(Node switcher) {
        Label summary = Nodes.label("", "tv-muted", "tv-small");
        summary.setId("library-summary");
        summary.textProperty().bind(model.summaryProperty());
        title.getChildren().setAll(switcher, summary, Nodes.spacer(), selection);
    }

    private void title() {
        Button open = Nodes.button("library-open", "Open in Compare");
        open.setOnAction(event -> act(actions.open()));
        Button replay = Nodes.button("library-replay", "Replay");
        replay.setTooltip(Nodes.tooltip("Shows the answers arrive at their original pace; nothing is asked."));
        replay.setGraphic(Nodes.icon(Feather.PLAY, "icon-14"));
        replay.setOnAction(event -> act(actions.replay()));
        MenuButton export = new MenuButton("Export");
        export.setId("library-export");
        export.getStyleClass().add("tv-button");
        for (ExportFormat format : ExportFormat.values()) {
            MenuItem item = new MenuItem(format.title() + "…");
            item.setId("library-export-" + format.ending());
            item.setOnAction(event -> act(run -> actions.export().export(run, format)));
            export.getItems().add(item);
        }
        Button copy = Nodes.button("library-copy-table", "Copy as Markdown table");
        copy.setOnAction(event -> act(run -> actions.clipboard().accept(RunMarkdown.table(run))));
        selection.setAlignment(Pos.CENTER_LEFT);
        Button tags = Nodes.button("library-tag", "Tags…");
        tags.setOnAction(event -> ask.tag(chosen()));
        Button delete = Nodes.button("library-delete", "Delete…", "tv-stop");
        delete.setOnAction(event -> ask.delete(chosen()));
        selection.getChildren().addAll(open, replay, export, copy, tags, delete);
        var items = table.getSelectionModel().getSelectedItems();
        items.addListener((ListChangeListener<RunSummary>) change ->
                List.of(open, replay, export, copy).forEach(node -> Nodes.show(node, items.size() == 1)));
        selection
                .visibleProperty()
                .bind(table.getSelectionModel().selectedItemProperty().isNotNull());
        title.getStyleClass().add("tv-bar");
    }

    private HBox filters() {
        search.setId("library-search");
        search.setPromptText("Search prompts and answers");
        search.setAccessibleText("Search prompts and answers");
        search.getStyleClass().add("tv-search");
        search.setPrefWidth(320);
        search.setText(model.textProperty().get());
        model.textProperty().bind(search.textProperty());
        HBox bar = new HBox(
                8,
                search,
                filter("library-time", model.times(), model.timeProperty()),
                filter("library-model", model.models(), model.modelProperty()),
                filter("library-state", RunsViewModel.STATES, model.stateProperty()),
                filter("library-source", RunsViewModel.ORIGINS, model.originProperty()),
                filter("library-kind", RunsViewModel.KINDS, model.kindProperty()));
        bar.getStyleClass().add("tv-library-filters");
        return bar;
    }

    private static ComboBox<Choice> filter(String id, List<Choice> choices, ObjectProperty<Choice> chosen) {
        ObservableList<Choice> items =
                choices instanceof ObservableList<Choice> live ? live : FXCollections.observableArrayList(choices);
        ComboBox<Choice> box = new ComboBox<>(items);
        box.setId(id);
        box.setAccessibleText("Filter: " + choices.get(0).label());
        box.setValue(chosen.get());
        box.valueProperty().addListener((property, before, now) -> chosen.set(now == null ? items.get(0) : now));
        return box;
    }

    private void table() {
        table.setId("library-runs");
        table.setAccessibleText("Earlier runs");
        table.setFixedCellSize(30);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setPlaceholder(new StackPane(empty));
        table.getColumns()
                .addAll(List.of(
                        column(
                                "Started",
                                170,
                                true,
                                run -> WHEN.format(run.startedAt().atZone(zone))),
                        column("Prompt", 220, false, RunsView::prompt),
                        column("Models", 320, false, RunsView::models),
                        column("State", 110, false, run -> run.state().id()),
                        number("Failed", 70, run -> run.failed() == 0 ? "" : Integer.toString(run.failed())),
                        number("Cost", 110, RunsView::cost),
                        column("Source", 90, false, RunSummary::source),
                        column("Tags", 160, false, run -> model.tags().getOrDefault(run.id(), "")),
                        demo()));
        table.setRowFactory(view -> {
            TableRow<RunSummary> row = new TableRow<>();
            row.setOnMouseClicked(event -> {
                if (event.getClickCount() == 2 && !row.isEmpty()) {
                    act(actions.open());
                }
            });
            // The last rows are drawn only when the end comes into sight.
            row.indexProperty().addListener((property, before, now) -> {
                if (now.intValue() >= model.runs().size() - 20
                        && now.intValue() < model.runs().size()) {
                    model.more();
                }
            });
            return row;
        });
        table.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                act(actions.open());
                event.consume();
            } else if (event.getCode() == KeyCode.DELETE && !chosen().isEmpty()) {
                ask.delete(chosen());
                event.consume();
            }
        });
    }

    private List<RunSummary> chosen() {
        return List.copyOf(table.getSelectionModel().getSelectedItems());
    }

    private static TableColumn<RunSummary, String> column(
            String name, double width, boolean mono, Function<RunSummary, String> text) {
        TableColumn<RunSummary, String> column = new TableColumn<>(name);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
        if (mono) {
            column.getStyleClass().add("tv-number-cell");
        }
        return column;
    }

    private static TableColumn<RunSummary, String> number(
            String name, double width, Function<RunSummary, String> text) {
        TableColumn<RunSummary, String> column = column(name, width, true, text);
        column.getStyleClass().add("tv-right-cell");
        return column;
    }

    private static TableColumn<RunSummary, String> demo() {
        TableColumn<RunSummary, String> column = column("", 70, false, run -> run.simulated() ? "Demo" : "");
        column.setCellFactory(cells -> new DemoCell());
        return column;
    }

    private static String prompt(RunSummary run) {
        String name = run.promptName();
        return name == null || name.isBlank() ? run.promptText().strip().replaceAll("\\s+", " ") : name;
    }

    private static String models(RunSummary run) {
        return run.models().stream().map(ModelAddress::toString).collect(Collectors.joining(", "));
    }

    private static String cost(RunSummary run) {
        if (run.simulated()) {
            return "simulated";
        }
        boolean none = run.models().isEmpty()
                || (run.state() != RunState.FINISHED && !run.cost().known());
        return none || run.cost().equals(Cost.UNKNOWN) ? Figures.ABSENT : Figures.cost(run.cost());
    }

    private void act(Consumer<dev.trivium.history.RunRecord> action) {
        @Nullable RunSummary run = table.getSelectionModel().getSelectedItem();
        if (run != null) {
            model.with(run, action);
        }
    }

    private void describeEmpty() {
        if (!model.hasHistory()) {
            empty.setText("There is no history, so no run is kept. The status bar says why.");
        } else if (model.loadingProperty().get()) {
            empty.setText("Searching …");
        } else {
            empty.setText(
                    model.unfiltered()
                            ? "Every run of Compare and of the command line is listed here, with its answers."
                            : "No run has all of these words and filters. Take one of them away.");
        }
    }
}
