package dev.trivium.app.routes;

import dev.trivium.app.command.Command;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What can be done on the Routes screen by key or by name. */
public final class RouteCommands {

    private static final String REGION = "Routes";

    private final RoutesViewModel model;
    private final RoutesView view;
    private final Consumer<String> clipboard;
    private final Supplier<String> copied;

    /** @param copied what is in the clipboard; empty for nothing */
    public RouteCommands(RoutesViewModel model, RoutesView view, Consumer<String> clipboard, Supplier<String> copied) {
        this.model = model;
        this.view = view;
        this.clipboard = clipboard;
        this.copied = copied;
    }

    public List<Command> all() {
        RouteEditor editor = model.editor();
        return List.of(
                Command.of("route-new", REGION, "New route", () -> view.title().leave(() -> model.startFrom(""))),
                Command.of("route-add", REGION, "Add a step after the selection", view::addStep)
                        .keysOutsideText("A"),
                Command.of("route-wrap", REGION, "Wrap the step", view::wrapStep)
                        .keysOutsideText("W")
                        .when(() -> editor.selectedStep() != null),
                Command.of("route-delete", REGION, "Delete the selected steps", this::delete)
                        .keysOutsideText("Del"),
                Command.of("route-select-all", REGION, "Select all steps", editor::selectAll)
                        .keysOutsideText("Ctrl+A"),
                Command.of("route-copy", REGION, "Copy the selected steps", this::copy)
                        .keysOutsideText("Ctrl+C"),
                Command.of("route-paste", REGION, "Paste steps after the selection", this::paste)
                        .keysOutsideText("Ctrl+V"),
                Command.of("route-duplicate", REGION, "Duplicate the selected steps", this::duplicate)
                        .keysOutsideText("Ctrl+D"),
                Command.of("route-undo", REGION, "Undo the last edit of the route", this::undo)
                        .keysOutsideText("Ctrl+Z"),
                Command.of("route-redo", REGION, "Redo the edit of the route", this::redo)
                        .keysOutsideText("Ctrl+Shift+Z"),
                Command.of("route-save", REGION, "Save a version of the route", view.title()::save)
                        .keys("Ctrl+S"),
                Command.of("route-save-as", REGION, "Save the route as…", view.title()::saveAs)
                        .keys("Ctrl+Shift+S"),
                Command.of("route-try", REGION, "Try the route", view::tryRoute).keys("Ctrl+Enter"),
                Command.of("route-dry-run", REGION, "Dry run: decide without asking any model", view::dryRun),
                Command.of("route-stop", REGION, "Stop the try", model.tries()::stop)
                        .keys("Esc")
                        .when(() -> model.tries().runningProperty().get()),
                Command.of("route-export", REGION, "Export the route", view::showExport),
                Command.of("route-compare", REGION, "Open the route as a column in Compare", model::openInCompare),
                Command.of("route-fit", REGION, "Show all of the route", view.canvas()::fit)
                        .keys("Ctrl+0"),
                Command.of(
                                "route-zoom-in",
                                REGION,
                                "Zoom in",
                                () -> view.canvas().zoom(1))
                        .keys("Ctrl+="),
                Command.of(
                                "route-zoom-out",
                                REGION,
                                "Zoom out",
                                () -> view.canvas().zoom(-1))
                        .keys("Ctrl+-"),
                Command.of(
                        "route-yaml",
                        REGION,
                        "Show or hide the route's file",
                        () -> view.toolbar().yaml().fire()));
    }

    private void delete() {
        if (model.editor().delete()) {
            view.focusCanvas();
        }
    }

    private void copy() {
        String text = model.editor().copy();
        if (!text.isEmpty()) {
            clipboard.accept(text);
        }
    }

    private void paste() {
        if (model.editor().paste(copied.get())) {
            view.focusCanvas();
        }
    }

    private void duplicate() {
        if (model.editor().duplicate()) {
            view.focusCanvas();
        }
    }

    private void undo() {
        model.editor().undo();
        view.focusCanvas();
    }

    private void redo() {
        model.editor().redo();
        view.focusCanvas();
    }
}
