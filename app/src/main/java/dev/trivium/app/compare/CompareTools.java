package dev.trivium.app.compare;

import dev.trivium.app.controls.MarkdownAnswerView;
import dev.trivium.app.controls.Slots;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What the Compare screen's nodes work with.
 *
 * @param answers makes what draws an answer, one for each column
 * @param clipboard takes what is copied
 * @param highlighting finds variables in the background, one executor an editor: it may drop a task when a newer follows
 * @param ui the FX thread
 */
public record CompareTools(
        Slots slots,
        Supplier<MarkdownAnswerView> answers,
        Consumer<String> clipboard,
        Supplier<Executor> highlighting,
        Executor ui) {}
