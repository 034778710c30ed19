package dev.trivium.provider.anthropic;

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
 * The Messages API of Anthropic, version 2023-06-01; its base address is {@code https://api.anthropic.com}.
 *
 * <p>The API demands a limit of output tokens. Where the request sets none, it is {@value #DEFAULT_MAX_TOKENS}, beyond
 * the budget for reasoning if there is one, and {@value #DEFAULT_MAX_TOKENS_WITH_EFFORT} with a reasoning effort, since
 * reasoning counts against it. A reasoning effort asks for adaptive thinking, with {@code none} for no
 * thinking; a reasoning budget asks for the older thinking with a budget, 0 for none. Not sent, because the protocol has
 * no field for it: the seed, and "any JSON" without a schema. Reasoning goes back into later turns only with the
 * signature that the API gave with it.
 */
public final class AnthropicProtocol implements WireProtocol {

    /** Output tokens where the request sets no limit. */
    public static final int DEFAULT_MAX_TOKENS = 4096;

    /** The same where the request asks for reasoning by a word. */
    public static final int DEFAULT_MAX_TOKENS_WITH_EFFORT = 16_384;

    private static final Map<String, String> VERSION = Map.of("anthropic-version", "2023-06-01");

    @Override
    public String name() {
        return "anthropic";
    }

    @Override
    public Framing framing() {
        return Framing.SSE;
    }

    @Override
    public Map<String, String> authentication(String key) {
        return Map.of("x-api-key", key);
    }

    @Override
    public WireRequest chat(String model, ChatRequest request) throws WireException {
        return new WireRequest("v1/messages", AnthropicRequest.body(model, request), VERSION);
    }

    @Override
    public StreamDecoder decoder(StreamSink sink) {
        return new AnthropicDecoder(sink);
    }

    @Override
    public @Nullable ChatError error(ErrorResponse response) {
        return AnthropicErrors.read(response);
    }

    @Override
    public WireRequest listModels(@Nullable String page) {
        String after = page == null ? "" : "&after_id=" + URLEncoder.encode(page, StandardCharsets.UTF_8);
        return new WireRequest("v1/models?limit=1000" + after, null, VERSION);
    }

    @Override
    public ModelPage models(JsonNode body) {
        List<ModelPage.RemoteModel> models = new ArrayList<>();
        for (JsonNode model : body.path("data")) {
            String id = Json.text(model, "id");
            if (id != null) {
                long context = Json.number(model, "max_input_tokens");
                models.add(
                        new ModelPage.RemoteModel(id, Json.text(model, "display_name"), context > 0 ? context : null));
            }
        }
        boolean more = body.path("has_more").asBoolean(false);
        return new ModelPage(models, more ? Json.text(body, "last_id") : null);
    }
}
