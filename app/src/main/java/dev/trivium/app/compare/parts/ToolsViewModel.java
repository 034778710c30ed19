package dev.trivium.app.compare.parts;

import dev.trivium.chat.ToolChoice;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The tools that every column may call. FX thread only. */
public final class ToolsViewModel {

    private final ObservableList<ToolDraft> tools = FXCollections.observableArrayList();

    /** Kept: a listener of such a list is held by the list only. */
    private final ObservableList<ToolDraft> shown = FXCollections.unmodifiableObservableList(tools);

    private final ObjectProperty<ToolChoice> choice = new SimpleObjectProperty<>(this, "choice", new ToolChoice.Auto());
    private final Runnable changed;
    private final ChangeListener<Object> edit;

    ToolsViewModel(Runnable changed) {
        this.changed = changed;
        this.edit = (property, before, now) -> changed.run();
        choice.addListener(edit);
    }

    /** A new tool at the end, to be filled in. */
    public ToolDraft add() {
        ToolDraft tool = new ToolDraft();
        tool.nameProperty().addListener((property, before, now) -> renamed(before, now));
        tool.nameProperty().addListener(edit);
        tool.descriptionProperty().addListener(edit);
        tool.parametersProperty().addListener(edit);
        tool.fixedResultProperty().addListener(edit);
        tools.add(tool);
        changed.run();
        return tool;
    }

    public void remove(ToolDraft tool) {
        tools.remove(tool);
        if (choice.get() instanceof ToolChoice.Named named && !has(named.tool())) {
            choice.set(new ToolChoice.Auto());
        }
        changed.run();
    }

    private void renamed(String before, String now) {
        if (choice.get() instanceof ToolChoice.Named named && named.tool().equals(before)) {
            choice.set(new ToolChoice.Named(now));
        }
    }

    private boolean has(String name) {
        return tools.stream().anyMatch(tool -> tool.nameProperty().get().equals(name));
    }

    ToolSet snapshot() {
        Map<String, String> fixed = new LinkedHashMap<>();
        for (ToolDraft tool : tools) {
            String result = tool.fixedResultProperty().get();
            if (!result.isBlank()) {
                fixed.put(tool.nameProperty().get().strip(), result);
            }
        }
        ToolChoice chosen = tools.isEmpty() ? new ToolChoice.Auto() : choice.get();
        return new ToolSet(tools.stream().map(ToolDraft::definition).toList(), chosen, fixed);
    }

    public ObservableList<ToolDraft> tools() {
        return shown;
    }

    public ObjectProperty<ToolChoice> choiceProperty() {
        return choice;
    }
}
