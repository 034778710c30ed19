package dev.trivium.app.compare.prompt;

import dev.trivium.app.controls.EditorTools;
import dev.trivium.app.controls.Nodes;
import dev.trivium.app.controls.PromptEditor;
import dev.trivium.prompt.PromptDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The turns after the first message of the user, one below the other. */
final class TurnsView extends ScrollPane {

    private static final double LEAST_EDITOR = 84;
    private static final double MOST_EDITOR = 260;

    private final PromptText prompt;
    private final Supplier<EditorTools> tools;
    private final VBox cards = new VBox();
    private final List<PromptEditor> editors = new ArrayList<>();
    private final ListChangeListener<TurnText> change = event -> draw();

    TurnsView(PromptText prompt, Supplier<EditorTools> tools) {
        this.prompt = prompt;
        this.tools = tools;
        setId("compare-turns");
        getStyleClass().add("tv-scroll");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        cards.getStyleClass().add("tv-turns");
        setContent(cards);
    }

    void attach() {
        prompt.turns().addListener(change);
        draw();
    }

    void detach() {
        prompt.turns().removeListener(change);
        editors.forEach(PromptEditor::detach);
        editors.clear();
    }

    void focusLast() {
        if (!editors.isEmpty()) {
            editors.get(editors.size() - 1).focusText();
        }
    }

    private void draw() {
        editors.forEach(PromptEditor::detach);
        editors.clear();
        cards.getChildren().clear();
        for (int i = 0; i < prompt.turns().size(); i++) {
            cards.getChildren().add(card(prompt.turns().get(i), i));
        }
        Button add = Nodes.button("compare-turn-add", "Add turn", "tv-small-button");
        add.setGraphic(Nodes.icon(Feather.PLUS, "icon-12"));
        add.setOnAction(event -> {
            prompt.addTurn();
            focusLast();
        });
        if (prompt.turns().isEmpty()) {
            cards.getChildren().add(Nodes.label("Turns go on after the user's first message.", "tv-muted", "tv-small"));
        }
        cards.getChildren().add(add);
    }

    private VBox card(TurnText turn, int index) {
        String id = "compare-turn-" + index;
        String who = turn.role().equals(PromptDocument.MODEL) ? "Assistant" : "User";
        Button role = Nodes.button(id + "-role", who, "tv-small-button");
        Nodes.describe(role, "Turn " + (index + 1) + " is said by: " + who + ". Switch sides.");
        role.setOnAction(event -> prompt.switchTurn(index));
        Button up = Nodes.iconButton(id + "-up", Feather.ARROW_UP, "Move turn " + (index + 1) + " up (Alt+Up)");
        up.setOnAction(event -> move(index, -1));
        up.setDisable(index == 0);
        Button down =
                Nodes.iconButton(id + "-down", Feather.ARROW_DOWN, "Move turn " + (index + 1) + " down (Alt+Down)");
        down.setOnAction(event -> move(index, 1));
        down.setDisable(index == prompt.turns().size() - 1);
        Button remove = Nodes.iconButton(id + "-remove", Feather.TRASH_2, "Remove turn " + (index + 1));
        remove.setOnAction(event -> prompt.removeTurn(index));
        HBox header = new HBox(2, role, Nodes.spacer(), up, down, remove);
        header.setAlignment(Pos.CENTER_LEFT);
        PromptEditor editor = new PromptEditor(
                id,
                who.equals("User") ? "What the user says then." : "What the assistant answers.",
                turn.textProperty(),
                tools.get());
        editor.attach();
        editors.add(editor);
        editor.setMinHeight(LEAST_EDITOR);
        editor.setPrefHeight(LEAST_EDITOR);
        editor.setMaxHeight(MOST_EDITOR);
        int lines = (int) turn.textProperty().get().lines().count();
        editor.setPrefHeight(Math.max(LEAST_EDITOR, Math.min(MOST_EDITOR, 30 + lines * 20.0)));
        VBox card = new VBox(header, editor);
        card.getStyleClass().add("tv-turn");
        card.setMinHeight(Region.USE_PREF_SIZE);
        card.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            int by = event.getCode() == KeyCode.UP ? -1 : event.getCode() == KeyCode.DOWN ? 1 : 0;
            if (event.isAltDown() && by != 0) {
                move(index, by);
                event.consume();
            }
        });
        return card;
    }

    private void move(int index, int by) {
        prompt.moveTurn(index, by);
        int now = Math.max(0, Math.min(editors.size() - 1, index + by));
        editors.get(now).focusText();
    }
}
