package dev.trivium.provider.gemini;

import dev.trivium.chat.ChatError;
import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.FinishReason;
import dev.trivium.chat.Part;
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
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the chunks of one answer. There is no end mark but the finish reason, which says {@code STOP} for calls too. */
final class GeminiDecoder implements StreamDecoder {

    private static final byte[] TEXT = Repeats.textKey("text");

    private final StreamSink sink;
    private final Repeats repeats =
            new Repeats(List.of(), List.of("candidatesTokenCount", "thoughtsTokenCount", "totalTokenCount"));
    private final GeminiUsage usage = new GeminiUsage();
    private boolean repeatsThought;
    private boolean grown;
    private @Nullable GeminiCall openCall;
    private boolean called;
    private boolean finished;
    private String model = "";

    GeminiDecoder(StreamSink sink) {
        this.sink = sink;
    }

    @Override
    public void event(WireEvent event) throws WireException {
        String repeated = repeats.text(event.data());
        if (repeated != null) {
            grown = true;
            piece(repeated, repeatsThought);
        } else if (!event.is("[DONE]")) {
            // Gateways may add the end mark of another protocol.
            settleUsage();
            JsonNode chunk = event.json();
            whole(chunk);
            learn(event, chunk);
        }
    }

    /** Only a chunk that holds one piece of text and nothing else of weight can stand for those that follow. */
    private void learn(WireEvent event, JsonNode chunk) {
        JsonNode candidate = chunk.path("candidates").path(0);
        JsonNode parts = candidate.path("content").path("parts");
        JsonNode part = parts.path(0);
        boolean plain = chunk.path("candidates").size() == 1
                && Json.number(candidate, "index") == 0
                && !candidate.has("finishReason")
                && !chunk.has("promptFeedback")
                && parts.size() == 1
                && part.path("text").isString()
                && (part.size() == 1 || (part.size() == 2 && part.has("thought")));
        repeats.forget();
        if (plain) {
            repeatsThought = part.path("thought").asBoolean(false);
            repeats.learn(event.data(), TEXT);
        }
    }

    /** The counts of the chunks that were recognised matter only where no later chunk tells the total. */
    private void settleUsage() {
        if (grown) {
            grown = false;
            usage.grow(repeats.number(0), repeats.number(1));
            if (usage.countsOutput()) {
                sink.usage(usage.read());
            }
        }
    }

    @Override
    public void whole(JsonNode body) throws WireException {
        if (body.isArray()) {
            for (JsonNode chunk : body) {
                chunk(chunk);
            }
        } else {
            chunk(body);
        }
    }

    @Override
    public boolean complete() {
        return finished;
    }

    @Override
    public void end() {
        settleUsage();
        closeCall();
    }

    private void chunk(JsonNode chunk) throws WireException {
        if (chunk.has("error")) {
            throw error(chunk);
        }
        sink.requestId(Json.text(chunk, "responseId"));
        String served = Json.text(chunk, "modelVersion");
        if (served != null) {
            model = served;
            sink.servedModel(served);
        }
        JsonNode candidate = candidate(chunk);
        for (JsonNode part : candidate.path("content").path("parts")) {
            part(part);
        }
        String reason = Json.text(candidate, "finishReason");
        if (reason != null) {
            closeCall();
        }
        usage(chunk, reason != null);
        blocked(chunk);
        if (reason != null) {
            finish(reason, Json.text(candidate, "finishMessage"));
        }
    }

    private static JsonNode candidate(JsonNode chunk) {
        for (JsonNode candidate : chunk.path("candidates")) {
            if (Json.number(candidate, "index") == 0) {
                return candidate;
            }
        }
        return Json.object();
    }

    private void part(JsonNode part) {
        String signature = Json.text(part, GeminiSignature.FIELD);
        JsonNode call = part.path("functionCall");
        if (call.isObject()) {
            call(call, signature);
            return;
        }
        String text = Json.text(part, "text");
        boolean thought = part.path("thought").asBoolean(false);
        if (text != null) {
            piece(text, thought);
        }
        if (signature != null) {
            sink.reasoningOpaque(new GeminiSignature(signature, thought).toOpaque());
        }
    }

    private void piece(String text, boolean thought) {
        if (thought) {
            sink.reasoning(text);
        } else {
            sink.text(text);
        }
    }

    private void call(JsonNode fragment, @Nullable String signature) {
        if (fragment.has("name")) {
            closeCall();
            openCall = new GeminiCall(fragment, signature);
        }
        if (openCall == null) {
            return;
        }
        openCall.add(fragment);
        if (!fragment.path("willContinue").asBoolean(false)) {
            closeCall();
        }
    }

    private void closeCall() {
        if (openCall != null) {
            Part.ToolCall call = openCall.read();
            openCall = null;
            called = true;
            sink.toolCall(call);
        }
    }

    /** The first chunks often count only the prompt, though text has come: that is no count of the answer. */
    private void usage(JsonNode chunk, boolean last) {
        JsonNode counts = chunk.path("usageMetadata");
        boolean blocked = chunk.path("promptFeedback").has("blockReason");
        if (usage.overlay(counts) && (last || blocked || usage.countsOutput())) {
            sink.usage(usage.read());
        }
    }

    private void blocked(JsonNode chunk) throws WireException {
        String reason = Json.text(chunk.path("promptFeedback"), "blockReason");
        if (reason != null && chunk.path("candidates").isEmpty()) {
            throw new WireException(ChatError.of(
                            ErrorKind.CONTENT_FILTER,
                            "Gemini blocked the prompt.",
                            "Its filter gives the reason " + reason + ".",
                            "Reword the prompt, or choose another model.")
                    .withProvider("blockReason: " + reason, 200, Json.text(chunk, "responseId")));
        }
    }

    private void finish(String reason, @Nullable String message) throws WireException {
        if (reason.equals("MALFORMED_FUNCTION_CALL") || reason.equals("UNEXPECTED_TOOL_CALL")) {
            throw new WireException(ChatError.of(
                            ErrorKind.MALFORMED_RESPONSE,
                            "The model wrote a tool call that cannot be used.",
                            "Gemini gives the reason " + reason + ".",
                            "Try again, or simplify the tools.")
                    .withProvider(ProviderErrors.cut(message), 200, null));
        }
        finished = true;
        FinishReason read = GeminiFinish.read(reason);
        sink.finish(read == FinishReason.STOP && called ? FinishReason.TOOL_CALLS : read, reason);
    }

    private WireException error(JsonNode chunk) {
        ErrorResponse response = new ErrorResponse(sink.provider(), model, 200, Map.of(), chunk);
        ChatError error = GeminiErrors.read(response);
        return new WireException(error != null ? error : ProviderErrors.of(ErrorKind.SERVER, response, null, null));
    }
}
