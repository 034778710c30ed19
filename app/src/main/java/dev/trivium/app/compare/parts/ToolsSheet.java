package dev.trivium.app.compare.parts;

import dev.trivium.app.controls.Nodes;
import dev.trivium.app.controls.SheetLayer;
import dev.trivium.chat.ToolChoice;
import java.util.concurrent.Executor;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The editor of the tools: a list, the fields of the chosen one, and whether the model may or must call. */
final class ToolsSheet extends HBox {

    private static final double LIST = 200;

    private final ToolsViewModel model;
    private final Executor background;
    private final Executor ui;
    private final ListView<ToolDraft> list;
    private final VBox right = new VBox(12);
    private final MenuButton choice = new MenuButton();
    private final Button remove = Nodes.button("compare-tool-remove", "Remove", "tv-small-button");
    private final Button add = Nodes.button("compare-tool-add", "Add tool", "tv-small-button");
    private final ListChangeListener<ToolDraft> toolsChange = change -> drawChoice();
    private @Nullable ToolForm form;

    private ToolsSheet(ToolsViewModel model, Executor background, Executor ui) {
        super(16);
        this.model = model;
        this.background = background;
        this.ui = ui;
        getStyleClass().add("tv-sheet-content");
        list = new ListView<>(model.tools());
        list.setId("compare-tools-list");
        list.getStyleClass().add("tv-models");
        list.setFixedCellSize(28);
        list.setCellFactory(view -> new Cell());
        list.setPlaceholder(Nodes.label("No tools yet.", "tv-muted"));
        list.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> show(now));
        VBox.setVgrow(list, Priority.ALWAYS);
        add.setGraphic(Nodes.icon(Feather.PLUS, "icon-12"));
        add.setOnAction(event -> addTool());
        remove.setOnAction(event -> removeTool());
        VBox left = new VBox(8, list, new HBox(6, add, remove));
        left.setMinWidth(LIST);
        left.setPrefWidth(LIST);
        HBox.setHgrow(right, Priority.ALWAYS);
        getChildren().addAll(left, right);
        choice.setId("compare-tool-choice");
        choice.getStyleClass().add("tv-select");
        model.tools().addListener(toolsChange);
        list.getSelectionModel().selectFirst();
        show(list.getSelectionModel().getSelectedItem());
    }

    /** Opens the editor; the first tool is made for whoever has none. */
    static void open(ToolsViewModel model, SheetLayer layer, Executor background, Executor ui) {
        if (model.tools().isEmpty()) {
            model.add();
        }
        ToolsSheet sheet = new ToolsSheet(model, background, ui);
        Button done = Nodes.button("compare-tools-done", "Done", "tv-primary");
        done.setOnAction(event -> layer.close());
        HBox bottom =
                new HBox(8, Nodes.label("Tool choice", "tv-muted", "tv-small"), sheet.choice, Nodes.spacer(), done);
        bottom.setAlignment(Pos.CENTER_LEFT);
        VBox.setVgrow(sheet, Priority.ALWAYS);
        VBox all = new VBox(12, sheet, bottom);
        PartsStyle.dress(all);
        all.setPrefSize(760, 540);
        ToolForm first = sheet.form;
        layer.open("Tools", all, first == null ? sheet.add : first.first(), sheet::release);
    }

    private void addTool() {
        ToolDraft tool = model.add();
        list.getSelectionModel().select(tool);
        ToolForm shown = form;
        if (shown != null) {
            shown.first().requestFocus();
        }
    }

    private void removeTool() {
        ToolDraft tool = list.getSelectionModel().getSelectedItem();
        if (tool != null) {
            model.remove(tool);
            add.requestFocus();
        }
    }

    private void show(@Nullable ToolDraft tool) {
        ToolForm before = form;
        if (before != null) {
            before.release();
        }
        remove.setDisable(tool == null);
        if (tool == null) {
            form = null;
            Label empty = Nodes.label("A tool is a function that the model may ask you to call.", "tv-empty");
            empty.setWrapText(true);
            right.getChildren().setAll(empty);
        } else {
            ToolForm now = new ToolForm(tool, background, ui);
            VBox.setVgrow(now, Priority.ALWAYS);
            form = now;
            right.getChildren().setAll(now);
        }
        drawChoice();
    }

    private void drawChoice() {
        choice.getItems().clear();
        offer("compare-tool-choice-auto", new ToolChoice.Auto());
        offer("compare-tool-choice-none", new ToolChoice.None());
        offer("compare-tool-choice-required", new ToolChoice.Required());
        for (ToolDraft tool : model.tools()) {
            String name = tool.nameProperty().get().strip();
            if (!name.isEmpty()) {
                offer("compare-tool-choice-" + name, new ToolChoice.Named(name));
            }
        }
        choice.setOnShowing(event -> drawChoice());
        choice.setText(words(model.choiceProperty().get()));
        choice.setAccessibleText("Tool choice: " + choice.getText());
    }

    private void offer(String id, ToolChoice offered) {
        MenuItem item = new MenuItem(words(offered));
        item.setId(id);
        item.setOnAction(event -> {
            model.choiceProperty().set(offered);
            drawChoice();
        });
        choice.getItems().add(item);
    }

    static String words(ToolChoice choice) {
        if (choice instanceof ToolChoice.Named named) {
            return "Must call " + named.tool();
        }
        if (choice instanceof ToolChoice.Required) {
            return "Must call one";
        }
        return choice instanceof ToolChoice.None ? "Must not call" : "The model decides";
    }

    private void release() {
        model.tools().removeListener(toolsChange);
        ToolForm shown = form;
        if (shown != null) {
            shown.release();
        }
    }

    private static final class Cell extends ListCell<ToolDraft> {

        @Override
        protected void updateItem(@Nullable ToolDraft tool, boolean empty) {
            super.updateItem(tool, empty);
            textProperty().unbind();
            if (empty || tool == null) {
                setText("");
            } else {
                textProperty().bind(tool.nameProperty().map(name -> name.isBlank() ? "New tool" : name));
            }
        }
    }
}
