package dev.trivium.provider.ollama;

import dev.trivium.chat.Basis;
import dev.trivium.chat.ChatError;
import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.FinishReason;
import dev.trivium.chat.Part;
import dev.trivium.chat.Usage;
import dev.trivium.provider.http.ErrorResponse;
import dev.trivium.provider.http.Json;
import dev.trivium.provider.http.ProviderErrors;
import dev.trivium.provider.http.Repeats;
import dev.trivium.provider.http.StreamDecoder;
import dev.trivium.provider.http.StreamSink;
import dev.trivium.provider.http.WireEvent;
import dev.trivium.provider.http.WireException;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads the lines of one answer; the line with {@code "done":true} is the end mark. */
final class OllamaDecoder implements StreamDecoder {

    private static final byte[] CONTENT = Repeats.textKey("content");

    private final StreamSink sink;
    private final Repeats repeats = new Repeats(List.of("created_at"), List.of());
    private boolean called;
    private boolean done;
    private String model = "";

    OllamaDecoder(StreamSink sink) {
        this.sink = sink;
    }

    @Override
    public void event(WireEvent event) throws WireException {
        String repeated = repeats.text(event.data());
        if (repeated != null) {
            sink.text(repeated);
            return;
        }
        // The first line names the model that answers, so it is read as a whole.
        String text = model.isEmpty() ? null : OllamaTextLine.read(event);
        if (text != null) {
            repeats.learn(event.data(), CONTENT);
            sink.text(text);
        } else {
            whole(event.json());
        }
    }

    @Override
    public void whole(JsonNode line) throws WireException {
        if (line.has("error")) {
            throw error(line);
        }
        String served = Json.text(line, "model");
        if (served != null && !served.equals(model)) {
            model = served;
            sink.servedModel(served);
        }
        message(line.path("message"));
        if (line.path("done").asBoolean(false)) {
            done(line);
        }
    }

    @Override
    public boolean complete() {
        return done;
    }

    @Override
    public void end() {
        // Every line is whole: nothing is held back.
    }

    private void message(JsonNode message) {
        String thinking = Json.text(message, "thinking");
        if (thinking != null && !thinking.isEmpty()) {
            sink.reasoning(thinking);
        }
        String content = Json.text(message, "content");
        if (content != null && !content.isEmpty()) {
            sink.text(content);
        }
        for (JsonNode call : message.path("tool_calls")) {
            called = true;
            sink.toolCall(call(call));
        }
    }

    private static Part.ToolCall call(JsonNode call) {
        String id = Json.text(call, "id");
        JsonNode function = call.path("function");
        String name = Json.text(function, "name");
        JsonNode arguments = function.path("arguments");
        String text = Json.text(function, "arguments");
        return new Part.ToolCall(
                id == null || id.isEmpty() ? OllamaCallIds.next() : id,
                name == null ? "" : name,
                text != null && !text.isEmpty() ? text : arguments.isObject() ? arguments.toString() : "{}",
                null);
    }

    /** Counts of zero are left out on the wire, so a missing one is zero. */
    private void done(JsonNode line) {
        done = true;
        long input = Json.number(line, "prompt_eval_count");
        long output = Json.number(line, "eval_count");
        if (input + output > 0) {
            sink.usage(Usage.of(input, output, Basis.MEASURED));
        }
        String reason = Json.text(line, "done_reason");
        FinishReason read = reason == null ? FinishReason.STOP : finishReason(reason);
        sink.finish(read == FinishReason.STOP && called ? FinishReason.TOOL_CALLS : read, reason);
    }

    private static FinishReason finishReason(String reason) {
        return switch (reason) {
            case "stop", "" -> FinishReason.STOP;
            case "length" -> FinishReason.LENGTH;
            default -> FinishReason.OTHER;
        };
    }

    private WireException error(JsonNode line) {
        ErrorResponse response = new ErrorResponse(sink.provider(), model, 200, Map.of(), line);
        ChatError error = OllamaErrors.read(response);
        return new WireException(error != null ? error : ProviderErrors.of(ErrorKind.SERVER, response, null, null));
    }
}
