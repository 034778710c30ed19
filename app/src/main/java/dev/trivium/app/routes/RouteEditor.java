package dev.trivium.app.routes;

import dev.trivium.app.routes.drawing.Drawing;
import dev.trivium.app.routes.drawing.DrawnNode;
import dev.trivium.app.routes.drawing.Layout;
import dev.trivium.app.routes.drawing.Slot;
import dev.trivium.app.routes.drawing.TextWidths;
import dev.trivium.app.routes.edit.Adding;
import dev.trivium.app.routes.edit.EditException;
import dev.trivium.app.routes.edit.Edited;
import dev.trivium.app.routes.edit.Fragment;
import dev.trivium.app.routes.edit.Placing;
import dev.trivium.app.routes.edit.Removing;
import dev.trivium.app.routes.edit.RouteContent;
import dev.trivium.app.routes.edit.StepKind;
import dev.trivium.chat.ModelAddress;
import dev.trivium.route.Route;
import dev.trivium.route.RouteFile;
import dev.trivium.yaml.Problem;
import dev.trivium.yaml.ProblemException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * A route while it is edited: its text, which is the truth, its drawing, and what is selected. A change of the drawing
 * changes the text; a text that is no route leaves the last drawing as it was, marked as stale. FX thread only.
 */
public final class RouteEditor {

    /** What is drawn, with where it stands. */
    public record Picture(Drawing drawing, Layout layout) {

        static Picture of(Drawing drawing) {
            return new Picture(drawing, Layout.of(drawing, new TextWidths()));
        }
    }

    private interface Edit {
        Edited of(RouteContent content) throws EditException;
    }

    private final Executor background;
    private final Executor ui;
    private final Supplier<ModelAddress> usualModel;
    private final Undo undo = new Undo();
    private final StringProperty text = new SimpleStringProperty(this, "text", "");
    private final ReadOnlyObjectWrapper<ParsedText> parsed = new ReadOnlyObjectWrapper<>(ParsedText.of("", ""));
    private final ReadOnlyObjectWrapper<Picture> picture = new ReadOnlyObjectWrapper<>(Picture.of(Drawing.empty()));
    private final ReadOnlyObjectWrapper<Set<String>> selection = new ReadOnlyObjectWrapper<>(Set.of());
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper();
    private Runnable changed = () -> {};
    private String name = "";
    private long version;
    private boolean setting;

    /**
     * @param background reads what is typed; may drop a task when a newer one follows soon
     * @param usualModel what new calls ask
     */
    public RouteEditor(Executor background, Executor ui, Supplier<ModelAddress> usualModel) {
        this.background = background;
        this.ui = ui;
        this.usualModel = usualModel;
        text.addListener((property, before, now) -> {
            if (!setting) {
                typed(before, now);
            }
        });
    }

    /** Hears of every change of the text. */
    public void onChange(Runnable listener) {
        changed = listener;
    }

    /** Another route takes the screen. */
    public void load(String routeName, String routeText) {
        name = routeName;
        undo.clear();
        put(ParsedText.of(routeName, routeText));
        select(List.of());
    }

    /** The route got another name; its text is the same. */
    public void rename(String routeName) {
        name = routeName;
        put(ParsedText.of(routeName, text.get()));
    }

    /** Another text, which can be undone. */
    public void replace(String routeText) {
        if (!routeText.equals(text.get())) {
            undo.remember(text.get(), selection.get());
            put(ParsedText.of(name, routeText));
        }
    }

    private void typed(String before, String now) {
        undo.typed(before, selection.get());
        long wanted = ++version;
        String typedName = name;
        changed();
        background.execute(() -> {
            ParsedText read = ParsedText.of(typedName, now);
            ui.execute(() -> {
                if (wanted == version) {
                    show(read);
                }
            });
        });
    }

    private void put(ParsedText read) {
        version++;
        setting = true;
        text.set(read.text());
        setting = false;
        show(read);
        changed();
    }

    private void changed() {
        message.set("");
        canUndo.set(undo.canUndo());
        canRedo.set(undo.canRedo());
        changed.run();
    }

