package dev.trivium.app.routes;

import dev.trivium.app.compare.prompt.PromptTitle;
import dev.trivium.app.controls.Nodes;
import dev.trivium.app.controls.SheetLayer;
import dev.trivium.app.routes.edit.StepKind;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The Routes screen: palette, canvas, and beside it what is selected, or the text of the file. */
public final class RoutesView extends StackPane {

    private static final double WIDE = 1200;
    private static final double LOWEST = 160;

    private final RoutesViewModel model;
    private final CanvasView canvas;
    private final Palette palette;
    private final PromptTitle title;
    private final Toolbar toolbar;
    private final YamlPane yaml;
    private final Inspector inspector;
    private final Label message = Nodes.label("", "tv-notice");
    private final Label stale =
            Nodes.label("The text has mistakes. This is the last drawing that was right.", "tv-notice");
    private final ExportPane exports;
    private final ImportPane imports;
    private final Drawer drawer;
    private final Label lastTry = Nodes.fixed("", "tv-route-float", "tv-number");
    private final ChangeListener<Object> parsed = (property, before, now) -> showStale();

    /** @param clipboard takes what is copied */
    public RoutesView(RoutesViewModel model, Consumer<String> clipboard) {
        this.model = model;
        setId("routes");
        RouteEditor editor = model.editor();
        StackPane below = new StackPane();
        SheetLayer sheets = new SheetLayer("routes-sheet", below);
        title = new PromptTitle(
                "routes", model.session(), () -> editor.textProperty().get(), sheets, ZoneId.systemDefault());
        toolbar = new Toolbar(editor, title, this::tryRoute, model::openInCompare);
        canvas = new CanvasView(editor, model.services().slots(), model.marks());
        Pane over = new Pane();
        over.setMouseTransparent(true);
        CanvasDrag drag = new CanvasDrag(editor, canvas, over);
        new CanvasInput(editor, canvas, drag).install();
        palette = new Palette(editor, drag, canvas::focusSelection);
        yaml = new YamlPane(editor, model.services());
        yaml.visibleProperty().bind(toolbar.yaml().selectedProperty());
        yaml.managedProperty().bind(yaml.visibleProperty());
        lastTry.setId("routes-last-try-summary");
        lastTry.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        lastTry.setMouseTransparent(true);
        StackPane stage = new StackPane(
                canvas, floating(new ZoomBar(canvas), Pos.BOTTOM_LEFT), floating(lastTry, Pos.TOP_LEFT), notices());
        HBox.setHgrow(stage, Priority.ALWAYS);
        stage.setMinWidth(320);
        inspector = new Inspector(editor, model.services().models(), model.marks());
        // The text takes the place of the form where there is no room for both.
        inspector
                .visibleProperty()
                .bind(yaml.visibleProperty().not().or(widthProperty().greaterThan(WIDE)));
        inspector.managedProperty().bind(inspector.visibleProperty());
        HBox middle = new HBox(scrolling(palette), stage, yaml, inspector);
        middle.setMinHeight(LOWEST);
        VBox.setVgrow(middle, Priority.ALWAYS);
        exports = new ExportPane(model, clipboard);
        imports = new ImportPane(model.imports(), model.services(), text -> title.leave(() -> takeImport(text)));
        drawer = new Drawer(new TryPane(model.tries()), exports, imports);
        title.offer(() -> List.of(Templates.menu(text -> title.leave(() -> model.startFrom(text)))));
        below.getChildren().add(new VBox(title, middle, drawer));
        getChildren().addAll(below, over, sheets);
        model.onOpen(canvas::fitNext);
        sceneProperty().addListener((property, before, now) -> {
            if (now == null) {
                detach();
            } else if (before == null) {
                attach();
            }
        });
    }

