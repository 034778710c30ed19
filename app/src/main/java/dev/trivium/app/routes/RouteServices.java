package dev.trivium.app.routes;

import dev.trivium.app.compare.ModelChoice;
import dev.trivium.app.compare.prompt.PromptStore;
import dev.trivium.app.controls.Slots;
import dev.trivium.app.controls.markdown.SyntaxHighlighter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * What the Routes screen works with.
 *
 * @param store the workspace's route files
 * @param port what it asks of the rest of the program
 * @param exports a folder that remembers what was last exported
 * @param models all models and routes that can be asked now, in the order of the menu
 * @param changed hears that a route's file was written, so that others read it again
 * @param work for files; one task at a time, in order
 * @param typing reads what is typed; may drop a task when a newer one follows soon
 * @param colours finds the colours of code; may drop a task when a newer one follows soon
 * @param ui the FX thread
 */
public record RouteServices(
        PromptStore store,
        RoutePort port,
        Path exports,
        Supplier<List<ModelChoice>> models,
        Runnable changed,
        Slots slots,
        SyntaxHighlighter highlighter,
        Executor work,
        Executor typing,
        Executor colours,
        Executor ui) {}
