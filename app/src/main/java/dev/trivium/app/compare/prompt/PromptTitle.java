package dev.trivium.app.compare.prompt;

import dev.trivium.app.controls.Nodes;
import dev.trivium.app.controls.SheetLayer;
import dev.trivium.prompt.PromptVersion;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
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
    private final PromptText text;
    private final SheetLayer sheets;
    private final ZoneId zone;
    private final MenuButton name = new MenuButton();
    private final MenuButton versions = new MenuButton();

    /** @param zone in which times are shown */
    public PromptTitle(PromptSession session, PromptText text, SheetLayer sheets, ZoneId zone) {
        this.session = session;
        this.text = text;
        this.sheets = sheets;
        this.zone = zone;
        name.setId("compare-prompt-name");
        name.getStyleClass().addAll("tv-menu-title");
        name.textProperty().bind(session.nameProperty());
        name.setMaxWidth(Double.MAX_VALUE);
        name.setAlignment(Pos.CENTER_LEFT);
        name.setOnShowing(event -> fillPrompts());
        HBox.setHgrow(name, Priority.ALWAYS);
        versions.setId("compare-versions");
        versions.getStyleClass().add("tv-version");
        versions.setMinWidth(USE_PREF_SIZE);
        versions.setGraphic(versionText());
        versions.setAccessibleText("Versions of the prompt");
        versions.setOnShowing(event -> fillVersions());
        versions.getItems().add(new MenuItem("No versions"));
        name.getItems().add(new MenuItem("No prompts"));
        Button save = Nodes.iconButton("compare-save", Feather.SAVE, "Save a version of the prompt (Ctrl+S)");
        save.setOnAction(event -> save());
        HBox bar = new HBox(name, Nodes.spacer(), versions, save);
        bar.getStyleClass().addAll("tv-bar", "tv-title-bar");
        Label message = Nodes.label("", "tv-muted", "tv-small", "tv-prompt-message");
        message.setId("compare-prompt-message");
        message.setWrapText(true);
        message.setMinHeight(USE_PREF_SIZE);
        message.textProperty().bind(session.messageProperty());
        message.visibleProperty().bind(session.messageProperty().isNotEmpty());
        message.managedProperty().bind(message.visibleProperty());
        getChildren().addAll(bar, new DiskBanner(session, this::compareWithDisk), message);
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
        ask("Save prompt as", "Save", session::saveAs);
    }

    private HBox versionText() {
        Label number = new Label();
        number.setId("compare-version");
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
        edited.setId("compare-edited");
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
            MenuItem item = item("compare-open-" + prompt, prompt, () -> leave(() -> session.open(prompt)));
            if (prompt.equals(session.nameProperty().get())) {
                item.setGraphic(Nodes.icon(Feather.CHECK, "icon-12"));
            }
            name.getItems().add(item);
        }
        if (!session.names().isEmpty()) {
            name.getItems().add(new SeparatorMenuItem());
        }
        name.getItems().add(item("compare-prompt-new", "New prompt", () -> leave(session::startNew)));
        name.getItems().add(item("compare-prompt-save-as", "Save as…", this::saveAs));
        if (session.titled()) {
            String current = session.nameProperty().get();
            name.getItems()
                    .addAll(
                            item(
                                    "compare-prompt-rename",
                                    "Rename…",
                                    () -> ask("Rename prompt", "Rename", session::rename)),
                            item(
                                    "compare-prompt-duplicate",
                                    "Duplicate",
                                    () -> leave(() -> session.duplicate(current))),
                            item(
                                    "compare-prompt-delete",
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
            menu.setId("compare-version-" + version.number());
            menu.getItems()
                    .addAll(
                            item(
                                    "compare-version-compare",
                                    "Compare with the screen",
                                    () -> session.text(
                                            version,
                                            old -> compare("v" + version.number(), old, "On screen", text.text()))),
                            item("compare-version-restore", "Restore", () -> session.restore(version)),
                            item(
                                    "compare-version-note",
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
        compare("On disk", session.theirText(), "On screen", text.text());
    }

    private void compare(String leftTitle, String left, String rightTitle, String right) {
        TextCompare compare = new TextCompare(leftTitle, left, rightTitle, right);
        sheets.open("Compare prompt texts", compare, compare, () -> {});
    }

    /** Goes on at once if nothing is lost, else after a question. */
    private void leave(Runnable next) {
        if (session.editedProperty().get()) {
            confirm("Leave without saving?", "This prompt has changes that no file holds.", "Leave", next);
        } else {
            next.run();
        }
    }

    private void confirm(String title, String consequence, String verb, Runnable action) {
        Button yes = Nodes.button("compare-confirm", verb, "tv-stop");
        yes.setOnAction(event -> {
            sheets.close();
            action.run();
        });
        VBox content = new VBox(12, Nodes.label(consequence), new HBox(8, yes));
        sheets.open(title, content, yes, () -> {});
    }

    private void ask(String title, String verb, java.util.function.Consumer<String> action) {
        TextField field = new TextField();
        field.setId("compare-ask");
        field.getStyleClass().add("tv-search");
        field.setAccessibleText(title);
        field.setPrefWidth(320);
        if (!title.startsWith("Note")) {
            field.setText(session.nameProperty().get());
        }
        Button yes = Nodes.button("compare-ask-confirm", verb, "tv-primary");
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
