package dev.trivium.provider.gemini;

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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Google's Gemini API, {@code v1beta}, {@code streamGenerateContent}; its base address is
 * {@code https://generativelanguage.googleapis.com}.
 *
 * <p>A reasoning budget is sent as {@code thinkingBudget}. Without one, an effort is sent as {@code thinkingLevel}, save
 * that the models 2.5, which know no levels, get the budget that Google's OpenAI-compatible API gives the same word, and
 * that {@code none} is a budget of 0. Either also asks for the thoughts to be shown. Every parameter of a request has a
 * field here. The answer's signatures of thoughts go back into later turns unchanged.
 */
public final class GeminiProtocol implements WireProtocol {

    private static final String MODELS = "models/";

    @Override
    public String name() {
        return "gemini";
    }

    @Override
    public Framing framing() {
        return Framing.SSE;
    }

    @Override
    public Map<String, String> authentication(String key) {
        // The key could also stand in the address, but addresses end up in logs.
        return Map.of("x-goog-api-key", key);
    }

    @Override
    public WireRequest chat(String model, ChatRequest request) throws WireException {
        String path = "v1beta/" + resource(model) + ":streamGenerateContent?alt=sse";
        return new WireRequest(path, GeminiRequest.body(model, request), Map.of());
    }

    @Override
    public StreamDecoder decoder(StreamSink sink) {
        return new GeminiDecoder(sink);
    }

    @Override
    public @Nullable ChatError error(ErrorResponse response) {
        return GeminiErrors.read(response);
    }

    @Override
    public WireRequest listModels(@Nullable String page) {
        String token = page == null ? "" : "&pageToken=" + encode(page);
        return new WireRequest("v1beta/models?pageSize=1000" + token, null, Map.of());
    }

    @Override
    public ModelPage models(JsonNode body) {
        List<ModelPage.RemoteModel> models = new ArrayList<>();
        for (JsonNode model : body.path("models")) {
            String name = Json.text(model, "name");
            if (name != null && generates(model)) {
                long context = Json.number(model, "inputTokenLimit");
                models.add(new ModelPage.RemoteModel(
                        name.startsWith(MODELS) ? name.substring(MODELS.length()) : name,
                        Json.text(model, "displayName"),
                        context > 0 ? context : null));
            }
        }
        String next = Json.text(body, "nextPageToken");
        return new ModelPage(models, next == null || next.isEmpty() ? null : next);
    }

    private static boolean generates(JsonNode model) {
        JsonNode methods = model.path("supportedGenerationMethods");
        if (!methods.isArray()) {
            return true;
        }
        for (JsonNode method : methods) {
            if (method.isString() && method.stringValue().equals("generateContent")) {
                return true;
            }
        }
        return false;
    }

    /** Tuned models bring their own collection: {@code tunedModels/NAME}. */
    private static String resource(String model) {
        int slash = model.indexOf('/');
        return slash < 0
                ? MODELS + encode(model)
                : encode(model.substring(0, slash)) + "/" + encode(model.substring(slash + 1));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
