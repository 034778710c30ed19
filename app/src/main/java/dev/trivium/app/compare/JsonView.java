package dev.trivium.app.compare;

import dev.trivium.app.compare.parts.FormatVerdict;
import dev.trivium.app.compare.parts.Misfit;
import dev.trivium.app.controls.Nodes;
import dev.trivium.chat.ResponseFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;
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
import org.kordamp.ikonli.feather.Feather;

/** An answer as a JSON tree. Branches are made when they are opened; what is copied is a value or its path. */
final class JsonView extends VBox {

    /** So many places that do not fit are named above the tree; in it all of them are marked. */
    private static final int MOST_NAMED = 5;

    private record Read(JsonText.Parsed parsed, ResponseFormat format, List<Misfit> misfits) {}

    private final TreeView<JsonEntry> tree = new TreeView<>();
    private final Label state = Nodes.label("", "tv-small");
    private final Executor background;
    private final Executor ui;
    private final Consumer<String> clipboard;
    private String shown = "";
    private @Nullable ResponseFormat shownFormat;
    private Map<String, String> misfits = Map.of();

    /**
     * @param background may drop a task when a newer one follows soon
     * @param clipboard takes what is copied
     */
    JsonView(String id, Executor background, Executor ui, Consumer<String> clipboard) {
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

    /**
     * Reads the answer in the background, checks it and shows it.
     *
     * @param format that was asked for
     */
    void show(String answer, ResponseFormat format) {
        if (answer.equals(shown) && format.equals(shownFormat)) {
            return;
        }
        shown = answer;
        shownFormat = format;
        background.execute(() -> {
            JsonText.Parsed parsed = JsonText.parse(answer);
            boolean readable = parsed.problem().isEmpty();
            Read read = new Read(parsed, format, readable ? FormatVerdict.misfits(format, parsed.node()) : List.of());
            ui.execute(() -> {
                if (answer.equals(shown) && format.equals(shownFormat)) {
                    take(read);
                }
            });
        });
    }

    private void take(Read read) {
        String problem = problem(read);
        state.setText(problem.isEmpty() ? fits(read.format()) : problem);
        misfits = read.misfits().stream()
                .collect(Collectors.toMap(Misfit::pointer, Misfit::message, (one, other) -> one + "; " + other));
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
        misfits.keySet().forEach(pointer -> open(root, pointer));
        tree.getSelectionModel().selectFirst();
    }

    private static String fits(ResponseFormat format) {
        return format instanceof ResponseFormat.JsonSchema schema
                ? "Valid JSON, fits the schema " + schema.name()
                : "Valid JSON";
    }

    private static String problem(Read read) {
        List<Misfit> found = read.misfits();
        if (!read.parsed().problem().isEmpty() || found.isEmpty()) {
            return read.parsed().problem();
        }
        String places = found.size() == 1 ? "1 place does" : found.size() + " places do";
        return "Valid JSON, but " + places + " not fit the schema.\n"
                + found.stream().limit(MOST_NAMED).map(Misfit::line).collect(Collectors.joining("\n"));
    }

    /** Opens what is around a place. */
    private static void open(TreeItem<JsonEntry> item, String pointer) {
        if (pointer.startsWith(item.getValue().pointer() + "/")) {
            item.setExpanded(true);
            item.getChildren().stream()
                    .filter(child -> (pointer + "/").startsWith(child.getValue().pointer() + "/"))
                    .forEach(child -> open(child, pointer));
        }
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

    private final class Cell extends TreeCell<JsonEntry> {

        private final Label key = Nodes.label("", "tv-json-key");
        private final Label value = Nodes.label("");
        private final Label misfit = Nodes.label("", "tv-json-misfit", "tv-danger-text");
        private final HBox row = new HBox(6, key, value, misfit);

        Cell() {
            getStyleClass().add("tv-json-cell");
            misfit.setGraphic(Nodes.icon(Feather.X, "icon-12"));
            value.setMinWidth(0);
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
            String wrong = misfits.get(entry.pointer());
            misfit.setText(wrong == null ? "" : wrong);
            misfit.setTooltip(wrong == null ? null : Nodes.tooltip(wrong));
            Nodes.show(misfit, wrong != null);
            setAccessibleText(
                    entry.path() + " " + entry.text() + (wrong == null ? "" : ", does not fit the schema: " + wrong));
            setGraphic(row);
        }
    }
}
