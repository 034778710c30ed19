package dev.trivium.app.compare.prompt;

import dev.trivium.app.controls.Nodes;
import dev.trivium.app.controls.SheetLayer;
import dev.trivium.prompt.PromptVersion;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The head of the prompt: its name with the other prompts behind it, its versions, Save, and what became of it. */
public final class PromptTitle extends VBox {

    private static final int MOST_VERSIONS = 20;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM HH:mm", java.util.Locale.ENGLISH);

    private final PromptSession session;
    private final Supplier<String> text;
    private final SheetLayer sheets;
    private final ZoneId zone;
    private final MenuButton name = new MenuButton();
    private final MenuButton versions = new MenuButton();
    private final HBox bar = new HBox();
    private final String id;
    private final String noun;
    private Supplier<List<MenuItem>> more = List::of;

    /**
     * @param id with which the ids of all controls begin
     * @param text on the screen
     * @param zone in which times are shown
     */
    public PromptTitle(String id, PromptSession session, Supplier<String> text, SheetLayer sheets, ZoneId zone) {
        this.id = id;
        this.noun = session.noun();
        this.session = session;
        this.text = text;
        this.sheets = sheets;
        this.zone = zone;
        name.setId(id + "-" + noun + "-name");
        name.getStyleClass().addAll("tv-menu-title");
        name.textProperty().bind(session.nameProperty());
        name.setMaxWidth(Double.MAX_VALUE);
        name.setAlignment(Pos.CENTER_LEFT);
        name.setOnShowing(event -> fillPrompts());
        HBox.setHgrow(name, Priority.ALWAYS);
        versions.setId(id + "-versions");
        versions.getStyleClass().add("tv-version");
        versions.setMinWidth(USE_PREF_SIZE);
        versions.setGraphic(versionText());
        versions.setAccessibleText("Versions of the " + noun);
        versions.setOnShowing(event -> fillVersions());
        versions.getItems().add(new MenuItem("No versions"));
        name.getItems().add(new MenuItem("No " + noun + "s"));
        Button save = Nodes.iconButton(id + "-save", Feather.SAVE, "Save a version of the " + noun + " (Ctrl+S)");
        save.setOnAction(event -> save());
        bar.getChildren().addAll(name, Nodes.spacer(), versions, save);
        bar.getStyleClass().addAll("tv-bar", "tv-title-bar");
        Label message = Nodes.label("", "tv-muted", "tv-small", "tv-prompt-message");
        message.setId(id + "-" + noun + "-message");
        message.setWrapText(true);
        message.setMinHeight(USE_PREF_SIZE);
        message.textProperty().bind(session.messageProperty());
        message.visibleProperty().bind(session.messageProperty().isNotEmpty());
        message.managedProperty().bind(message.visibleProperty());
        getChildren().addAll(bar, new DiskBanner(id, session, this::compareWithDisk), message);
    }

    /** Puts something in front of the name. */
    public void addBefore(Node... nodes) {
        bar.getChildren().addAll(0, List.of(nodes));
    }

    /** Puts something behind the versions; the name takes only the room that it needs then. */
    public void addBehind(Node behind, Node... atEnd) {
        HBox.setHgrow(name, Priority.NEVER);
        name.setMinWidth(USE_PREF_SIZE);
        Node gap = bar.getChildren().remove(bar.getChildren().indexOf(name) + 1);
        bar.getChildren().addAll(behind, gap);
        bar.getChildren().addAll(atEnd);
    }

    /** What the menu offers beside a new one; asked each time it opens. */
    public void offer(Supplier<List<MenuItem>> items) {
        more = items;
    }

    /** Saves a version, after asking for a name where there is none. */
    public void save() {
        if (!session.save()) {
            saveAs();
        }
    }

    /**
     * Opens a prompt, after a question if the one on the screen has changes that no file holds.
     *
     * @param then runs once it is on the screen
     */
    public void open(String prompt, Runnable then) {
        leave(() -> session.open(prompt, then));
    }

    public void saveAs() {
        ask("Save " + noun + " as", "Save", session::saveAs);
    }

