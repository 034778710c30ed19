package dev.trivium.app.compare;

import dev.trivium.app.compare.prompt.TemplateCheck;
import dev.trivium.chat.Message;
import dev.trivium.chat.Role;
import dev.trivium.prompt.InputValues;
import dev.trivium.prompt.Prompt;
import dev.trivium.prompt.PromptDocument;
import dev.trivium.prompt.PromptException;
import dev.trivium.prompt.RenderContext;
import dev.trivium.yaml.ProblemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A prompt with its values filled in. Slow for long texts and reads partials, so never made on the FX thread.
 *
 * @param variables the names that the prompt uses, in order of first use
 * @param defaults what its file gives variables without a value
 * @param messages what would be sent; the bare text if there is a problem
 * @param problem why it cannot be sent, for a person; empty if it can
 */
record FilledPrompt(List<String> variables, Map<String, String> defaults, List<Message> messages, String problem) {

    static FilledPrompt of(PromptViewModel.Snapshot prompt) {
        String text = prompt.document().text();
        String mistake = TemplateCheck.sentence(prompt.document());
        if (!mistake.isEmpty()) {
            return new FilledPrompt(TemplateCheck.variables(text), Map.of(), List.of(Message.user(text)), mistake);
        }
        try {
            return of(prompt, Prompt.parse(prompt.name(), text));
        } catch (ProblemException e) {
            return new FilledPrompt(
                    TemplateCheck.variables(text),
                    Map.of(),
                    List.of(Message.user(text)),
                    String.valueOf(e.getMessage()));
        }
    }

    private static FilledPrompt of(PromptViewModel.Snapshot prompt, Prompt parsed) {
        List<String> variables = parsed.variables(prompt.partials());
        Map<String, String> defaults = defaults(parsed);
        try {
            Map<String, Object> values = InputValues.typed(parsed, prompt.values());
            List<Message> messages = parsed.messages(new RenderContext(values, List.of(), Map.of(), prompt.partials()));
            String problem = unset(variables, defaults, prompt.values());
            boolean asks = messages.stream().anyMatch(message -> message.role() != Role.SYSTEM);
            return new FilledPrompt(
                    variables, defaults, messages, problem.isEmpty() && !asks ? NOTHING_TO_SEND : problem);
        } catch (PromptException e) {
            return new FilledPrompt(
                    variables, defaults, bare(prompt.document()), "The prompt cannot be filled in. " + e.getMessage());
        }
    }

    static final String NOTHING_TO_SEND = "There is nothing to send. Write a user prompt first.";

    private static List<Message> bare(PromptDocument document) {
        return List.of(Message.user(document.text()));
    }

    private static Map<String, String> defaults(Prompt prompt) {
        Map<String, String> defaults = new LinkedHashMap<>();
        prompt.defaults().forEach((name, value) -> {
            if (value != null) {
                defaults.put(name, value.toString());
            }
        });
        return defaults;
    }

    private static String unset(List<String> variables, Map<String, String> defaults, Map<String, String> values) {
        List<String> unset = variables.stream()
                .filter(name -> values.getOrDefault(name, "").isEmpty() && !defaults.containsKey(name))
                .toList();
        if (unset.isEmpty()) {
            return "";
        }
        return unset.stream()
                .collect(Collectors.joining(
                        ", ",
                        unset.size() == 1 ? "A variable has no value: " : "Variables have no value: ",
                        ". Fill in the table above."));
    }
}
