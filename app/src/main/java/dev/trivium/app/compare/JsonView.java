package dev.trivium.app.compare;

import dev.trivium.app.controls.Nodes;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An answer as a JSON tree. Branches are made when they are opened; what is copied is a value or its path. */
final class JsonView extends VBox {

    /** What is wrong with a value, such as against the schema that was asked for. */
    interface Check {

        /** No check was asked for. */
        Check NONE = value -> List.of();

        List<String> problems(JsonNode value);
    }

    private record Read(JsonText.Parsed parsed, List<String> problems) {}

    private final TreeView<JsonEntry> tree = new TreeView<>();
    private final Label state = Nodes.label("", "tv-small");
    private final Executor background;
    private final Executor ui;
    private final Consumer<String> clipboard;
    private final Check check;
    private String shown = "";

    /**
     * @param background may drop a task when a newer one follows soon
     * @param clipboard takes what is copied
     */
    JsonView(String id, Check check, Executor background, Executor ui, Consumer<String> clipboard) {
        this.check = check;
        this.background = background;
        this.ui = ui;
        this.clipboard = clipboard;
        setId(id);
        getStyleClass().add("tv-json");
        state.setId(id + "-state");
        state.setWrapText(true);
        state.getStyleClass().add("tv-json-state");
        tree.setId(id + "-tree");
        tree.setAccessibleText("JSON tree");
        tree.setFixedCellSize(22);
        tree.setMinHeight(0);
        tree.setCellFactory(view -> new Cell());
        tree.setContextMenu(new ContextMenu(
                item(id + "-copy-value", "Copy value", () -> copy(false)),
                item(id + "-copy-path", "Copy path", () -> copy(true))));
        tree.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.isShortcutDown() && event.getCode() == KeyCode.C) {
                copy(event.isShiftDown());
                event.consume();
            }
        });
        VBox.setVgrow(tree, Priority.ALWAYS);
        getChildren().addAll(state, tree);
    }

    /** Reads the answer in the background and shows it. */
    void show(String answer) {
        if (answer.equals(shown)) {
            return;
        }
        shown = answer;
        background.execute(() -> {
            JsonText.Parsed parsed = JsonText.parse(answer);
            Read read = new Read(parsed, parsed.problem().isEmpty() ? check.problems(parsed.node()) : List.of());
            ui.execute(() -> {
                if (answer.equals(shown)) {
                    take(read);
                }
            });
        });
    }

    private void take(Read read) {
        String problem = read.parsed().problem().isEmpty()
                ? String.join("\n", read.problems())
                : read.parsed().problem();
        state.setText(problem.isEmpty() ? "Valid JSON" : problem);
        state.getStyleClass().removeAll("tv-muted", "tv-danger-text");
        state.getStyleClass().add(problem.isEmpty() ? "tv-muted" : "tv-danger-text");
        if (read.parsed().node().isMissingNode()) {
            tree.setRoot(null);
            return;
        }
        JsonItem root = new JsonItem(JsonEntry.root(read.parsed().node()));
        root.setExpanded(true);
        tree.setRoot(root);
        if (root.getChildren().size() <= 20) {
            root.getChildren()
                    .forEach(child -> child.setExpanded(child.getValue().value().size() <= 20));
        }
        tree.getSelectionModel().selectFirst();
    }

    private void copy(boolean path) {
        TreeItem<JsonEntry> selected = tree.getSelectionModel().getSelectedItem();
        if (selected != null) {
            clipboard.accept(
                    path ? selected.getValue().path() : selected.getValue().copied());
        }
    }

    private static MenuItem item(String id, String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setId(id);
        item.setOnAction(event -> action.run());
        return item;
    }

    /** Makes its branches when somebody asks for them. */
    private static final class JsonItem extends TreeItem<JsonEntry> {

        private boolean made;

        JsonItem(JsonEntry entry) {
            super(entry);
        }

        @Override
        public boolean isLeaf() {
            return getValue().value().isEmpty() || !getValue().value().isContainer();
        }

        @Override
        public javafx.collections.ObservableList<TreeItem<JsonEntry>> getChildren() {
            if (!made) {
                made = true;
                super.getChildren()
                        .setAll(getValue().children().stream()
                                .map(JsonItem::new)
                                .toList());
            }
            return super.getChildren();
        }
    }

    private static final class Cell extends TreeCell<JsonEntry> {

        private final Label key = Nodes.label("", "tv-json-key");
        private final Label value = Nodes.label("");
        private final HBox row = new HBox(6, key, value);

        Cell() {
            getStyleClass().add("tv-json-cell");
        }

        @Override
        protected void updateItem(@Nullable JsonEntry entry, boolean empty) {
            super.updateItem(entry, empty);
            if (empty || entry == null) {
                setGraphic(null);
                return;
            }
            key.setText(entry.key());
            Nodes.show(key, !entry.key().isEmpty());
            key.setMinWidth(USE_PREF_SIZE);
            value.setText(entry.text());
            value.getStyleClass().setAll("label", "tv-json-value", "tv-json-" + entry.kind());
            setAccessibleText(entry.path() + " " + entry.text());
            setGraphic(row);
        }
    }
}