    private HBox versionText() {
        Label number = new Label();
        number.setId(id + "-version");
        number.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> session.versions().isEmpty()
                                ? "new"
                                : "v"
                                        + session.versions()
                                                .get(session.versions().size() - 1)
                                                .number(),
                        session.versions()));
        Label edited = Nodes.label("· edited", "tv-warning-text");
        edited.setId(id + "-edited");
        edited.visibleProperty().bind(session.editedProperty());
        edited.managedProperty().bind(edited.visibleProperty());
        HBox box = new HBox(5, number, edited);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private void fillPrompts() {
        session.refresh();
        name.getItems().clear();
        for (String prompt : session.names()) {
            MenuItem item = item(id + "-open-" + prompt, prompt, () -> leave(() -> session.open(prompt)));
            if (prompt.equals(session.nameProperty().get())) {
                item.setGraphic(Nodes.icon(Feather.CHECK, "icon-12"));
            }
            name.getItems().add(item);
        }
        if (!session.names().isEmpty()) {
            name.getItems().add(new SeparatorMenuItem());
        }
        name.getItems().add(item(id + "-" + noun + "-new", "New " + noun, () -> leave(session::startNew)));
        name.getItems().addAll(more.get());
        name.getItems().add(item(id + "-" + noun + "-save-as", "Save as…", this::saveAs));
        if (session.titled()) {
            String current = session.nameProperty().get();
            name.getItems()
                    .addAll(
                            item(
                                    id + "-" + noun + "-rename",
                                    "Rename…",
                                    () -> ask("Rename " + noun, "Rename", session::rename)),
                            item(
                                    id + "-" + noun + "-duplicate",
                                    "Duplicate",
                                    () -> leave(() -> session.duplicate(current))),
                            item(
                                    id + "-" + noun + "-delete",
                                    "Delete",
                                    () -> confirm(
                                            "Delete \"" + current + "\"?",
                                            "Its files move to .trivium/trash in the workspace.",
                                            "Delete",
                                            () -> session.delete(current))));
        }
    }

    private void fillVersions() {
        versions.getItems().clear();
        int size = session.versions().size();
        for (int i = size - 1; i >= Math.max(0, size - MOST_VERSIONS); i--) {
            PromptVersion version = session.versions().get(i);
            String label =
                    "v" + version.number() + " · " + TIME.format(version.time().atZone(zone)) + " · "
                            + version.origin().name().toLowerCase(java.util.Locale.ROOT)
                            + (version.note().isEmpty() ? "" : " · " + version.note());
            Menu menu = new Menu(label);
            menu.setId(id + "-version-" + version.number());
            menu.getItems()
                    .addAll(
                            item(
                                    id + "-version-compare",
                                    "Compare with the screen",
                                    () -> session.text(
                                            version,
                                            old -> compare("v" + version.number(), old, "On screen", text.get()))),
                            item(id + "-version-restore", "Restore", () -> session.restore(version)),
                            item(
                                    id + "-version-note",
                                    "Note…",
                                    () -> ask(
                                            "Note on v" + version.number(),
                                            "Keep note",
                                            words -> session.note(version, words))));
            versions.getItems().add(menu);
        }
        if (size == 0) {
            MenuItem none = new MenuItem("A version is made when you save or run.");
            none.setDisable(true);
            versions.getItems().add(none);
        }
    }

    private void compareWithDisk() {
        compare("On disk", session.theirText(), "On screen", text.get());
    }

    private void compare(String leftTitle, String left, String rightTitle, String right) {
        TextCompare compare = new TextCompare(leftTitle, left, rightTitle, right);
        sheets.open("Compare " + noun + " texts", compare, compare, () -> {});
    }

    /** Goes on at once if nothing is lost, else after a question. */
    public void leave(Runnable next) {
        if (session.editedProperty().get()) {
            confirm("Leave without saving?", "This " + noun + " has changes that no file holds.", "Leave", next);
        } else {
            next.run();
        }
    }

    private void confirm(String title, String consequence, String verb, Runnable action) {
        Button yes = Nodes.button(id + "-confirm", verb, "tv-stop");
        yes.setOnAction(event -> {
            sheets.close();
            action.run();
        });
        VBox content = new VBox(12, Nodes.label(consequence), new HBox(8, yes));
        sheets.open(title, content, yes, () -> {});
    }

    private void ask(String title, String verb, java.util.function.Consumer<String> action) {
        TextField field = new TextField();
        field.setId(id + "-ask");
        field.getStyleClass().add("tv-search");
        field.setAccessibleText(title);
        field.setPrefWidth(320);
        if (!title.startsWith("Note")) {
            field.setText(session.nameProperty().get());
        }
        Button yes = Nodes.button(id + "-ask-confirm", verb, "tv-primary");
        Runnable go = () -> {
            sheets.close();
            action.accept(field.getText());
        };
        yes.setOnAction(event -> go.run());
        field.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                event.consume();
                go.run();
            }
        });
        sheets.open(title, new VBox(12, field, new HBox(8, yes)), field, () -> {});
        field.selectAll();
    }

    private static MenuItem item(String id, String words, Runnable action) {
        MenuItem item = new MenuItem(words);
        item.setId(id);
        item.setMnemonicParsing(false);
        item.setOnAction(event -> action.run());
        return item;
    }
}
