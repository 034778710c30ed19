package dev.trivium.app.routes;

import dev.trivium.app.controls.CodeEditor;
import dev.trivium.app.controls.Nodes;
import dev.trivium.route.export.Export;
import dev.trivium.route.export.ExportFile;
import dev.trivium.route.export.ExportTarget;
import dev.trivium.route.export.Fidelity;
import dev.trivium.route.export.FidelityReport;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import org.kordamp.ikonli.feather.Feather;

/** Targets on the left, the file in the middle, how faithful it is on the right. */
final class ExportPane extends HBox {

    private static final double TARGETS = 210;
    private static final double REPORT = 420;

    private final ExportViewModel model;
    private final RouteEditor editor;
    private final VBox targets = new VBox(2);
    private final HBox files = new HBox(2);
    private final VBox report = new VBox(4);
    private final StringProperty text = new SimpleStringProperty("");
    private final CodeEditor code;
    private final ChangeListener<Object> made = (property, before, now) -> draw();
    private final ChangeListener<Object> edited = (property, before, now) -> refresh();
    private final ChangeListener<Object> lines = (property, before, now) -> markLines();

    ExportPane(ExportViewModel model, RouteEditor editor, RouteServices services, Consumer<String> clipboard) {
        this.model = model;
        this.editor = editor;
        setId("routes-export");
        targets.getStyleClass().add("tv-form");
        targets.setMinWidth(TARGETS);
        targets.setPrefWidth(TARGETS);
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
        ScrollPane scroll = new ScrollPane(report);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().addAll("tv-scroll", "tv-route-side");
        scroll.setMinWidth(REPORT);
        scroll.setPrefWidth(REPORT);
        report.setId("routes-export-report");
        report.getStyleClass().add("tv-form");
        getChildren().addAll(targets, middle, scroll);
    }

    private HBox bar(Consumer<String> clipboard) {
        CheckBox compare = new CheckBox("Compare with last export");
        compare.setId("routes-export-compare");
        compare.selectedProperty().bindBidirectional(model.comparingProperty());
        Button copy = Nodes.button("routes-export-copy", "Copy", "tv-small-button");
        copy.setGraphic(Nodes.icon(Feather.COPY, "icon-14"));
        copy.setOnAction(event -> clipboard.accept(text.get()));
        Button save = Nodes.button("routes-export-save", "Save…", "tv-small-button");
        save.setOnAction(event -> save(false));
        Button all = Nodes.button("routes-export-save-all", "Save all…", "tv-small-button");
        all.setOnAction(event -> save(true));
        Label said = Nodes.label("", "tv-muted", "tv-small");
        said.setId("routes-export-message");
        said.textProperty().bind(model.messageProperty());
        HBox bar = new HBox(8, files, said, Nodes.spacer(), compare, copy, save, all);
        bar.getStyleClass().add("tv-rule");
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
        targets.getChildren().clear();
        model.exportsProperty()
                .get()
                .forEach((target, export) -> targets.getChildren().add(target(target, export)));
        Export shown = model.shown();
        ExportFile file = model.shownFile();
        files.getChildren().clear();
        report.getChildren().clear();
        text.set(file == null ? "" : file.text());
        if (shown == null || file == null) {
            report.getChildren().add(Nodes.label("There is no route to export yet.", "tv-muted", "tv-small"));
            return;
        }
        code.setLanguage(file.syntax().name().toLowerCase(Locale.ROOT));
        for (ExportFile one : shown.files()) {
            ToggleButton tab = new ToggleButton(one.name());
            tab.setId("routes-export-file-" + one.name());
            tab.getStyleClass().setAll("tv-tab");
            tab.setSelected(one.equals(file));
            tab.setOnAction(event -> model.fileProperty().set(one.name()));
            files.getChildren().add(tab);
        }
        drawReport(shown);
    }

    private ToggleButton target(ExportTarget target, Export export) {
        Map<Fidelity, Integer> counts = export.report().counts();
        List<String> parts = new ArrayList<>();
        for (Fidelity fidelity : Fidelity.values()) {
            int count = counts.getOrDefault(fidelity, 0);
            if (count > 0 && fidelity != Fidelity.EXACT) {
                parts.add(count + " " + fidelity.words());
            }
        }
        Label words = Nodes.label(parts.isEmpty() ? "exact" : String.join(", ", parts), "tv-label");
        words.setWrapText(true);
        ToggleButton button = new ToggleButton();
        button.setGraphic(new VBox(2, Nodes.label(target.title(), "tv-strong"), words));
        button.setId("routes-export-target-" + target.name());
        button.getStyleClass().setAll("tv-export-target");
        button.setAccessibleText(target.title() + ", " + words.getText());
        button.setMaxWidth(Double.MAX_VALUE);
        button.setSelected(export.target().equals(model.targetProperty().get()));
        button.setTooltip(Nodes.tooltip(target.about()));
        button.setOnAction(event -> {
            model.fileProperty().set(null);
            model.targetProperty().set(target.name());
            draw();
        });
        return button;
    }

    private void drawReport(Export export) {
        report.getChildren().add(Nodes.label("How faithful is this export?", "tv-strong"));
        report.getChildren().add(Nodes.label("For " + export.version(), "tv-label"));
        Map<Fidelity, Integer> counts = export.report().counts();
        for (Fidelity fidelity : Fidelity.values()) {
            int count = counts.getOrDefault(fidelity, 0);
            if (count == 0) {
                continue;
            }
            String word = fidelity.words().substring(0, 1).toUpperCase(Locale.ROOT)
                    + fidelity.words().substring(1);
            Label head = Nodes.label(word + " " + count, "tv-medium");
            head.setGraphic(Nodes.icon(icon(fidelity), "icon-14"));
            report.getChildren().add(head);
            for (FidelityReport.Line line : export.report().lines()) {
                if (line.fidelity() == fidelity) {
                    report.getChildren().add(line(line));
                }
            }
        }
        export.todo().forEach(sentence -> report.getChildren().add(wrapped(sentence)));
    }

    private static Feather icon(Fidelity fidelity) {
        return switch (fidelity) {
            case EXACT -> Feather.CHECK;
            case NEEDS_CALLER -> Feather.USER;
            case APPROXIMATED -> Feather.ALERT_TRIANGLE;
            case NOT_POSSIBLE -> Feather.X;
        };
    }

    private VBox line(FidelityReport.Line line) {
        Button show = Nodes.button("", "Show node", "tv-link");
        show.setId("routes-export-show-" + line.part().path());
        show.setAccessibleText("Show node " + line.part().step());
        show.setOnAction(event -> editor.select(List.of(line.part().step())));
        Label what = Nodes.label(line.part().path() + "  " + line.part().text(), "tv-small");
        HBox head = new HBox(8, what, Nodes.spacer());
        if (editor.content().step(line.part().step()) != null) {
            head.getChildren().add(show);
        }
        VBox box = new VBox(head);
        if (!line.how().isEmpty()) {
            box.getChildren().add(wrapped(line.how()));
        }
        return box;
    }

    private static Label wrapped(String words) {
        Label label = Nodes.label(words, "tv-muted", "tv-small");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
