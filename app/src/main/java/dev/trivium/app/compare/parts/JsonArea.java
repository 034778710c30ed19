package dev.trivium.app.compare.parts;

import dev.trivium.app.controls.Nodes;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A field for JSON with what is wrong with it right below; the check runs in the background. */
final class JsonArea extends VBox {

    private final TextArea area = new TextArea();
    private final Label problem = Nodes.label("", "tv-danger-text");
    private final Executor background;
    private final Executor ui;
    private long version;

    /** @param background may drop a task when a newer one follows soon */
    JsonArea(String id, String label, StringProperty text, Executor background, Executor ui) {
        super(4);
        this.background = background;
        this.ui = ui;
        Label name = Nodes.label(label, "tv-label-medium");
        name.setLabelFor(area);
        area.setId(id);
        area.getStyleClass().addAll("tv-area", "tv-code-area");
        area.setAccessibleText(label);
        area.textProperty().bindBidirectional(text);
        VBox.setVgrow(area, Priority.ALWAYS);
        TabKey.leaves(area);
        problem.setId(id + "-problem");
        problem.setWrapText(true);
        problem.setMinHeight(USE_PREF_SIZE);
        Nodes.show(problem, false);
        getChildren().addAll(name, area, problem);
    }

    /** Lets go of the text, so that this area can be forgotten. */
    void release(StringProperty text) {
        area.textProperty().unbindBidirectional(text);
        version++;
    }

    /** @param check slow, empty if all is well; runs in the background, so it may read only what does not change */
    void check(Supplier<String> check) {
        long wanted = ++version;
        background.execute(() -> {
            String found = check.get();
            ui.execute(() -> {
                if (wanted == version) {
                    problem.setText(found);
                    Nodes.show(problem, !found.isEmpty());
                }
            });
        });
    }
}
