package dev.trivium.app.controls;

import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.DoubleProperty;
import org.jspecify.annotations.Nullable;

/**
 * What an editor of templates works with.
 *
 * @param background may drop a task when a newer one follows soon
 * @param ui the FX thread
 * @param check finds a mistake; called in the background
 * @param vocabulary what completion offers; called on the FX thread
 * @param undo and {@code redo} are the prompt's, which go over all its parts
 * @param zoom the size of the text, shared by the editors; 1 is the usual size
 */
public record EditorTools(
        Executor background,
        Executor ui,
        Function<String, @Nullable EditorProblem> check,
        Supplier<Completions.Vocabulary> vocabulary,
        Runnable undo,
        Runnable redo,
        DoubleProperty zoom) {}
