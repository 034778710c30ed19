package dev.trivium.app.compare;

import dev.trivium.chat.Message;
import dev.trivium.prompt.PromptException;
import dev.trivium.prompt.PromptTemplate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A prompt with its values filled in. Slow for long texts, so never made on the FX thread.
 *
 * @param variables the names that the texts use, in order of first use
 * @param messages what would be sent; the bare texts if there is a problem
 * @param problem why it cannot be sent, for a person; empty if it can
 */
record FilledPrompt(List<String> variables, List<Message> messages, String problem) {

    static FilledPrompt of(PromptViewModel.Snapshot prompt) {
        Set<String> names =
                new LinkedHashSet<>(PromptTemplate.of(prompt.system()).variables());
        names.addAll(PromptTemplate.of(prompt.user()).variables());
        List<String> variables = List.copyOf(names);
        try {
            List<Message> messages = messages(
                    fill(prompt.system(), prompt.values(), "system prompt"),
                    fill(prompt.user(), prompt.values(), "user prompt"));
            return new FilledPrompt(variables, messages, unset(variables, prompt.values()));
        } catch (Unfillable e) {
            return new FilledPrompt(variables, messages(prompt.system(), prompt.user()), e.sentence);
        }
    }

    private static String fill(String text, Map<String, String> values, String which) throws Unfillable {
        try {
            return PromptTemplate.of(text).render(values);
        } catch (PromptException e) {
            throw new Unfillable("The " + which + " cannot be filled in. " + e.getMessage());
        }
    }

    private static List<Message> messages(String system, String user) {
        List<Message> messages = new ArrayList<>();
        if (!system.isBlank()) {
            messages.add(Message.system(system));
        }
        messages.add(Message.user(user));
        return List.copyOf(messages);
    }

    private static String unset(List<String> variables, Map<String, String> values) {
        List<String> unset = variables.stream()
                .filter(name -> values.getOrDefault(name, "").isEmpty())
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

    private static final class Unfillable extends Exception {

        private static final long serialVersionUID = 1L;

        private final String sentence;

        Unfillable(String sentence) {
            super(sentence);
            this.sentence = sentence;
        }
    }
}