    private void show(ParsedText read) {
        parsed.set(read);
        RouteFile file = read.file();
        if (file != null) {
            picture.set(Picture.of(Drawing.of(file.route())));
        } else if (read.isEmpty()) {
            picture.set(Picture.of(Drawing.empty()));
        }
        selection.get().stream()
                .filter(id -> !exists(id))
                .findFirst()
                .ifPresent(gone ->
                        select(selection.get().stream().filter(this::exists).toList()));
    }

    private boolean exists(String id) {
        return content().step(id) != null || picture.get().drawing().node(id).isPresent();
    }

    private boolean edit(Edit edit) {
        ParsedText now = parsed.get();
        if (!now.text().equals(text.get())) {
            now = ParsedText.of(name, text.get());
            show(now);
        }
        if (!now.problems().isEmpty()) {
            message.set("The text has a mistake in line "
                    + now.problems().get(0).line() + ", so the drawing is not what it says. Correct it, or undo.");
            return false;
        }
        try {
            Edited edited = edit.of(content());
            String written = RouteText.written(name, now, edited.content());
            undo.remember(text.get(), selection.get());
            put(ParsedText.of(name, written));
            select(edited.selection());
            return true;
        } catch (EditException e) {
            message.set(e.getMessage());
        } catch (ProblemException e) {
            message.set(RouteText.sentence(e));
        }
        return false;
    }

    /** Says something where refused edits are said. */
    void say(String words) {
        message.set(words);
    }

    /** Adds a step behind what is selected, or at the beginning. */
    public boolean add(StepKind kind) {
        String after = selection.get().stream().findFirst().orElse(DrawnNode.INPUT);
        return addAfter(after, kind);
    }

    /** Adds a step behind another one. */
    public boolean addAfter(String id, StepKind kind) {
        return edit(content -> new Adding(usualModel.get()).after(content, step(id), kind));
    }

    /** Adds a step where a line leads. */
    public boolean addAt(Slot slot, StepKind kind) {
        return edit(content -> new Adding(usualModel.get()).at(content, slot, kind));
    }

    /** Puts a step of a kind around another, for everybody who leads to it. */
    public boolean wrap(String id, StepKind kind) {
        return content().step(id) != null && edit(content -> new Adding(usualModel.get()).whole(content, id, kind));
    }

    /** Deletes what is selected. */
    public boolean delete() {
        Collection<String> names = steps();
        return !names.isEmpty() && edit(content -> Removing.delete(content, names));
    }

    /** Lets a line lead to another step. */
    public boolean link(Slot slot, String target) {
        return edit(content ->
                new Edited(Placing.link(content, slot, step(target)).content(), List.copyOf(selection.get())));
    }

    /** Moves a step, with all below it, to where a line leads. */
    public boolean move(String id, Slot slot) {
        return edit(content -> Placing.move(content, id, slot));
    }

    /** Moves the selected step within its list. */
    public boolean reorder(int by) {
        return edit(content -> Placing.reorder(content, only(), by));
    }

    /** Moves the selected step out of its list. */
    public boolean moveOut() {
        return edit(content -> Placing.out(content, only()));
    }

    /** Moves the selected step into its neighbour. */
    public boolean moveInto() {
        return edit(content -> Placing.into(content, only()));
    }

    /** What the file says of a step, as plain values under its keys. */
    public Map<String, Object> fields(String id) {
        RouteFile file = parsed.get().file();
        return file == null ? Map.of() : file.fields(id);
    }

    /** Gives a step other values; one that is written in place gets a name of its own for that. */
    public boolean changeFields(String id, Map<String, Object> fields) {
        RouteFile file = parsed.get().file();
        if (file == null || fields.equals(file.fields(id))) {
            return file != null;
        }
        try {
            RouteFile changedFile = RouteText.withFields(file, id, fields);
            List<String> kept = selection.get().stream()
                    .map(one -> one.equals(id) ? RouteText.own(id) : one)
                    .toList();
            undo.remember(text.get(), selection.get());
            put(ParsedText.of(name, changedFile.text()));
            select(kept);
            return true;
        } catch (ProblemException e) {
            message.set(RouteText.sentence(e));
            return false;
        }
    }

    /** Finds out what would be wrong with other values of a step; empty for nothing. */
    public void checkFields(String id, Map<String, Object> fields, Consumer<String> told) {
        RouteFile file = parsed.get().file();
        if (file == null) {
            return;
        }
        background.execute(() -> {
            String problem;
            try {
                RouteText.withFields(file, id, fields);
                problem = "";
            } catch (ProblemException e) {
                problem = RouteText.sentence(e);
            }
            String found = problem;
            ui.execute(() -> told.accept(found));
        });
    }

