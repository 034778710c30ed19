package dev.trivium.app.library;

import dev.trivium.app.compare.prompt.TextCompare;
import dev.trivium.app.controls.Nodes;
import dev.trivium.app.controls.SheetLayer;
import dev.trivium.prompt.PromptVersion;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The prompts of the workspace: the list, and of the selected one its versions and its sets of values. */
final class PromptsView extends VBox {

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.ENGLISH);

    private final PromptsViewModel model;
    private final PromptActions actions;
    private final SheetLayer sheets;
    private final ZoneId zone;
    private final HBox bar = new HBox();
    private final ListView<String> names = new ListView<>();
    private final TableView<PromptVersion> versions = new TableView<>();
    private final TableView<PromptsViewModel.Values> sets = new TableView<>();
    private final Button open = Nodes.button("library-prompt-open", "Open in Compare");
    private final Button compare = Nodes.button("library-version-compare", "Compare versions");
    private final Button restore = Nodes.button("library-version-restore", "Restore version");
    private final Button use = Nodes.button("library-values-open", "Open with these values");

    PromptsView(PromptsViewModel model, PromptActions actions, SheetLayer sheets, ZoneId zone) {
        this.model = model;
        this.actions = actions;
        this.sheets = sheets;
        this.zone = zone;
        setId("library-prompts-view");
        getStyleClass().add("tv-library");
        bar.getStyleClass().add("tv-bar");
        Label problem = Nodes.label("", "tv-danger-text", "tv-library-problem");
        problem.setId("library-prompts-problem");
        problem.setWrapText(true);
        problem.textProperty().bind(model.problemProperty());
        problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        list();
        versions();
        sets();
        buttons();
        VBox right = new VBox(heading("Versions"), versions, heading("Sets of values"), sets);
        VBox.setVgrow(versions, Priority.ALWAYS);
        VBox.setVgrow(sets, Priority.SOMETIMES);
        HBox.setHgrow(right, Priority.ALWAYS);
        HBox content = new HBox(names, right);
        VBox.setVgrow(content, Priority.ALWAYS);
        getChildren().addAll(bar, problem, content);
        sceneProperty().addListener((property, before, now) -> {
            if (now != null) {
                model.refresh();
            }
        });
    }

    /** @param switcher stands first in the bar */
    void lead(Node switcher) {
        Label count = Nodes.label("", "tv-muted", "tv-small");
        count.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.names().size() == 1
                                ? "1 prompt"
                                : model.names().size() + " prompts",
                        model.names()));
        bar.getChildren().setAll(switcher, count, Nodes.spacer(), use, compare, restore, open);
    }

    void focusFirst() {
        names.requestFocus();
    }

    private void list() {
        names.setId("library-prompts");
        names.setItems(model.names());
        names.setAccessibleText("Prompts");
        names.setMinWidth(260);
        names.setMaxWidth(260);
        names.getStyleClass().add("tv-library-names");
        names.setPlaceholder(Nodes.label("A prompt that you save is listed here.", "tv-empty"));
        names.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> model.look(now));
        names.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                openSelected();
                event.consume();
            }
        });
        names.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                openSelected();
            }
        });
        model.names().addListener((ListChangeListener<String>) change -> {
            if (names.getSelectionModel().isEmpty() && !model.names().isEmpty()) {
                names.getSelectionModel().select(0);
            }
        });
    }

    private void versions() {
        versions.setId("library-versions");
        versions.setAccessibleText("Versions of the prompt");
        versions.setItems(model.versions());
        versions.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        versions.setFixedCellSize(30);
        versions.setPlaceholder(Nodes.label("A version is made when you save or run a prompt.", "tv-empty"));
        versions.getColumns()
                .addAll(List.of(
                        column("Version", 90, true, version -> "v" + version.number()),
                        column(
                                "Kept",
                                170,
                                true,
                                version -> WHEN.format(version.time().atZone(zone))),
                        column("Why", 180, false, PromptsView::why),
                        column("Note", 420, false, PromptVersion::note)));
    }

    private void sets() {
        sets.setId("library-values");
        sets.setAccessibleText("Sets of values of the prompt");
        sets.setItems(model.sets());
        sets.setFixedCellSize(30);
        sets.setPlaceholder(Nodes.label("This prompt has no values of its own.", "tv-empty"));
        sets.setPrefHeight(200);
        sets.getColumns()
                .addAll(List.of(
                        column("Set", 180, false, PromptsViewModel.Values::name),
                        column("Values", 680, false, PromptsView::values)));
    }

    private void buttons() {
        open.setOnAction(event -> openSelected());
        open.disableProperty()
                .bind(names.getSelectionModel().selectedItemProperty().isNull());
        var chosen = versions.getSelectionModel().getSelectedItems();
        Nodes.show(compare, false);
        Nodes.show(restore, false);
        Nodes.show(use, false);
        chosen.addListener((ListChangeListener<PromptVersion>) change -> {
            Nodes.show(compare, chosen.size() == 2);
            Nodes.show(restore, chosen.size() == 1);
        });
        sets.getSelectionModel()
                .selectedItemProperty()
                .addListener((property, before, now) -> Nodes.show(use, now != null));
        compare.setOnAction(event -> compareSelected());
        restore.setOnAction(event -> {
            @Nullable String prompt = names.getSelectionModel().getSelectedItem();
            @Nullable PromptVersion version = versions.getSelectionModel().getSelectedItem();
            if (prompt != null && version != null) {
                actions.restore().accept(prompt, version);
            }
        });
        use.setOnAction(event -> {
            @Nullable String prompt = names.getSelectionModel().getSelectedItem();
            PromptsViewModel.@Nullable Values set = sets.getSelectionModel().getSelectedItem();
            if (prompt != null && set != null) {
                actions.openWithValues().accept(prompt, set.name());
            }
        });
    }

    private void openSelected() {
        @Nullable String prompt = names.getSelectionModel().getSelectedItem();
        if (prompt != null) {
            actions.open().accept(prompt);
        }
    }

    private void compareSelected() {
        List<PromptVersion> two = versions.getSelectionModel().getSelectedItems().stream()
                .sorted(java.util.Comparator.comparingInt(PromptVersion::number))
                .toList();
        if (two.size() == 2) {
            PromptVersion one = two.get(0);
            PromptVersion other = two.get(1);
            model.texts(one, other, (before, after) -> {
                TextCompare texts = new TextCompare("v" + one.number(), before, "v" + other.number(), after);
                sheets.open("Compare versions", texts, texts, () -> {});
            });
        }
    }

    private static Label heading(String words) {
        return Nodes.label(words, "tv-strong", "tv-library-heading");
    }

    private static String why(PromptVersion version) {
        return switch (version.origin()) {
            case FOUND -> "found on disk";
            case SAVED -> "saved";
            case RUN -> "run without saving";
        };
    }

    private static String values(PromptsViewModel.Values set) {
        return set.values().entrySet().stream()
                .map(value -> value.getKey() + " = " + value.getValue().replaceAll("\\s+", " "))
                .collect(Collectors.joining(" · "));
    }

    private static <T> TableColumn<T, String> column(
            String name, double width, boolean mono, Function<T, String> text) {
        TableColumn<T, String> column = new TableColumn<>(name);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
        if (mono) {
            column.getStyleClass().add("tv-number-cell");
        }
        return column;
    }
}
