package dev.trivium.app.settings;

import dev.trivium.app.controls.Nodes;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A page of Settings about limits: a title, undo, what went wrong, and the fields below. */
abstract class LimitsPage extends BorderPane {

    final LimitsViewModel model;
    final HBox bar = new HBox();
    private final Label problem = Nodes.label("", "tv-error-line");
    private final Label notice = Nodes.label("", "tv-notice-line");
    private final Button undo;
    private final VBox content = new VBox();
    private final ChangeListener<@Nullable Object> onChange = (property, before, now) -> draw();

    LimitsPage(LimitsViewModel model, String id, String title) {
        this.model = model;
        setId(id);
        getStyleClass().add("tv-panel");
        undo = Nodes.button(id + "-undo", "Undo");
        Nodes.describe(undo, "Take the last change back (Ctrl+Z)");
        undo.setOnAction(event -> model.undo());
        bar.getChildren().addAll(Nodes.label(title, "tv-strong"), Nodes.spacer(), undo);
        bar.getStyleClass().add("tv-bar");
        problem.setId(id + "-problem");
        notice.setId(id + "-notice");
        for (Label line : new Label[] {problem, notice}) {
            line.setWrapText(true);
            line.setMaxWidth(Double.MAX_VALUE);
            line.setMinHeight(USE_PREF_SIZE);
            content.getChildren().add(line);
        }
        content.getStyleClass().add("tv-settings");
        ScrollPane scroll = new ScrollPane(content);
        scroll.getStyleClass().add("tv-scroll");
        scroll.setFitToWidth(true);
        setTop(bar);
        setCenter(scroll);
        sceneProperty().addListener((property, before, now) -> {
            if (now == null) {
                detach();
            } else {
                attach();
            }
        });
    }

    final void add(Node... nodes) {
        content.getChildren().addAll(nodes);
    }

    private void attach() {
        model.limitsProperty().addListener(onChange);
        model.standingProperty().addListener(onChange);
        model.bytesProperty().addListener(onChange);
        model.problemProperty().addListener(onChange);
        model.noticeProperty().addListener(onChange);
        model.busyProperty().addListener(onChange);
        draw();
        model.look();
    }

    private void detach() {
        model.limitsProperty().removeListener(onChange);
        model.standingProperty().removeListener(onChange);
        model.bytesProperty().removeListener(onChange);
        model.problemProperty().removeListener(onChange);
        model.noticeProperty().removeListener(onChange);
        model.busyProperty().removeListener(onChange);
    }

    private void draw() {
        problem.setText(model.problemProperty().get());
        Nodes.show(problem, !problem.getText().isEmpty());
        notice.setText(model.noticeProperty().get());
        Nodes.show(notice, !notice.getText().isEmpty());
        Nodes.show(undo, model.canUndo());
        show(model.limitsProperty().get());
    }

    /** Puts what the model knows into the fields. */
    abstract void show(LimitsViewModel.Limits limits);
}
