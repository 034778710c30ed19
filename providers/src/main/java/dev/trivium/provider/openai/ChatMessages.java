package dev.trivium.provider.openai;

import dev.trivium.chat.Media;
import dev.trivium.chat.Message;
import dev.trivium.chat.Part;
import dev.trivium.chat.Role;
import dev.trivium.provider.http.Json;
import dev.trivium.provider.http.Requests;
import dev.trivium.provider.http.WireException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the messages of Chat Completions. */
final class ChatMessages {

    private static final int SHORT_ID = 9;

    private final Dialect.Requests rules;

    ChatMessages(Dialect.Requests rules) {
        this.rules = rules;
    }

    ArrayNode write(List<Message> messages) throws WireException {
        ArrayNode array = Json.MAPPER.createArrayNode();
        for (Message message : messages) {
            switch (message.role()) {
                case SYSTEM -> {
                    textOnly(message);
                    array.addObject().put("role", rules.systemRole()).put("content", message.text());
                }
                case USER -> user(array, message);
                case ASSISTANT -> assistant(array, message);
                case TOOL -> results(array, message);
            }
        }
        return array;
    }

    private void user(ArrayNode array, Message message) throws WireException {
        results(array, message);
        List<Part> parts = message.parts().stream()
                .filter(part -> !(part instanceof Part.ToolResult))
                .toList();
        if (parts.isEmpty() && !message.parts().isEmpty()) {
            return;
        }
        ObjectNode turn = array.addObject().put("role", "user");
        if (parts.stream().allMatch(Part.Text.class::isInstance)) {
            turn.put("content", message.text());
            return;
        }
        ArrayNode content = turn.putArray("content");
        for (Part part : parts) {
            userPart(content, part);
        }
    }

    private static void userPart(ArrayNode content, Part part) throws WireException {
        if (part instanceof Part.Text text) {
            content.addObject().put("type", "text").put("text", text.text());
        } else if (part instanceof Part.Image image) {
            content.addObject()
                    .put("type", "image_url")
                    .putObject("image_url")
                    .put("url", image.media().url());
        } else if (part instanceof Part.Document document) {
            document(content, document.media());
        } else {
            throw misplaced(part, Role.USER);
        }
    }

    private static void document(ArrayNode content, Media media) throws WireException {
        if (media.uri() != null) {
            throw Requests.invalid(
                    "Chat Completions takes no file by address.",
                    "It wants the file's bytes: " + media.uri() + " was not sent.",
                    "Attach the file itself, or use the protocol openai-responses.");
        }
        content.addObject()
                .put("type", "file")
                .putObject("file")
                .put("filename", media.name() == null ? "document.pdf" : media.name())
                .put("file_data", media.url());
    }

    private void assistant(ArrayNode array, Message message) throws WireException {
        ObjectNode turn = array.addObject().put("role", "assistant");
        List<Part.ToolCall> calls = message.parts().stream()
                .filter(Part.ToolCall.class::isInstance)
                .map(Part.ToolCall.class::cast)
                .toList();
        for (Part part : message.parts()) {
            if (part instanceof Part.Image || part instanceof Part.Document || part instanceof Part.ToolResult) {
                throw misplaced(part, Role.ASSISTANT);
            }
        }
        String text = message.text();
        if (text.isEmpty() && !calls.isEmpty()) {
            turn.putNull("content");
        } else {
            turn.put("content", text);
        }
        reasoning(turn, message, !calls.isEmpty());
        if (!calls.isEmpty()) {
            ArrayNode array2 = turn.putArray("tool_calls");
            calls.forEach(call -> call(array2, call));
        }
    }

    private void call(ArrayNode array, Part.ToolCall call) {
        array.addObject()
                .put("id", id(call.id()))
                .put("type", "function")
                .putObject("function")
                .put("name", call.name())
                .put("arguments", call.arguments().isBlank() ? "{}" : call.arguments());
    }

    private void reasoning(ObjectNode turn, Message message, boolean callsTools) {
        List<Part.Reasoning> parts = message.parts().stream()
                .filter(Part.Reasoning.class::isInstance)
                .map(Part.Reasoning.class::cast)
                .toList();
        switch (rules.reasoningHistory()) {
            case NONE -> {}
            case CONTENT -> {
                String text = parts.stream().map(Part.Reasoning::text).collect(Collectors.joining());
                if (callsTools && !text.isEmpty()) {
                    turn.put("reasoning_content", text);
                }
            }
            case DETAILS -> {
                ArrayNode details = Json.MAPPER.createArrayNode();
                parts.forEach(part -> details(part.opaque(), details));
                if (!details.isEmpty()) {
                    turn.set(ReasoningDetails.FIELD, details);
                }
            }
        }
    }

    /** What another protocol wants back is not JSON of ours, and is left out. */
    private static void details(@Nullable String opaque, ArrayNode into) {
        if (opaque == null) {
            return;
        }
        try {
            JsonNode details = ReasoningDetails.read(Json.MAPPER.readTree(opaque));
            if (details != null) {
                details.forEach(into::add);
            }
        } catch (JacksonException e) {
            // Another protocol's, as above.
            return;
        }
    }

    private void results(ArrayNode array, Message message) {
        for (Part part : message.parts()) {
            if (part instanceof Part.ToolResult result) {
                array.addObject()
                        .put("role", "tool")
                        .put("tool_call_id", id(result.callId()))
                        .put("content", result.content());
            }
        }
    }

    /** An id of nine letters and digits, the same for the same id, where the server wants that. */
    private String id(String id) {
        if (!rules.shortToolIds() || id.matches("[A-Za-z0-9]{" + SHORT_ID + "}")) {
            return id;
        }
        String hash = "000000000" + Long.toString(id.hashCode() & 0xFFFFFFFFL, Character.MAX_RADIX);
        return hash.substring(hash.length() - SHORT_ID);
    }

    private static void textOnly(Message message) throws WireException {
        for (Part part : message.parts()) {
            if (!(part instanceof Part.Text)) {
                throw misplaced(part, message.role());
            }
        }
    }

    private static WireException misplaced(Part part, Role role) {
        String what = part instanceof Part.Image ? "an image" : part instanceof Part.Document ? "a file" : "this part";
        return Requests.invalid(
                "A " + role.name().toLowerCase(Locale.ROOT) + " message cannot carry " + what + ".",
                "The protocol takes images and files in user messages only, and calls of tools in the model's own.",
                "Move it to a user message.");
    }
}
