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
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the input items of Responses: messages, calls, results and reasoning, each an item of its own, in order. */
final class ResponsesItems {

    private final Dialect.Requests rules;

    ResponsesItems(Dialect.Requests rules) {
        this.rules = rules;
    }

    ArrayNode write(List<Message> messages) throws WireException {
        ArrayNode items = Json.MAPPER.createArrayNode();
        for (Message message : messages) {
            new Turn(items, role(message.role()), message.role()).write(message);
        }
        return items;
    }

    private String role(Role role) {
        return switch (role) {
            case SYSTEM -> rules.systemRole();
            case ASSISTANT -> "assistant";
            case USER, TOOL -> "user";
        };
    }

    /** One message, which may become several items. */
    private static final class Turn {
        private final ArrayNode items;
        private final String roleName;
        private final Role role;
        private @Nullable ArrayNode content;

        private Turn(ArrayNode items, String roleName, Role role) {
            this.items = items;
            this.roleName = roleName;
            this.role = role;
        }

        private void write(Message message) throws WireException {
            for (Part part : message.parts()) {
                if (part instanceof Part.Text text) {
                    content()
                            .addObject()
                            .put("type", role == Role.ASSISTANT ? "output_text" : "input_text")
                            .put("text", text.text());
                } else if (part instanceof Part.Image image) {
                    media(part)
                            .put("type", "input_image")
                            .put("image_url", image.media().url());
                } else if (part instanceof Part.Document document) {
                    document(media(part).put("type", "input_file"), document.media());
                } else {
                    content = null;
                    item(part);
                }
            }
        }

        private ObjectNode media(Part part) throws WireException {
            if (role != Role.USER) {
                throw Requests.invalid(
                        "A " + role.name().toLowerCase(Locale.ROOT) + " message cannot carry "
                                + (part instanceof Part.Image ? "an image." : "a file."),
                        "The protocol takes images and files in user messages only.",
                        "Move it to a user message.");
            }
            return content().addObject();
        }

        private static void document(ObjectNode file, Media media) {
            if (media.uri() != null) {
                file.put("file_url", media.uri().toString());
            } else {
                file.put("filename", media.name() == null ? "document.pdf" : media.name());
                file.put("file_data", media.url());
            }
        }

        private void item(Part part) {
            if (part instanceof Part.ToolCall call) {
                items.addObject()
                        .put("type", "function_call")
                        .put("call_id", call.id())
                        .put("name", call.name())
                        .put("arguments", call.arguments().isBlank() ? "{}" : call.arguments());
            } else if (part instanceof Part.ToolResult result) {
                items.addObject()
                        .put("type", "function_call_output")
                        .put("call_id", result.callId())
                        .put("output", result.content());
            } else if (part instanceof Part.Reasoning reasoning && reasoning.opaque() != null) {
                reasoning(reasoning.opaque());
            }
        }

        /** What another protocol wants back is not ours, and is left out. */
        private void reasoning(String opaque) {
            try {
                JsonNode item = Json.MAPPER.readTree(opaque);
                if ("reasoning".equals(Json.text(item, "type"))) {
                    items.add(item);
                }
            } catch (JacksonException e) {
                // Another protocol's, as above.
                return;
            }
        }

        private ArrayNode content() {
            if (content == null) {
                content = items.addObject().put("role", roleName).putArray("content");
            }
            return content;
        }
    }
}
