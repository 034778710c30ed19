package dev.trivium.provider.openai;

import dev.trivium.chat.CallIds;
import dev.trivium.chat.Part;
import dev.trivium.provider.http.Json;
import dev.trivium.provider.http.StreamSink;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Puts calls of tools together from fragments that may interleave, lack their index or id, repeat themselves, or count
 * from 1.
 */
final class ToolCalls {

    private static final class Call {
        private final @Nullable Integer index;
        private String id = "";
        private String name = "";
        private final StringBuilder arguments = new StringBuilder();

        private Call(@Nullable Integer index) {
            this.index = index;
        }
    }

    private final List<Call> calls = new ArrayList<>();

    boolean isEmpty() {
        return calls.isEmpty();
    }

    /** Takes the array {@code tool_calls} of a delta or of a message. */
    void add(JsonNode fragments) {
        int position = 0;
        for (JsonNode fragment : fragments) {
            add(fragment, fragment.path("function"), position++);
        }
    }

    /** Takes the older form, {@code function_call}, of which there is at most one. */
    void addLegacy(JsonNode function) {
        if (function.isObject()) {
            add(Json.object(), function, 0);
        }
    }

    /** Hands on every call, in the order in which they began. */
    void flush(StreamSink sink) {
        for (Call call : calls) {
            String arguments = call.arguments.toString();
            sink.toolCall(new Part.ToolCall(
                    call.id.isEmpty() ? "call_" + CallIds.next().replace("-", "") : call.id,
                    call.name,
                    arguments.isBlank() ? "{}" : arguments,
                    null));
        }
        calls.clear();
    }

    private void add(JsonNode fragment, JsonNode function, int position) {
        String id = orEmpty(Json.text(fragment, "id"));
        String name = orEmpty(Json.text(function, "name"));
        JsonNode number = fragment.path("index");
        Integer index = number.isIntegralNumber() ? Integer.valueOf(number.asInt()) : null;
        Call call = find(index, id, name, position);
        if (call.id.isEmpty()) {
            call.id = id;
        }
        if (call.name.isEmpty()) {
            call.name = name;
        }
        append(call, function.path("arguments"));
    }

    private Call find(@Nullable Integer index, String id, String name, int position) {
        for (Call call : calls) {
            if (!id.isEmpty() && call.id.equals(id)) {
                return call;
            }
        }
        Call known = index == null ? unnumbered(id, name, position) : numbered(index);
        boolean another = known != null && !id.isEmpty() && !known.id.isEmpty() && !name.isEmpty();
        if (known != null && !another) {
            return known;
        }
        Call call = new Call(index);
        calls.add(call);
        return call;
    }

    /** The newest call of this number: some servers give every call the same one. */
    private @Nullable Call numbered(int index) {
        for (int at = calls.size() - 1; at >= 0; at--) {
            Integer own = calls.get(at).index;
            if (own != null && own == index) {
                return calls.get(at);
            }
        }
        return null;
    }

    private @Nullable Call unnumbered(String id, String name, int position) {
        if (calls.isEmpty() || !id.isEmpty() || !name.isEmpty()) {
            return null;
        }
        return position > 0 && position < calls.size() ? calls.get(position) : calls.get(calls.size() - 1);
    }

    private static void append(Call call, JsonNode arguments) {
        String piece = arguments.isString()
                ? arguments.stringValue()
                : arguments.isObject() || arguments.isArray() ? arguments.toString() : "";
        if (!repeats(call.arguments, piece)) {
            call.arguments.append(piece);
        }
    }

    /** Whether the piece is the whole of what is already there, sent once more. */
    private static boolean repeats(StringBuilder arguments, String piece) {
        return piece.startsWith("{") && piece.endsWith("}") && piece.contentEquals(arguments);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
