package dev.trivium.app.compare.parts;

import dev.trivium.app.controls.Nodes;
import java.io.File;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.value.ChangeListener;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;

/** The files that go along with the prompt: a chip each, and the ways to add one. */
public final class AttachmentsRow extends VBox {

    /** Three rows of chips; more scroll. */
    private static final double MOST_HEIGHT = 88;

    private final AttachmentsViewModel model;
    private final Executor background;
    private final Executor ui;
    private final FlowPane chips = new FlowPane(6, 6);
    private final Label hint = Nodes.label("Drop files or images here", "tv-muted", "tv-small");
    private final Label problem = Nodes.label("", "tv-danger-text");
    private final TextField address = new TextField();
    private final MenuButton add = new MenuButton();
    private final ListChangeListener<Attachment> itemsChange = change -> draw();
    private final ChangeListener<Object> stateChange = (property, before, now) -> state();

    /** @param background decodes previews */
    public AttachmentsRow(AttachmentsViewModel model, Executor background, Executor ui) {
        this.model = model;
        this.background = background;
        this.ui = ui;
        setId("compare-attachments");
        getStyleClass().add("tv-attachments");
        PartsStyle.dress(this);
        addMenu();
        chips.setAlignment(Pos.CENTER_LEFT);
        chips.setPrefWrapLength(100);
        ScrollPane scroll = new ScrollPane(chips);
        scroll.getStyleClass().add("tv-scroll");
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(MOST_HEIGHT);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        // A scroll pane does not take over its content's height by itself.
        chips.heightProperty().addListener((property, before, now) -> {
            double height = Math.min(MOST_HEIGHT, now.doubleValue());
            scroll.setMinHeight(height);
            scroll.setPrefHeight(height);
        });
        HBox.setHgrow(scroll, Priority.ALWAYS);
        HBox row = new HBox(6, add, scroll);
        row.setAlignment(Pos.TOP_LEFT);
        chips.setMinHeight(28);
        problem.setId("compare-attachment-problem");
        problem.getStyleClass().add("tv-attachment-problem");
        problem.setWrapText(true);
        problem.setMinHeight(USE_PREF_SIZE);
        addressField();
        setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(row, address, problem);
    }

    public void attach() {
        model.items().addListener(itemsChange);
        model.problemProperty().addListener(stateChange);
        model.readingProperty().addListener(stateChange);
        draw();
        state();
    }

    public void detach() {
        model.items().removeListener(itemsChange);
        model.problemProperty().removeListener(stateChange);
        model.readingProperty().removeListener(stateChange);
    }

    /** Lets files and pictures be dropped on the node. */
    public void takeDropsOn(Node target) {
        target.addEventHandler(DragEvent.DRAG_OVER, event -> {
            if (ClipboardIntake.holdsAttachment(event.getDragboard())) {
                event.acceptTransferModes(TransferMode.COPY);
                event.consume();
            }
        });
        target.addEventHandler(DragEvent.DRAG_DROPPED, event -> {
            event.setDropCompleted(ClipboardIntake.take(event.getDragboard(), model));
            event.consume();
        });
    }

    /** Lets Ctrl+V in the node attach a picture or files where the clipboard holds some instead of text. */
    public void takePastesIn(Node target) {
        target.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            boolean paste = event.isShortcutDown() && event.getCode() == KeyCode.V && !event.isAltDown();
            if (paste && ClipboardIntake.take(Clipboard.getSystemClipboard(), model)) {
                event.consume();
            }
        });
    }

    private void addMenu() {
        add.setId("compare-attach");
        add.getStyleClass().add("tv-icon-button");
        add.setGraphic(Nodes.icon(Feather.PAPERCLIP));
        add.setAccessibleText("Attach a file, image or address");
        add.setTooltip(Nodes.tooltip("Attach images, PDF or text files, at most "
                + Attachment.bytes(AttachmentReader.MOST_BYTES) + " each. You can drop or paste them as well."));
        add.getItems()
                .addAll(
                        item("compare-attach-files", "Files…", this::choose),
                        item("compare-attach-paste", "Paste", this::paste),
                        item("compare-attach-address", "Address…", this::askForAddress));
    }

    private static MenuItem item(String id, String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setId(id);
        item.setOnAction(event -> action.run());
        return item;
    }

    private void choose() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Attach files");
        List<File> files = chooser.showOpenMultipleDialog(getScene().getWindow());
        if (files != null) {
            model.addFiles(files.stream().map(File::toPath).toList());
        }
    }

    private void paste() {
        if (!ClipboardIntake.take(Clipboard.getSystemClipboard(), model)) {
            problem.setText("The clipboard holds no image and no file. Copy one first.");
            Nodes.show(problem, true);
        }
    }

    private void addressField() {
        address.setId("compare-attachment-address");
        address.getStyleClass().add("tv-input");
        address.setPromptText("https://example.org/plan.png, Enter attaches");
        address.setAccessibleText("Address of an image or PDF");
        address.setOnAction(event -> {
            if (model.addAddress(address.getText())) {
                closeAddress();
            }
        });
        address.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                closeAddress();
                event.consume();
            }
        });
        Nodes.show(address, false);
    }

    private void askForAddress() {
        Nodes.show(address, true);
        address.requestFocus();
    }

    private void closeAddress() {
        address.clear();
        Nodes.show(address, false);
        add.requestFocus();
    }

    private void draw() {
        chips.getChildren().clear();
        for (Attachment attachment : model.items()) {
            String id = "compare-attachment-" + chips.getChildren().size();
            chips.getChildren().add(new AttachmentChip(attachment, id, () -> take(attachment), background, ui));
        }
        if (chips.getChildren().isEmpty()) {
            chips.getChildren().add(hint);
        }
    }

    private void take(Attachment attachment) {
        model.remove(attachment);
        add.requestFocus();
    }

    private void state() {
        hint.setText(model.readingProperty().get() > 0 ? "Reading…" : "Drop files or images here");
        problem.setText(model.problemProperty().get());
        Nodes.show(problem, !problem.getText().isEmpty());
    }
}
