package dev.trivium.provider.openai;

import dev.trivium.chat.ChatError;
import dev.trivium.provider.http.ErrorResponse;
import dev.trivium.provider.http.Framing;
import dev.trivium.provider.http.ModelPage;
import dev.trivium.provider.http.WireException;
import dev.trivium.provider.http.WireProtocol;
import dev.trivium.provider.http.WireRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What both of OpenAI's protocols share: keys, errors and the list of models. */
abstract sealed class OpenAiProtocol implements WireProtocol permits OpenAiChatProtocol, OpenAiResponsesProtocol {

    final Dialect dialect;

    /** @param dialect at the connection's base address, as {@link Dialects#forBaseAddress} gives it */
    OpenAiProtocol(Dialect dialect) {
        this.dialect = dialect;
    }

    /** A request to post, at a path below the dialect's version. */
    final WireRequest post(String path, JsonNode body) {
        return new WireRequest(dialect.path(path), body, dialect.headers());
    }

    @Override
    public final Framing framing() {
        return Framing.SSE;
    }

    @Override
    public final Map<String, String> authentication(String key) {
        return dialect.authentication(key);
    }

    @Override
    public final @Nullable ChatError error(ErrorResponse response) {
        return OpenAiErrors.read(response);
    }

    @Override
    public final WireRequest listModels(@Nullable String page) {
        return new WireRequest(dialect.path("models"), null, dialect.headers());
    }

    @Override
    public final ModelPage models(JsonNode body) throws WireException {
        return ModelList.read(body);
    }
}
