package dev.trivium.app.compare.judge;

import dev.trivium.app.controls.MarkdownAnswerView;
import java.util.Map;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;

/**
 * What the nodes of blind mode work with.
 *
 * @param answers makes what draws an answer
 * @param title of the prompt
 * @param prompt what was asked, by the names of its parts
 * @param values of the prompt's variables
 * @param running whether a run goes on
 * @param problem why Run did nothing, without names; empty if it did
 */
public record BlindTools(
        Supplier<MarkdownAnswerView> answers,
        ObservableValue<String> title,
        Supplier<Map<String, String>> prompt,
        Supplier<Map<String, String>> values,
        ObservableValue<Boolean> running,
        ObservableValue<String> problem,
        Runnable run,
        Runnable stop) {}
