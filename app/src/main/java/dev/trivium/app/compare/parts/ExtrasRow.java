package dev.trivium.app.compare.parts;

import dev.trivium.app.controls.Nodes;
import dev.trivium.app.controls.SheetLayer;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.value.ChangeListener;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** Which tools the model may call, and which form its answer must have. */
public final class ExtrasRow extends HBox {

    private final RequestParts model;
    private final SheetLayer layer;
    private final Supplier<Executor> checks;
    private final Executor ui;
    private final Label toolCount = Nodes.fixed("", "tv-medium");
    private final Label formatName = Nodes.fixed("", "tv-medium");
    private final Button tools = Nodes.button("compare-tools", "", "tv-small-button");
    private final MenuButton format = new MenuButton();
    private final ListChangeListener<ToolDraft> toolsChange = change -> draw();
    private final ChangeListener<Object> formatChange = (property, before, now) -> draw();

    /** @param checks check schemas in the background, an executor an editor: it may drop a task when a newer follows */
    public ExtrasRow(RequestParts model, SheetLayer layer, Supplier<Executor> checks, Executor ui) {
        super(8);
        this.model = model;
        this.layer = layer;
        this.checks = checks;
        this.ui = ui;
        getStyleClass().add("tv-extras");
        PartsStyle.dress(this);
        tools.setGraphic(chip("Tools", toolCount, Feather.TOOL));
        tools.setTooltip(Nodes.tooltip("Functions that the model may ask you to call."));
        tools.setOnAction(event -> ToolsSheet.open(model.tools(), layer, checks.get(), ui));
        format.setId("compare-format");
        format.getStyleClass().addAll("tv-select");
        format.setGraphic(chip("Answer", formatName, Feather.CODE));
        format.setTooltip(Nodes.tooltip("The form of the answer. JSON is checked when the answer is whole."));
        for (FormatViewModel.Kind kind : FormatViewModel.Kind.values()) {
            format.getItems().add(item(kind));
        }
        setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(tools, format);
    }

    public void attach() {
        model.tools().tools().addListener(toolsChange);
        model.format().kindProperty().addListener(formatChange);
        model.format().nameProperty().addListener(formatChange);
        draw();
    }

    public void detach() {
        model.tools().tools().removeListener(toolsChange);
        model.format().kindProperty().removeListener(formatChange);
        model.format().nameProperty().removeListener(formatChange);
    }

    private MenuItem item(FormatViewModel.Kind kind) {
        boolean schema = kind == FormatViewModel.Kind.JSON_SCHEMA;
        MenuItem item = new MenuItem(kind.label() + (schema ? "…" : ""));
        item.setId("compare-format-" + kind.name().toLowerCase(java.util.Locale.ROOT));
        item.setOnAction(event -> {
            model.format().kindProperty().set(kind);
            if (schema) {
                FormatSheet.open(model.format(), layer, checks.get(), ui);
            }
        });
        return item;
    }

    private void draw() {
        int count = model.tools().tools().size();
        toolCount.setText(count == 0 ? "none" : String.valueOf(count));
        tools.setAccessibleText("Edit tools, " + toolCount.getText());
        FormatViewModel.Kind kind = model.format().kindProperty().get();
        formatName.setText(
                kind == FormatViewModel.Kind.JSON_SCHEMA
                        ? model.format().nameProperty().get()
                        : kind.label());
        format.setAccessibleText("Form of the answer: " + kind.label());
    }

    private static HBox chip(String name, Label value, Feather icon) {
        HBox chip = new HBox(5, Nodes.icon(icon, "icon-12"), Nodes.fixed(name, "tv-muted"), value);
        chip.setAlignment(Pos.CENTER_LEFT);
        return chip;
    }
}