    /** Renames a step wherever it is named; one that is written in place gets a name of its own first. */
    public boolean renameStep(String id, String wanted) {
        RouteFile file = parsed.get().file();
        if (file == null || id.equals(wanted)) {
            return false;
        }
        if (!wanted.matches("[A-Za-z0-9_-]+")) {
            message.set("A step's name is made of letters, digits, hyphens and underscores.");
            return false;
        }
        try {
            RouteFile renamed = id.indexOf('.') < 0 ? file.renameStep(id, wanted) : RouteText.named(file, id, wanted);
            undo.remember(text.get(), selection.get());
            put(ParsedText.of(name, renamed.text()));
            select(List.of(wanted));
            return true;
        } catch (ProblemException e) {
            message.set(RouteText.sentence(e));
            return false;
        }
    }

    /** The selected steps as text; empty if none is. */
    public String copy() {
        return steps().isEmpty() ? "" : Fragment.copy(content(), steps());
    }

    /** Adds copied steps behind what is selected. */
    public boolean paste(String copied) {
        String after = selection.get().stream().findFirst().orElse(DrawnNode.INPUT);
        return edit(content -> Fragment.paste(content, step(after), copied));
    }

    /** Adds a copy of what is selected behind it. */
    public boolean duplicate() {
        return !steps().isEmpty() && paste(copy());
    }

    public void undo() {
        undo.undo(text.get(), selection.get()).ifPresent(this::restore);
    }

    public void redo() {
        undo.redo(text.get(), selection.get()).ifPresent(this::restore);
    }

    private void restore(Undo.State state) {
        put(ParsedText.of(name, state.text()));
        select(state.selection());
    }

    /** @param ids of boxes, or names of steps that have none */
    public void select(Collection<String> ids) {
        selection.set(new LinkedHashSet<>(ids));
    }

    /** Selects one more, or one less. */
    public void toggle(String id) {
        Set<String> more = new LinkedHashSet<>(selection.get());
        if (!more.remove(id)) {
            more.add(id);
        }
        selection.set(more);
    }

    public void selectAll() {
        select(picture.get().drawing().nodes().stream()
                .filter(node -> !node.step().isEmpty())
                .map(DrawnNode::step)
                .toList());
    }

    /** The one step that is selected; null if none or several are. */
    public @Nullable String selectedStep() {
        List<String> steps = steps();
        return steps.size() == 1 ? steps.get(0) : null;
    }

    private String only() {
        String one = selectedStep();
        return one == null ? "" : one;
    }

    private List<String> steps() {
        List<String> steps = new ArrayList<>();
        for (String id : selection.get()) {
            String step = step(id);
            if (content().step(step) != null && !steps.contains(step)) {
                steps.add(step);
            }
        }
        return steps;
    }

    /** Which step a box stands for. */
    private String step(String id) {
        return picture.get()
                .drawing()
                .node(id)
                .map(node -> node.step().isEmpty() ? id : node.step())
                .orElse(id);
    }

    /** The route as it is drawn. */
    public RouteContent content() {
        RouteFile file = parsed.get().file();
        return file == null ? RouteContent.EMPTY : RouteContent.of(file.route());
    }

    /** The route; null while the text is none. */
    public @Nullable Route route() {
        RouteFile file = parsed.get().file();
        return file == null ? null : file.route();
    }

    public String name() {
        return name;
    }

    /** What is wrong with the text, with lines. */
    public List<Problem> problems() {
        return parsed.get().problems();
    }

    /** The text of the file; may be bound both ways by an editor. */
    public StringProperty textProperty() {
        return text;
    }

    ReadOnlyObjectProperty<ParsedText> parsedProperty() {
        return parsed.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Picture> pictureProperty() {
        return picture.getReadOnlyProperty();
    }

    /** Ids of boxes, or names of steps that have none; in the order in which they were selected. */
    public ReadOnlyObjectProperty<Set<String>> selectionProperty() {
        return selection.getReadOnlyProperty();
    }

    /** Why the last edit was refused; empty after the next one. */
    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canUndoProperty() {
        return canUndo.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canRedoProperty() {
        return canRedo.getReadOnlyProperty();
    }
}
