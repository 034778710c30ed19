package dev.trivium.provider.openai;

import dev.trivium.chat.CallIds;
import dev.trivium.chat.Part;
import dev.trivium.provider.http.Json;
import dev.trivium.provider.http.StreamSink;
import dev.trivium.provider.openai.ResponsesDelta.Kind;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The output items of one response. Servers say the same thing up to four times (in pieces, at the end of a part, of an
 * item, of the response) and leave out any of them: what has been handed on in pieces is not handed on again.
 */
final class ResponsesOutput {

    /** What comes between two parts of a reasoning summary. */
    private static final String PARAGRAPH = "\n\n";

    private record Place(Kind kind, int item, int part) {}

    private static final class Call {
        private String id = "";
        private String name = "";
        private String arguments = "";
        private final StringBuilder pieces = new StringBuilder();

        private String arguments() {
            String all = arguments.isEmpty() ? pieces.toString() : arguments;
            return all.isBlank() ? "{}" : all;
        }
    }

    private final StreamSink sink;
    private final Set<Place> streamed = new HashSet<>();
    private final Map<Integer, Call> open = new LinkedHashMap<>();
    private final Set<Integer> finished = new HashSet<>();
    private final Set<String> finishedIds = new HashSet<>();
    private @Nullable Place last;
    private boolean called;
    private boolean refused;

    ResponsesOutput(StreamSink sink) {
        this.sink = sink;
    }

    boolean called() {
        return called;
    }

    boolean refused() {
        return refused;
    }

    void piece(Kind kind, int item, int part, String text) {
        if (text.isEmpty()) {
            return;
        }
        boolean first = !at(kind, item, part);
        switch (kind) {
            case TEXT -> sink.text(text);
            case REFUSAL -> {
                refused = true;
                sink.text(text);
            }
            case SUMMARY -> {
                if (first && part > 0) {
                    sink.reasoning(PARAGRAPH);
                }
                sink.reasoning(text);
            }
            case REASONING -> sink.reasoning(text);
        }
    }

    void wholePiece(Kind kind, int item, int part, String text) {
        if (!streamed.contains(new Place(kind, item, part))) {
            piece(kind, item, part, text);
        }
    }

    void added(int key, JsonNode item) {
        if ("function_call".equals(Json.text(item, "type"))) {
            describe(open.computeIfAbsent(key, ignored -> new Call()), item);
        }
    }

    void arguments(int key, String piece) {
        open.computeIfAbsent(key, ignored -> new Call()).pieces.append(piece);
    }

    void wholeArguments(int key, JsonNode event) {
        if (!finished.contains(key)) {
            describe(open.computeIfAbsent(key, ignored -> new Call()), event);
        }
    }

    void done(int key, JsonNode item) {
        if (!finished.add(key)) {
            return;
        }
        for (String field : new String[] {"id", "call_id"}) {
            String id = Json.text(item, field);
            if (id != null && !id.isEmpty()) {
                finishedIds.add(id);
            }
        }
        switch (item.path("type").asString("")) {
            case "message" -> message(key, item);
            case "reasoning" -> reasoning(key, item);
            case "function_call" -> {
                Call call = open.remove(key);
                call = call == null ? new Call() : call;
                describe(call, item);
                hand(call);
            }
            default -> {
                // Calls that the provider makes itself have no place in the answer's text.
            }
        }
    }

    /** What the response's own list holds and no event has finished. */
    void remaining(JsonNode items) {
        int key = 0;
        for (JsonNode item : items) {
            boolean known = finishedIds.contains(item.path("id").asString(""))
                    || finishedIds.contains(item.path("call_id").asString(""));
            if (!known) {
                done(key, item);
            }
            key++;
        }
        flush();
    }

    /** Hands on the calls that were never finished. */
    void flush() {
        open.values().forEach(this::hand);
        open.clear();
    }

    private void message(int key, JsonNode item) {
        int part = 0;
        for (JsonNode content : item.path("content")) {
            boolean refusal = "refusal".equals(Json.text(content, "type"));
            wholePiece(
                    refusal ? Kind.REFUSAL : Kind.TEXT,
                    key,
                    part++,
                    content.path(refusal ? "refusal" : "text").asString(""));
        }
    }

    private void reasoning(int key, JsonNode item) {
        int part = 0;
        for (JsonNode summary : item.path("summary")) {
            wholePiece(Kind.SUMMARY, key, part++, summary.path("text").asString(""));
        }
        part = 0;
        for (JsonNode content : item.path("content")) {
            wholePiece(Kind.REASONING, key, part++, content.path("text").asString(""));
        }
        // Without its encrypted form the item would be looked up at the provider, who was asked to store nothing.
        if (!item.path("encrypted_content").asString("").isEmpty()) {
            sink.reasoningOpaque(item.toString());
        }
    }

    private static void describe(Call call, JsonNode from) {
        String id = from.path("call_id").asString("");
        String name = from.path("name").asString("");
        JsonNode arguments = from.path("arguments");
        String text = arguments.isObject() ? arguments.toString() : arguments.asString("");
        call.id = id.isEmpty() ? call.id : id;
        call.name = name.isEmpty() ? call.name : name;
        call.arguments = text.isEmpty() ? call.arguments : text;
    }

    private void hand(Call call) {
        called = true;
        String id = call.id.isEmpty() ? "call_" + CallIds.next().replace("-", "") : call.id;
        sink.toolCall(new Part.ToolCall(id, call.name, call.arguments(), null));
    }

    /** Notes that a piece of this part has been handed on; says whether one had been before. */
    private boolean at(Kind kind, int item, int part) {
        if (last != null && last.kind == kind && last.item == item && last.part == part) {
            return true;
        }
        last = new Place(kind, item, part);
        return !streamed.add(last);
    }
}
