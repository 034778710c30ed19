package dev.trivium.app.compare.parts;

import dev.trivium.app.controls.Nodes;
import dev.trivium.app.controls.SheetLayer;
import dev.trivium.chat.ResponseFormat;
import java.util.concurrent.Executor;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The editor of the answer's schema. */
final class FormatSheet extends VBox {

    private final FormatViewModel model;
    private final JsonArea schema;
    private final TextField name = new TextField();
    private final CheckBox strict = new CheckBox("Strict: the provider holds the answer to the schema, where it can");
    private final ChangeListener<Object> change = (property, before, now) -> check();

    private FormatSheet(FormatViewModel model, Executor background, Executor ui) {
        super(12);
        this.model = model;
        getStyleClass().add("tv-sheet-content");
        name.setId("compare-schema-name");
        name.getStyleClass().add("tv-input");
        name.setAccessibleText("Name of the schema");
        name.textProperty().bindBidirectional(model.nameProperty());
        strict.setId("compare-schema-strict");
        strict.selectedProperty().bindBidirectional(model.strictProperty());
        schema = new JsonArea("compare-schema", "JSON schema", model.schemaProperty(), background, ui);
        VBox.setVgrow(schema, Priority.ALWAYS);
        Label nameLabel = Nodes.label("Name", "tv-label-medium");
        nameLabel.setLabelFor(name);
        getChildren().addAll(new VBox(4, nameLabel, name), schema, strict);
        model.nameProperty().addListener(change);
        model.schemaProperty().addListener(change);
        check();
    }

    /** Opens the editor. */
    static void open(FormatViewModel model, SheetLayer layer, Executor background, Executor ui) {
        FormatSheet sheet = new FormatSheet(model, background, ui);
        Button done = Nodes.button("compare-schema-done", "Done", "tv-primary");
        done.setOnAction(event -> layer.close());
        HBox bottom = new HBox(done);
        bottom.setAlignment(Pos.CENTER_RIGHT);
        sheet.getChildren().add(bottom);
        PartsStyle.dress(sheet);
        sheet.setPrefSize(680, 520);
        layer.open("Answer schema", sheet, sheet.name, sheet::release);
    }

    private void check() {
        ResponseFormat now = new ResponseFormat.JsonSchema(
                model.nameProperty().get().strip(),
                model.schemaProperty().get(),
                model.strictProperty().get());
        schema.check(() -> FormatViewModel.problem(now));
    }

    private void release() {
        model.nameProperty().removeListener(change);
        model.schemaProperty().removeListener(change);
        name.textProperty().unbindBidirectional(model.nameProperty());
        strict.selectedProperty().unbindBidirectional(model.strictProperty());
        schema.release(model.schemaProperty());
    }
}
