package dev.trivium.app.routes;

import dev.trivium.app.controls.CodeEditor;
import dev.trivium.app.controls.Nodes;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What was understood of a gateway's configuration, before it becomes a route. Shows while there is something. */
final class ImportPane extends HBox {

    private final ImportViewModel model;
    private final StringProperty text = new SimpleStringProperty("");
    private final CodeEditor code;
    private final Label from = Nodes.label("", "tv-medium");
    private final FidelityView report = new FidelityView("routes-import", step -> false, step -> {});
    private final ChangeListener<Object> found = (property, before, now) -> draw();

    /** @param use takes the text of the new route */
    ImportPane(ImportViewModel model, RouteServices services, Consumer<String> use) {
        this.model = model;
        setId("routes-import");
        code = new CodeEditor(
                "routes-import-text",
                "Text of the route that was read",
                "yaml",
                text,
                new CodeEditor.Tools(services.highlighter(), Runnable::run, services.ui(), () -> {}, () -> {}));
        code.setEditable(false);
        VBox.setVgrow(code, Priority.ALWAYS);
        Button cancel = Nodes.button("routes-import-cancel", "Cancel", "tv-small-button");
        cancel.setOnAction(event -> model.clear());
        Button take = Nodes.button("routes-import-use", "Use as a new route", "tv-small-button", "tv-primary");
        take.setOnAction(event -> use.accept(text.get()));
        from.setId("routes-import-from");
        HBox bar = new HBox(from, Nodes.spacer(), cancel, take);
        bar.getStyleClass().add("tv-export-bar");
        VBox middle = new VBox(bar, code);
        HBox.setHgrow(middle, Priority.ALWAYS);
        getChildren().addAll(middle, report);
    }

    void attach() {
        code.attach();
        model.foundProperty().addListener(found);
        draw();
    }

    void detach() {
        code.detach();
        model.foundProperty().removeListener(found);
    }

    private void draw() {
        ImportViewModel.Found now = model.foundProperty().get();
        Nodes.show(this, now != null);
        if (now != null) {
            from.setText(now.file() + ", read as " + now.source());
            text.set(now.text());
            code.goTo(1);
            report.show(
                    "What was understood?",
                    "The route that is open stays as it is until you use this one.",
                    now.imported().report(),
                    List.of());
        }
    }
}
