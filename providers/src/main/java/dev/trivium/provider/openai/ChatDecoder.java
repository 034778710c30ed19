package dev.trivium.provider.openai;

import dev.trivium.chat.FinishReason;
import dev.trivium.chat.Usage;
import dev.trivium.provider.http.Json;
import dev.trivium.provider.http.Repeats;
import dev.trivium.provider.http.StreamDecoder;
import dev.trivium.provider.http.StreamSink;
import dev.trivium.provider.http.WireEvent;
import dev.trivium.provider.http.WireException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the stream of Chat Completions, with the oddities of the servers that imitate it. */
final class ChatDecoder implements StreamDecoder {

    /** Chunks that are read as a whole before the fast way is taken: the first ones say which model answers. */
    private static final int OPENING_CHUNKS = 2;

    private static final String[] REASONING_FIELDS = {"reasoning_content", "reasoning"};
    private static final byte[] CONTENT = Repeats.textKey("content");
    private static final byte[] REASONING_CONTENT = Repeats.textKey("reasoning_content");
    private static final byte[] REASONING = Repeats.textKey("reasoning");

    private final StreamSink sink;
    private final OpenAiUsage usage;
    private final ThinkTags tags;
    private final PlainChunk plain = new PlainChunk();
    private final Repeats texts = new Repeats(List.of("obfuscation"), List.of());
    private final Repeats thoughts = new Repeats(List.of("obfuscation"), List.of());
    private final ToolCalls tools = new ToolCalls();
    private final ReasoningDetails details = new ReasoningDetails();
    private int chunks;
    private int choice = -1;
    private boolean output;
    private boolean refused;
    private @Nullable String finish;
    private boolean done;
    private String model = "";

    ChatDecoder(Dialect dialect, StreamSink sink) {
        this.sink = sink;
        this.usage = new OpenAiUsage(dialect.answers());
        this.tags = new ThinkTags(dialect.answers().thinkTags(), sink);
    }

    @Override
    public void event(WireEvent event) throws WireException {
        if (event.data().length() <= 16 && event.is("[DONE]")) {
            done = true;
            return;
        }
        boolean failure = "error".equals(event.name());
        if (!failure && chunks >= OPENING_CHUNKS && plain(event)) {
            return;
        }
        chunks++;
        JsonNode chunk = ChunkTree.read(event);
        if (failure) {
            throw OpenAiErrors.inStream(sink.provider(), model, chunk);
        }
        chunk(chunk, "delta");
    }

    @Override
    public void whole(JsonNode body) throws WireException {
        if (!body.path("choices").isArray()
                && OpenAiErrors.read(OpenAiErrors.response(sink.provider(), model, body)) == null) {
            throw Json.malformed(excerpt(body));
        }
        chunk(body, "message");
        done = true;
    }

    @Override
    public boolean complete() {
        return finish != null || (done && output);
    }

    @Override
    public void end() {
        tags.end();
        details.flush(sink);
        boolean called = !tools.isEmpty();
        tools.flush(sink);
        if (called && (finish == null || FinishReasons.of(finish) == FinishReason.STOP) && complete()) {
            sink.finish(FinishReason.TOOL_CALLS, finish);
        } else if (finish == null && complete()) {
            sink.finish(refused ? FinishReason.REFUSAL : FinishReason.OTHER, null);
        }
    }

    private boolean plain(WireEvent event) {
        String text = texts.text(event.data());
        String reasoning = text == null ? thoughts.text(event.data()) : null;
        if (text != null || reasoning != null) {
            piece(reasoning, text);
            return true;
        }
        if (!plain.read(event, choice)) {
            return false;
        }
        piece(plain.reasoning(), plain.text());
        boolean thinks = !isEmpty(plain.reasoning());
        if (thinks && isEmpty(plain.text())) {
            thoughts.learn(event.data(), plain.inContentField() ? REASONING_CONTENT : REASONING);
        } else if (!thinks && !isEmpty(plain.text())) {
            texts.learn(event.data(), CONTENT);
        }
        return true;
    }

