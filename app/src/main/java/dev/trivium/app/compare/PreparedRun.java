package dev.trivium.app.compare;

import dev.trivium.app.compare.parts.AttachmentException;
import dev.trivium.app.compare.parts.RequestParts;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.Parameters;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that a run sends, or why it cannot. Reads files, so never made on the FX thread.
 *
 * @param variables the names that the prompt uses
 * @param defaults what the prompt's file gives variables without a value
 * @param request null if there is a problem
 * @param problem for a person; empty if there is none
 */
record PreparedRun(
        List<String> variables,
        Map<String, String> defaults,
        @Nullable ChatRequest request,
        String problem) {

    static PreparedRun of(PromptViewModel.Snapshot prompt, Parameters parameters, RequestParts.Snapshot parts) {
        FilledPrompt filled = FilledPrompt.of(prompt);
        String problem = filled.problem().isEmpty() ? parts.problem() : filled.problem();
        if (!problem.isEmpty()) {
            return new PreparedRun(filled.variables(), filled.defaults(), null, problem);
        }
        try {
            ChatRequest text = ChatRequest.of(filled.messages()).withParameters(parameters);
            return new PreparedRun(
                    filled.variables(), filled.defaults(), parts.reread().on(text), "");
        } catch (AttachmentException e) {
            return new PreparedRun(filled.variables(), filled.defaults(), null, e.sentence());
        }
    }
}
