package dev.trivium.provider.http;

import dev.trivium.chat.Basis;
import dev.trivium.chat.ChatError;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.FinishReason;
import dev.trivium.chat.Part;
import dev.trivium.chat.Usage;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The smallest protocol: {@code {"t":"text"}}, {@code {"r":"reasoning"}}, {@code {"tool":"name"}}, {@code {"end":"stop"}}. */
record PlainProtocol(Framing framing) implements WireProtocol {

    static final PlainProtocol SSE = new PlainProtocol(Framing.SSE);
    static final PlainProtocol NDJSON = new PlainProtocol(Framing.NDJSON);

    @Override
    public String name() {
        return "plain";
    }

    @Override
    public Map<String, String> authentication(String key) {
        return Map.of("x-api-key", key);
    }

    @Override
    public WireRequest chat(String model, ChatRequest request) {
        return new WireRequest(
                "chat?alt=sse",
                Json.object()
                        .put("model", model)
                        .put("prompt", request.messages().get(0).text()),
                Map.of());
    }

    @Override
    public StreamDecoder decoder(StreamSink sink) {
        return new Decoder(sink);
    }

    @Override
    public @Nullable ChatError error(ErrorResponse response) {
        JsonNode error = response.json() == null ? null : response.json().get("error");
        return error == null
                ? null
                : ProviderErrors.of(
                        response,
                        Json.text(error, "code"),
                        Json.text(error, "type"),
                        Json.text(error, "message"),
                        null);
    }

    @Override
    public WireRequest listModels(@Nullable String page) {
        return new WireRequest(page == null ? "models" : "models?after=" + page, null, Map.of());
    }

    @Override
    public ModelPage models(JsonNode body) {
        List<ModelPage.RemoteModel> models = body.get("models")
                .valueStream()
                .map(name -> new ModelPage.RemoteModel(name.stringValue(), null, null))
                .toList();
        return new ModelPage(models, Json.text(body, "next"));
    }

    private final class Decoder implements StreamDecoder {
        private final StreamSink sink;
        private boolean complete;

        Decoder(StreamSink sink) {
            this.sink = sink;
        }

        @Override
        public void event(WireEvent event) throws WireException {
            if (!event.is("[DONE]")) {
                whole(event.json());
            }
        }

        @Override
        public void whole(JsonNode body) throws WireException {
            if (body.has("error")) {
                ChatError error = error(new ErrorResponse("plain", "m", 200, Map.of(), body));
                throw new WireException(error);
            }
            if (body.has("crash")) {
                throw new IllegalStateException("a bug in a decoder");
            }
            if (body.has("r")) {
                sink.reasoning(body.get("r").stringValue());
            }
            if (body.has("t")) {
                sink.text(body.get("t").stringValue());
            }
            if (body.has("tool")) {
                sink.toolCall(new Part.ToolCall("1", body.get("tool").stringValue(), "{}", null));
            }
            if (body.has("end")) {
                sink.usage(Usage.of(3, 4, Basis.MEASURED));
                sink.finish(FinishReason.STOP, body.get("end").stringValue());
                complete = true;
            }
        }

        @Override
        public boolean complete() {
            return complete;
        }

        @Override
        public void end() {}
    }
}
