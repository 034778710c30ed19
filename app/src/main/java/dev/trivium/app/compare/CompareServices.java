package dev.trivium.app.compare;

import dev.trivium.app.compare.judge.JudgeServices;
import dev.trivium.app.compare.prompt.PromptStore;
import dev.trivium.app.controls.Slots;
import dev.trivium.chat.ChatModel;
import dev.trivium.chat.ModelAddress;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * What the Compare screen works with.
 *
 * @param models all that can be a column, in the order of the menu
 * @param lookup the model at an address of {@code models}
 * @param prompts the workspace's prompt files
 * @param slots the workspace's markers
 * @param estimates for figures about what is typed; a task may be dropped when a newer one follows soon
 * @param work for what may wait, such as starting a run while the history is busy; one task at a time, in order
 * @param ui the FX thread
 * @param pulse the FX thread, gathered: for streamed events. What a task gives to it goes on in the next pulse
 * @param judge keeps what persons think of answers
 * @param nanos {@link System#nanoTime()}, or a test's own clock
 */
public record CompareServices(
        List<ModelChoice> models,
        Function<ModelAddress, ChatModel> lookup,
        ComparisonStarter comparisons,
        Estimator estimator,
        PromptStore prompts,
        Slots slots,
        Executor estimates,
        Executor work,
        Executor ui,
        Executor pulse,
        JudgeServices judge,
        LongSupplier nanos) {

    public CompareServices {
        models = List.copyOf(models);
    }

    /** Where nothing is recorded, so that no answer can be judged. */
    public CompareServices(
            List<ModelChoice> models,
            Function<ModelAddress, ChatModel> lookup,
            ComparisonStarter comparisons,
            Estimator estimator,
            PromptStore prompts,
            Slots slots,
            Executor estimates,
            Executor work,
            Executor ui,
            Executor pulse,
            LongSupplier nanos) {
        this(
                models,
                lookup,
                comparisons,
                estimator,
                prompts,
                slots,
                estimates,
                work,
                ui,
                pulse,
                JudgeServices.notRecorded("Not rated: there is no history to keep it."),
                nanos);
    }
}
