package dev.trivium.provider.openai;

import dev.trivium.chat.FinishReason;
import dev.trivium.chat.Usage;
import dev.trivium.provider.http.Json;
import dev.trivium.provider.http.Repeats;
import dev.trivium.provider.http.StreamDecoder;
import dev.trivium.provider.http.StreamSink;
import dev.trivium.provider.http.WireEvent;
import dev.trivium.provider.http.WireException;
import dev.trivium.provider.openai.ResponsesDelta.Kind;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads the stream of Responses. */
final class ResponsesDecoder implements StreamDecoder {

    private static final byte[] DELTA = Repeats.textKey("delta");

    private final StreamSink sink;
    private final OpenAiUsage usage;
    private final ResponsesOutput output;
    private final ResponsesDelta plain = new ResponsesDelta();
    private final Repeats repeats = new Repeats(List.of("obfuscation"), List.of("sequence_number"));
    private String model = "";
    private boolean complete;

    ResponsesDecoder(Dialect dialect, StreamSink sink) {
        this.sink = sink;
        this.usage = new OpenAiUsage(dialect.answers());
        this.output = new ResponsesOutput(sink);
    }

    @Override
    public void event(WireEvent event) throws WireException {
        if (event.data().length() <= 16 && event.is("[DONE]")) {
            return;
        }
        Kind kind = plain.kind();
        String repeated = repeats.text(event.data());
        if (repeated != null && kind != null) {
            output.piece(kind, plain.output(), plain.part(), repeated);
            return;
        }
        if (plain(event)) {
            return;
        }
        JsonNode json = ChunkTree.read(event);
        String type = Json.text(json, "type");
        event(type != null ? type : event.name() == null ? "" : event.name(), json);
    }

    @Override
    public void whole(JsonNode body) throws WireException {
        if (!body.path("output").isArray() && !OpenAiErrors.looksLike(body)) {
            String text = body.toString();
            throw Json.malformed(text.substring(0, Math.min(200, text.length())));
        }
        ended(body);
    }

    @Override
    public boolean complete() {
        return complete;
    }

    @Override
    public void end() {
        output.flush();
    }

    private boolean plain(WireEvent event) {
        repeats.forget();
        if (!plain.read(event)) {
            return false;
        }
        Kind kind = plain.kind();
        String text = plain.text();
        if (kind != null && text != null) {
            output.piece(kind, plain.output(), plain.part(), text);
            repeats.learn(event.data(), DELTA);
        }
        return true;
    }

    private void event(String type, JsonNode json) throws WireException {
        switch (type) {
            case "response.created", "response.queued", "response.in_progress" -> identify(json.path("response"));
            case "response.output_item.added" -> output.added(key(json), json.path("item"));
            case "response.output_item.done" -> output.done(key(json), json.path("item"));
            case "response.function_call_arguments.delta" ->
                output.arguments(key(json), json.path("delta").asString(""));
            case "response.function_call_arguments.done" -> output.wholeArguments(key(json), json);
            case "response.completed", "response.incomplete", "response.failed", "response.cancelled" ->
                ended(json.path("response"));
            case "error" -> throw OpenAiErrors.inStream(sink.provider(), model, json);
            default -> piece(type, json);
        }
    }

    private void piece(String type, JsonNode json) throws WireException {
        Kind delta = Kind.of(type, ".delta");
        Kind done = Kind.of(type, ".done");
        if (delta != null) {
            output.piece(delta, key(json), part(json), json.path("delta").asString(""));
        } else if (done != null) {
            String text = json.path(done == Kind.REFUSAL ? "refusal" : "text").asString("");
            output.wholePiece(done, key(json), part(json), text);
        } else if (!json.has("type") && OpenAiErrors.looksLike(json)) {
            throw OpenAiErrors.inStream(sink.provider(), model, json);
        }
    }

    private void identify(JsonNode response) {
        String name = Json.text(response, "model");
        if (name != null && !name.isEmpty()) {
            model = name;
            sink.servedModel(name);
        }
        sink.requestId(Json.text(response, "id"));
    }

    private void ended(JsonNode response) throws WireException {
        identify(response);
        output.remaining(response.path("output"));
        Usage read = usage.read(response.get("usage"));
        if (read != null) {
            sink.usage(read);
        }
        String status = response.path("status").asString("completed");
        JsonNode error = response.get("error");
        if ((error != null && !error.isNull()) || status.equals("failed") || OpenAiErrors.looksLike(response)) {
            throw OpenAiErrors.inStream(sink.provider(), model, response);
        }
        switch (status) {
            case "completed" -> finish(output.called() ? FinishReason.TOOL_CALLS : FinishReason.STOP, status);
            case "incomplete" -> {
                String reason =
                        response.path("incomplete_details").path("reason").asString(status);
                finish(FinishReasons.of(reason), reason);
            }
            case "cancelled" -> throw OpenAiErrors.stopped(sink.provider(), model, status);
            default -> {
                // A whole answer that is still being worked on is not complete.
            }
        }
    }

    private void finish(FinishReason reason, String raw) {
        complete = true;
        sink.finish(output.refused() && reason == FinishReason.STOP ? FinishReason.REFUSAL : reason, raw);
    }

    /** Some proxies change an item's id from event to event, so the index tells items apart wherever there is one. */
    private static int key(JsonNode json) {
        JsonNode index = json.path("output_index");
        return index.isIntegralNumber()
                ? index.asInt()
                : -1 - (json.path("item_id").asString("").hashCode() >>> 1);
    }

    private static int part(JsonNode json) {
        return json.has("summary_index")
                ? json.path("summary_index").asInt(0)
                : json.path("content_index").asInt(0);
    }
}
