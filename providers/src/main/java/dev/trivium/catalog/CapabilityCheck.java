package dev.trivium.catalog;

import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.Message;
import dev.trivium.chat.Parameters;
import dev.trivium.chat.Part;
import dev.trivium.chat.ResponseFormat;
import dev.trivium.chat.Role;
import dev.trivium.chat.ToolChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Says before a run what a model cannot take. Only what is known to be missing is said: where nothing is known the
 * provider has the last word.
 *
 * <p>Safe for several threads. Counts tokens, so it is not for the thread of the screen, see {@link TokenCounter}.
 */
public final class CapabilityCheck {

    private final TokenCounter counter;

    public CapabilityCheck(TokenCounter counter) {
        this.counter = counter;
    }

    /** One line for each problem, what is wrong and what to do; empty if none is known. */
    public List<String> problems(ModelInfo model, ChatRequest request) {
        List<String> problems = new ArrayList<>();
        content(model, request, problems);
        tools(model, request, problems);
        parameters(model, request.parameters(), problems);
        size(model, request, problems);
        return problems;
    }

    private static void content(ModelInfo model, ChatRequest request, List<String> problems) {
        if (model.lacks(Capability.VISION) && has(request, Part.Image.class::isInstance)) {
            problems.add(model.displayName()
                    + " does not take images. Remove the image or choose a model that sees images.");
        }
        if (model.lacks(Capability.PDF) && has(request, Part.Document.class::isInstance)) {
            problems.add(model.displayName()
                    + " does not take PDF files. Paste the text instead or choose a model that reads PDF.");
        }
        List<Message> messages = request.messages();
        if (model.lacks(Capability.SYSTEM_MESSAGES)
                && messages.stream().anyMatch(message -> message.role() == Role.SYSTEM)) {
            problems.add(model.displayName()
                    + " does not take a system prompt. Move its text to the beginning of the user's message.");
        }
        if (model.lacks(Capability.PREFILL)
                && !messages.isEmpty()
                && messages.get(messages.size() - 1).role() == Role.ASSISTANT) {
            problems.add(model.displayName()
                    + " does not continue a begun answer. End the conversation with a user's message.");
        }
    }

    private static void tools(ModelInfo model, ChatRequest request, List<String> problems) {
        if (!request.tools().isEmpty() && model.lacks(Capability.TOOLS)) {
            problems.add(
                    model.displayName() + " does not call tools. Remove the tools or choose a model that calls tools.");
        } else if (model.lacks(Capability.TOOL_CHOICE) && forced(request.toolChoice())) {
            problems.add(model.displayName() + " cannot be made to call a tool. Set the tool choice to automatic.");
        }
        if (request.format() instanceof ResponseFormat.JsonSchema && model.lacks(Capability.JSON_SCHEMA)) {
            problems.add(model.displayName()
                    + " does not hold to a JSON schema. Describe the form in the prompt and ask for plain JSON.");
        }
    }

    private static boolean forced(ToolChoice choice) {
        return choice instanceof ToolChoice.Required || choice instanceof ToolChoice.Named;
    }

    private static void parameters(ModelInfo model, Parameters parameters, List<String> problems) {
        String effort = parameters.reasoningEffort();
        boolean reasons = effort != null && !effort.equals("none");
        if (model.lacks(Capability.REASONING) && (reasons || parameters.reasoningBudget() != null)) {
            problems.add(model.displayName() + " does not reason. Remove the reasoning effort and budget.");
        } else if (effort != null
                && !model.reasoningEfforts().isEmpty()
                && !model.reasoningEfforts().contains(effort)) {
            problems.add(model.displayName() + " does not know the reasoning effort \"" + effort + "\". Use one of: "
                    + String.join(", ", model.reasoningEfforts()) + ".");
        }
        boolean sampling = parameters.temperature() != null || parameters.topP() != null;
        if (sampling && model.lacks(Capability.SAMPLING)) {
            boolean withoutReasoning = model.has(Capability.SAMPLING_WITHOUT_REASONING);
            if (!withoutReasoning || !"none".equals(effort)) {
                problems.add(model.displayName() + " does not take temperature or top p"
                        + (withoutReasoning ? " while it reasons" : "") + ". Leave them empty"
                        + (withoutReasoning ? " or set the reasoning effort to none." : "."));
            }
        }
        Integer most = parameters.maxTokens();
        Long limit = model.maxOutputTokens();
        if (most != null && limit != null && most > limit) {
            problems.add(String.format(
                    Locale.ROOT,
                    "%s answers with at most %,d tokens, not %,d. Lower the most output tokens.",
                    model.displayName(),
                    limit,
                    most));
        }
    }

    private void size(ModelInfo model, ChatRequest request, List<String> problems) {
        Long window = model.contextWindow();
        if (window == null) {
            return;
        }
        TokenCount count = counter.estimate(model.id(), request);
        if (count.tokens() > window) {
            problems.add(String.format(
                    Locale.ROOT,
                    "The request has about %,d tokens, by estimate, and %s takes %,d. Shorten it or choose a model with"
                            + " a larger context.",
                    count.tokens(),
                    model.displayName(),
                    window));
        }
    }

    private static boolean has(ChatRequest request, Predicate<Part> kind) {
        return request.messages().stream()
                .anyMatch(message -> message.parts().stream().anyMatch(kind));
    }
}
