package dev.trivium.app.routes;

import dev.trivium.app.controls.CodeEditor;
import dev.trivium.app.controls.Nodes;
import dev.trivium.route.export.Export;
import dev.trivium.route.export.ExportFile;
import java.io.File;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;

/** Targets on the left, the file in the middle, how faithful it is on the right. */
final class ExportPane extends HBox {

    private static final double TARGETS = 210;

    private final ExportViewModel model;
    private final ImportViewModel imports;
    private final RouteEditor editor;
    private final TargetList targets;
    private final HBox files = new HBox(2);
    private final FidelityView report;
    private final StringProperty text = new SimpleStringProperty("");
    private final CodeEditor code;
    private final ChangeListener<Object> made = (property, before, now) -> draw();
    private final ChangeListener<Object> edited = (property, before, now) -> refresh();
    private final ChangeListener<Object> lines = (property, before, now) -> markLines();

    ExportPane(RoutesViewModel screen, Consumer<String> clipboard) {
        model = screen.exports();
        imports = screen.imports();
        RouteServices services = screen.services();
        editor = screen.editor();
        setId("routes-export");
        targets = new TargetList(this::choose);
        report = new FidelityView(
                "routes-export", step -> editor.content().step(step) != null, step -> editor.select(List.of(step)));
        code = new CodeEditor(
                "routes-export-text",
                "Text of the export",
                "yaml",
                text,
                new CodeEditor.Tools(services.highlighter(), Runnable::run, services.ui(), () -> {}, () -> {}));
        code.setEditable(false);
        VBox.setVgrow(code, Priority.ALWAYS);
        VBox middle = new VBox(bar(clipboard), code);
        middle.getStyleClass().add("tv-route-side");
        HBox.setHgrow(middle, Priority.ALWAYS);
        getChildren().addAll(left(), middle, report);
    }

    private VBox left() {
        Button read = Nodes.button("routes-import-choose", "Import…", "tv-small-button");
        read.setGraphic(Nodes.icon(Feather.UPLOAD, "icon-14"));
        read.setTooltip(Nodes.tooltip("Makes a route of a configuration of LiteLLM or Portkey"));
        read.setMaxWidth(Double.MAX_VALUE);
        read.setOnAction(event -> chooseImport());
        Label said = Nodes.label("", "tv-form-problem");
        said.setId("routes-import-message");
        said.setWrapText(true);
        said.setMinHeight(USE_PREF_SIZE);
        said.textProperty().bind(imports.messageProperty());
        said.visibleProperty().bind(said.textProperty().isNotEmpty());
        said.managedProperty().bind(said.visibleProperty());
        VBox foot = new VBox(6, said, read);
        foot.getStyleClass().add("tv-export-foot");
        VBox.setVgrow(targets, Priority.ALWAYS);
        VBox left = new VBox(targets, foot);
        left.setMinWidth(TARGETS);
        left.setPrefWidth(TARGETS);
        left.setMaxWidth(TARGETS);
        return left;
    }

    private void choose(String target) {
        model.fileProperty().set(null);
        model.targetProperty().set(target);
        draw();
    }

    private void chooseImport() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Configuration of LiteLLM or Portkey");
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter("Configuration", "*.yaml", "*.yml", "*.json"),
                        new FileChooser.ExtensionFilter("All files", "*"));
        File file = chooser.showOpenDialog(getScene().getWindow());
        if (file != null) {
            imports.read(file.toPath());
        }
    }

    private HBox bar(Consumer<String> clipboard) {
        CheckBox compare = new CheckBox("Compare with last export");
        compare.setId("routes-export-compare");
        compare.selectedProperty().bindBidirectional(model.comparingProperty());
        compare.setTooltip(Nodes.tooltip("Marks the lines that differ from what was saved last"));
        compare.setMinWidth(24);
        files.setAlignment(Pos.CENTER_LEFT);
        files.setMinWidth(USE_PREF_SIZE);
        Button copy = Nodes.button("routes-export-copy", "Copy", "tv-small-button");
        copy.setGraphic(Nodes.icon(Feather.COPY, "icon-14"));
        copy.setOnAction(event -> clipboard.accept(text.get()));
        Button save = Nodes.button("routes-export-save", "Save…", "tv-small-button", "tv-primary");
        save.setOnAction(event -> save(false));
        Button all = Nodes.button("routes-export-save-all", "Save all…", "tv-small-button");
        all.setOnAction(event -> save(true));
        Label said = Nodes.label("", "tv-muted", "tv-small");
        said.setId("routes-export-message");
        said.textProperty().bind(model.messageProperty());
        HBox bar = new HBox(files, said, Nodes.spacer(), compare, copy, all, save);
        bar.getStyleClass().add("tv-export-bar");
        return bar;
    }

    private void save(boolean all) {
        Export export = model.shown();
        ExportFile one = model.shownFile();
        if (export == null || one == null) {
            return;
        }
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle("Folder for the export");
        File folder = chooser.showDialog(getScene().getWindow());
        if (folder != null) {
            model.save(all ? export.files() : List.of(one), folder.toPath());
        }
    }

    void attach() {
        code.attach();
        model.exportsProperty().addListener(made);
        model.targetProperty().addListener(made);
        model.fileProperty().addListener(made);
        model.changedLinesProperty().addListener(lines);
        editor.parsedProperty().addListener(edited);
        visibleProperty().addListener(edited);
        refresh();
        draw();
    }

    void detach() {
        code.detach();
        model.exportsProperty().removeListener(made);
        model.targetProperty().removeListener(made);
        model.fileProperty().removeListener(made);
        model.changedLinesProperty().removeListener(lines);
        editor.parsedProperty().removeListener(edited);
        visibleProperty().removeListener(edited);
    }

    private void refresh() {
        if (isVisible()) {
            model.refresh();
        }
    }

    private void markLines() {
        code.markChanged(model.changedLinesProperty().get());
    }

    private void draw() {
        targets.show(model.exportsProperty().get(), model.targetProperty().get());
        Export shown = model.shown();
        ExportFile file = model.shownFile();
        files.getChildren().clear();
        String now = file == null ? "" : file.text();
        if (!now.equals(text.get())) {
            text.set(now);
            code.goTo(1);
        }
        if (shown == null || file == null) {
            report.clear("There is no route to export yet.");
            return;
        }
        code.setLanguage(file.syntax().name().toLowerCase(Locale.ROOT));
        for (ExportFile one : shown.files()) {
            ToggleButton tab = new ToggleButton(one.name());
            tab.setId("routes-export-file-" + one.name());
            tab.getStyleClass().setAll("tv-export-file");
            tab.setMnemonicParsing(false);
            tab.setMinWidth(USE_PREF_SIZE);
            tab.setSelected(one.equals(file));
            tab.setOnAction(event -> {
                model.fileProperty().set(one.name());
                draw();
            });
            files.getChildren().add(tab);
        }
        report.show("How faithful is this export?", "For " + shown.version() + ".", shown.report(), shown.todo());
    }
}
