package dev.trivium.app.routes;

import dev.trivium.app.compare.prompt.PromptTitle;
import dev.trivium.app.controls.Marker;
import dev.trivium.app.controls.Nodes;
import dev.trivium.app.controls.Slot;
import dev.trivium.yaml.Problem;
import java.util.List;
import javafx.beans.value.ChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import org.kordamp.ikonli.feather.Feather;

/** What stands behind the name of the route: whether its text is a route, undo and redo, the text itself. */
final class Toolbar {

    private final RouteEditor editor;
    private final Label state = Nodes.fixed("", "tv-chip");
    private final Button undo = Nodes.iconButton("routes-undo", Feather.CORNER_UP_LEFT, "Undo (Ctrl+Z)");
    private final Button redo = Nodes.iconButton("routes-redo", Feather.CORNER_UP_RIGHT, "Redo (Ctrl+Shift+Z)");
    private final ToggleButton yaml = new ToggleButton("YAML");
    private final ChangeListener<Object> parsed = (property, before, now) -> showState();

    Toolbar(RouteEditor editor, PromptTitle title, Runnable tryRoute, Runnable openInCompare) {
        this.editor = editor;
        state.setId("routes-state");
        undo.setOnAction(event -> editor.undo());
        redo.setOnAction(event -> editor.redo());
        yaml.setId("routes-yaml-toggle");
        yaml.getStyleClass().setAll("tv-segment", "first", "last");
        yaml.setMinWidth(ToggleButton.USE_PREF_SIZE);
        yaml.setAccessibleText("Show the route's file beside the drawing");
        title.addBefore(new Marker(new Slot(5, Slot.Shape.STAR, false)));
        Button compare = Nodes.button("routes-compare", "Open as column in Compare");
        compare.setOnAction(event -> openInCompare.run());
        Button run = Nodes.button("routes-run", "Try", "tv-primary");
        run.setGraphic(Nodes.icon(Feather.PLAY, "icon-14"));
        run.setTooltip(Nodes.tooltip("Send the prompt through the route (Ctrl+Enter)"));
        run.setOnAction(event -> tryRoute.run());
        title.addBehind(state, undo, redo, yaml, compare, run);
    }

    ToggleButton yaml() {
        return yaml;
    }

    void attach() {
        editor.parsedProperty().addListener(parsed);
        undo.disableProperty().bind(editor.canUndoProperty().not());
        redo.disableProperty().bind(editor.canRedoProperty().not());
        showState();
    }

    void detach() {
        editor.parsedProperty().removeListener(parsed);
        undo.disableProperty().unbind();
        redo.disableProperty().unbind();
    }

    private void showState() {
        List<Problem> problems = editor.problems();
        state.getStyleClass().removeAll("tv-chip-success", "tv-chip-danger");
        if (editor.parsedProperty().get().isEmpty()) {
            state.setText("empty");
            state.setGraphic(null);
        } else if (problems.isEmpty()) {
            state.setText("valid");
            state.setGraphic(Nodes.icon(Feather.CHECK));
            state.getStyleClass().add("tv-chip-success");
        } else {
            state.setText(problems.size() == 1 ? "1 mistake" : problems.size() + " mistakes");
            state.setGraphic(Nodes.icon(Feather.X, "icon-12"));
            state.getStyleClass().add("tv-chip-danger");
        }
    }
}
