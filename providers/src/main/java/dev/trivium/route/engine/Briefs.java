package dev.trivium.route.engine;

import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.Message;
import dev.trivium.chat.Part;
import dev.trivium.chat.ResponseFormat;
import dev.trivium.chat.Role;
import dev.trivium.chat.ToolChoice;
import dev.trivium.prompt.PromptException;
import dev.trivium.prompt.PromptTemplate;
import dev.trivium.route.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a model is asked at a step. */
final class Briefs {

    private Briefs() {}

    static ChatRequest of(Step.Call step, Place here) throws PromptException {
        String template = step.template();
        String system = step.system();
        if (template == null && system == null) {
            return plain(here);
        }
        Map<String, Object> variables = variables(here);
        List<Message> messages =
                new ArrayList<>(template == null ? plain(here).messages() : templated(template, variables, here));
        if (system != null) {
            messages.removeIf(message -> message.role() == Role.SYSTEM);
            String text = render(system, variables);
            if (!text.isBlank()) {
                messages.add(0, Message.system(text));
            }
        }
        return here.request().withMessages(messages);
    }

    /** The input, and after it the answers so far, each under the name of its step. */
    static ChatRequest plain(Place here) {
        Map<String, String> answers = here.answers().byStep();
        int last = lastOfUser(here.request().messages());
        if (answers.isEmpty() || last < 0) {
            return here.request();
        }
        StringBuilder added = new StringBuilder();
        answers.forEach((step, answer) ->
                added.append("\n\n[").append(step).append("]\n").append(answer));
        List<Message> messages = new ArrayList<>(here.request().messages());
        List<Part> parts = new ArrayList<>(messages.get(last).parts());
        parts.add(new Part.Text(added.toString()));
        messages.set(last, new Message(Role.USER, parts));
        return here.request().withMessages(messages);
    }

    /** A question of the engine's own, such as a judge's, which needs neither tools nor a format. */
    static ChatRequest own(ChatRequest about, String system, String user) {
        return about.withMessages(List.of(Message.system(system), Message.user(user)))
                .withTools(List.of(), new ToolChoice.Auto())
                .withFormat(new ResponseFormat.PlainText());
    }

    /** The text of the last message of the user; empty if there is none. */
    static String input(ChatRequest request) {
        int last = lastOfUser(request.messages());
        return last < 0 ? "" : request.messages().get(last).text();
    }

    static int lastOfUser(List<Message> messages) {
        int last = -1;
        for (int i = 0; i < messages.size(); i++) {
            last = messages.get(i).role() == Role.USER ? i : last;
        }
        return last;
    }

    private static List<Message> templated(String template, Map<String, Object> variables, Place here)
            throws PromptException {
        List<Message> messages = new ArrayList<>();
        List<Part> parts = new ArrayList<>(List.of(new Part.Text(render(template, variables))));
        List<Message> given = here.request().messages();
        given.stream().filter(message -> message.role() == Role.SYSTEM).forEach(messages::add);
        int last = lastOfUser(given);
        if (last >= 0) {
            given.get(last).parts().stream()
                    .filter(part -> !(part instanceof Part.Text))
                    .forEach(parts::add);
        }
        messages.add(new Message(Role.USER, parts));
        return messages;
    }

    private static String render(String template, Map<String, Object> variables) throws PromptException {
        return PromptTemplate.of(template).render(variables);
    }

    private static Map<String, Object> variables(Place here) {
        List<Message> messages = here.request().messages();
        Map<String, Object> variables = new HashMap<>();
        variables.put("input", input(here.request()));
        variables.put(
                "system",
                messages.stream()
                        .filter(message -> message.role() == Role.SYSTEM)
                        .map(Message::text)
                        .collect(Collectors.joining("\n")));
        variables.put(
                "conversation",
                messages.stream()
                        .filter(message -> message.role() != Role.SYSTEM)
                        .map(message -> message.role().name().toLowerCase(Locale.ROOT) + ": " + message.text())
                        .collect(Collectors.joining("\n")));
        variables.put("answer", here.answers().last());
        variables.put("answers", here.answers().byStep());
        variables.put("metadata", here.request().metadata());
        return variables;
    }
}
