package dev.trivium.app.dashboard;

import dev.trivium.chat.Message;
import dev.trivium.chat.Part;
import dev.trivium.history.CallRecord;
import dev.trivium.history.StoredRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What was asked, as texts to be read. Parses: not for the FX thread where a request may be long. */
public record RequestText(List<Turn> turns, String json, List<String> leftOut) {

    /** @param role such as {@code user} */
    public record Turn(String role, String text) {}

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    static RequestText of(CallRecord call) {
        List<Turn> turns = new ArrayList<>();
        List<String> leftOut = List.of();
        try {
            StoredRequest stored = StoredRequest.read(call.requestJson());
            leftOut = stored.leftOut();
            for (Message message : stored.request().messages()) {
                turns.add(new Turn(message.role().name().toLowerCase(Locale.ROOT), text(message)));
            }
        } catch (IllegalArgumentException e) {
            leftOut = List.of("The request cannot be read: " + e.getMessage());
        }
        return new RequestText(turns, pretty(call.requestJson()), leftOut);
    }

    private static String text(Message message) {
        StringBuilder text = new StringBuilder();
        for (Part part : message.parts()) {
            if (!text.isEmpty()) {
                text.append('\n');
            }
            if (part instanceof Part.Text words) {
                text.append(words.text());
            } else if (part instanceof Part.ToolCall tool) {
                text.append("[calls ")
                        .append(tool.name())
                        .append(' ')
                        .append(tool.arguments())
                        .append(']');
            } else if (part instanceof Part.ToolResult result) {
                text.append('[').append(result.name()).append(" gave] ").append(result.content());
            } else if (part instanceof Part.Reasoning reasoning) {
                text.append("[reasoning] ").append(reasoning.text());
            } else {
                text.append('[')
                        .append(part.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                        .append(']');
            }
        }
        return text.toString();
    }

    private static String pretty(String json) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(MAPPER.readTree(json));
        } catch (JacksonException e) {
            return json;
        }
    }
}