    private Node notices() {
        message.setId("routes-message");
        stale.setId("routes-stale");
        for (Label label : List.of(message, stale)) {
            label.setWrapText(true);
            label.setMaxWidth(520);
            Nodes.show(label, false);
        }
        VBox box = new VBox(8, stale, message);
        box.setAlignment(Pos.TOP_CENTER);
        box.setPickOnBounds(false);
        box.setMouseTransparent(true);
        StackPane.setMargin(box, new Insets(12));
        return box;
    }

    /** In a low window the last kinds of step are out of sight. */
    private static ScrollPane scrolling(Palette palette) {
        ScrollPane scroll = new ScrollPane(palette);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("tv-scroll");
        scroll.setMinWidth(USE_PREF_SIZE);
        scroll.setMinHeight(0);
        return scroll;
    }

    private static Node floating(Node node, Pos place) {
        StackPane.setAlignment(node, place);
        StackPane.setMargin(node, new Insets(12));
        return node;
    }

    private void attach() {
        canvas.attach();
        toolbar.attach();
        yaml.attach();
        inspector.attach();
        exports.attach();
        imports.attach();
        lastTry.textProperty().bind(model.tries().summaryProperty());
        lastTry.visibleProperty().bind(model.tries().summaryProperty().isNotEmpty());
        message.textProperty().bind(model.editor().messageProperty());
        message.visibleProperty().bind(model.editor().messageProperty().isNotEmpty());
        message.managedProperty().bind(message.visibleProperty());
        model.editor().parsedProperty().addListener(parsed);
        showStale();
    }

    private void detach() {
        canvas.detach();
        toolbar.detach();
        yaml.detach();
        inspector.detach();
        exports.detach();
        imports.detach();
        model.editor().parsedProperty().removeListener(parsed);
    }

    private void showStale() {
        Nodes.show(stale, !model.editor().problems().isEmpty());
        canvas.setOpacity(model.editor().problems().isEmpty() ? 1 : 0.55);
    }

    CanvasView canvas() {
        return canvas;
    }

    PromptTitle title() {
        return title;
    }

    Toolbar toolbar() {
        return toolbar;
    }

    /** Sends the prompt through the route, and shows what comes of it. */
    void tryRoute() {
        drawer.showTry();
        model.tries().run();
    }

    void dryRun() {
        drawer.showTry();
        model.tries().dryRun();
    }

    /** Reads a gateway's configuration, and shows what was understood of it; the route on the screen stays. */
    public void readImport(Path file) {
        drawer.showExport();
        model.imports().read(file);
    }

    private void takeImport(String text) {
        model.imports().clear();
        model.startFrom(text);
    }

    void showExport() {
        drawer.showExport();
    }

    /** Offers kinds of step to add behind what is selected. */
    void addStep() {
        pick(Arrays.asList(StepKind.values()), "Add a step", model.editor()::add);
    }

    /** Offers kinds of step to put around what is selected. */
    void wrapStep() {
        String step = model.editor().selectedStep();
        if (step != null) {
            List<StepKind> kinds = new ArrayList<>(List.of(
                    StepKind.RETRY,
                    StepKind.LIMIT,
                    StepKind.CACHE,
                    StepKind.BREAKER,
                    StepKind.PREPARE,
                    StepKind.FALLBACK));
            pick(kinds, "Wrap the step in", kind -> model.editor().wrap(step, kind));
        }
    }

    private void pick(List<StepKind> kinds, String prompt, java.util.function.Predicate<StepKind> then) {
        Node anchor = canvas.selected();
        new StepPicker(kinds, prompt, kind -> {
                    if (then.test(kind)) {
                        canvas.focusSelection();
                    }
                })
                .show(anchor == null ? palette : anchor);
    }

    /** The parts that F6 walks through. */
    public List<Node> regions() {
        List<Node> regions = new ArrayList<>(List.of(title, palette, canvas));
        if (yaml.isVisible()) {
            regions.add(yaml);
        }
        if (inspector.isVisible()) {
            regions.add(inspector);
        }
        regions.add(drawer);
        return regions;
    }

    /** The keyboard begins on the canvas. */
    public void focusCanvas() {
        canvas.focusSelection();
    }
}
