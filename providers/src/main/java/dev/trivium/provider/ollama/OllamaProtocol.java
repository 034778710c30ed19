package dev.trivium.provider.ollama;

import dev.trivium.chat.ChatError;
import dev.trivium.chat.ChatRequest;
import dev.trivium.provider.http.ErrorResponse;
import dev.trivium.provider.http.Framing;
import dev.trivium.provider.http.Json;
import dev.trivium.provider.http.ModelPage;
import dev.trivium.provider.http.StreamDecoder;
import dev.trivium.provider.http.StreamSink;
import dev.trivium.provider.http.WireException;
import dev.trivium.provider.http.WireProtocol;
import dev.trivium.provider.http.WireRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Ollama's own {@code /api/chat}; its base address is {@code http://localhost:11434}. A local server needs no key,
 * Ollama's cloud takes one.
 *
 * <p>A reasoning effort is sent as {@code think}: {@code low}, {@code medium}, {@code high} and {@code max} as they are,
 * {@code none} as false, any other word as true; a reasoning budget only as false for 0 and true otherwise, since there
 * is no field for the number. There is no choice of tools either: {@code None} sends no tools, {@code Named} only that
 * tool, {@code Required} is left to the model. Pictures must be bytes; documents cannot be sent.
 *
 * <p>The server would silently cut a prompt that is longer than the context it has prepared. Therefore long prompts ask
 * for a larger context, and cutting is refused, so that the error is seen.
 */
public final class OllamaProtocol implements WireProtocol {

    @Override
    public String name() {
        return "ollama";
    }

    @Override
    public Framing framing() {
        return Framing.NDJSON;
    }

    @Override
    public Map<String, String> authentication(String key) {
        return Map.of("Authorization", "Bearer " + key);
    }

    @Override
    public WireRequest chat(String model, ChatRequest request) throws WireException {
        return new WireRequest("api/chat", OllamaRequest.body(model, request), Map.of());
    }

    @Override
    public StreamDecoder decoder(StreamSink sink) {
        return new OllamaDecoder(sink);
    }

    @Override
    public @Nullable ChatError error(ErrorResponse response) {
        return OllamaErrors.read(response);
    }

    @Override
    public WireRequest listModels(@Nullable String page) {
        return new WireRequest("api/tags", null, Map.of());
    }

    @Override
    public ModelPage models(JsonNode body) {
        List<ModelPage.RemoteModel> models = new ArrayList<>();
        for (JsonNode model : body.path("models")) {
            String name = Json.text(model, "model");
            if (name == null) {
                name = Json.text(model, "name");
            }
            if (name != null) {
                long context = Json.number(model.path("details"), "context_length");
                models.add(new ModelPage.RemoteModel(name, Json.text(model, "name"), context > 0 ? context : null));
            }
        }
        return new ModelPage(models, null);
    }
}