    private void chunk(JsonNode chunk, String messageField) throws WireException {
        JsonNode error = chunk.get("error");
        if ((error != null && !error.isNull()) || (!chunk.has("choices") && OpenAiErrors.looksLike(chunk))) {
            throw OpenAiErrors.inStream(sink.provider(), model, chunk);
        }
        identify(chunk);
        for (JsonNode each : chunk.path("choices")) {
            int index = each.path("index").asInt(0);
            if (choice < 0) {
                choice = index;
            }
            if (index == choice) {
                choice(each, messageField);
            }
            count(each.get("usage"));
        }
        count(chunk.path("x_groq").get("usage"));
        count(chunk.get("usage"));
    }

    private void identify(JsonNode chunk) {
        String name = Json.text(chunk, "model");
        if (name != null && !name.isEmpty()) {
            model = name;
            sink.servedModel(name);
        }
        String id = Json.text(chunk, "id");
        if (id != null && !id.isEmpty()) {
            sink.requestId(id);
        }
        sink.requestId(Json.text(chunk.path("x_groq"), "id"));
    }

    private void choice(JsonNode each, String messageField) throws WireException {
        JsonNode delta = each.path(messageField);
        if (!delta.isObject()) {
            delta = each.path(messageField.equals("delta") ? "message" : "delta");
        }
        delta(delta);
        String reason = Json.text(each, "finish_reason");
        if (reason != null && !reason.isEmpty()) {
            finish(reason);
        }
    }

    private void delta(JsonNode delta) {
        if (delta.path(ReasoningDetails.FIELD).isArray()) {
            details.add(delta.path(ReasoningDetails.FIELD));
        }
        piece(reasoning(delta), null);
        content(delta.path("content"));
        String refusal = Json.text(delta, "refusal");
        if (refusal != null && !refusal.isEmpty()) {
            refused = true;
            piece(null, refusal);
        }
        if (delta.path("tool_calls").isArray()) {
            tools.add(delta.path("tool_calls"));
        }
        tools.addLegacy(delta.path("function_call"));
        output |= !tools.isEmpty();
    }

    /** Reasoning is often sent in several fields at once: the first that has any is taken. */
    private static @Nullable String reasoning(JsonNode delta) {
        for (String field : REASONING_FIELDS) {
            String text = Json.text(delta, field);
            if (text != null && !text.isEmpty()) {
                return text;
            }
        }
        return ReasoningDetails.text(delta.path(ReasoningDetails.FIELD));
    }

    /** A text, or Mistral's list of parts. */
    private void content(JsonNode content) {
        if (content.isString()) {
            piece(null, content.stringValue());
            return;
        }
        for (JsonNode part : content) {
            if (part.isString()) {
                piece(null, part.stringValue());
            } else if ("thinking".equals(Json.text(part, "type"))) {
                piece(thinking(part.path("thinking")), null);
            } else {
                piece(null, Json.text(part, "text"));
            }
        }
    }

    private static String thinking(JsonNode thinking) {
        if (thinking.isString()) {
            return thinking.stringValue();
        }
        StringBuilder text = new StringBuilder();
        for (JsonNode part : thinking) {
            String piece = Json.text(part, "text");
            text.append(piece == null ? "" : piece);
        }
        return text.toString();
    }

    private void piece(@Nullable String reasoning, @Nullable String text) {
        if (reasoning != null && !reasoning.isEmpty()) {
            sink.reasoning(reasoning);
        }
        if (text != null && !text.isEmpty()) {
            output = true;
            details.flush(sink);
            tags.text(text);
        }
    }

    private void finish(String reason) throws WireException {
        if (FinishReasons.isError(reason)) {
            throw OpenAiErrors.stopped(sink.provider(), model, reason);
        }
        finish = reason;
        FinishReason meaning = FinishReasons.of(reason);
        sink.finish(refused && meaning == FinishReason.STOP ? FinishReason.REFUSAL : meaning, reason);
    }

    private void count(@Nullable JsonNode counts) {
        Usage read = usage.read(counts);
        if (read != null) {
            sink.usage(read);
        }
    }

    private static boolean isEmpty(@Nullable String text) {
        return text == null || text.isEmpty();
    }

    private static String excerpt(JsonNode body) {
        String text = body.toString();
        return text.substring(0, Math.min(200, text.length()));
    }
}
