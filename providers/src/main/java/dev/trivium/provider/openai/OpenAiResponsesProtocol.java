package dev.trivium.provider.openai;

import dev.trivium.chat.ChatError;
import dev.trivium.chat.ChatRequest;
import dev.trivium.provider.http.ErrorResponse;
import dev.trivium.provider.http.Framing;
import dev.trivium.provider.http.ModelPage;
import dev.trivium.provider.http.StreamDecoder;
import dev.trivium.provider.http.StreamSink;
import dev.trivium.provider.http.WireException;
import dev.trivium.provider.http.WireProtocol;
import dev.trivium.provider.http.WireRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** OpenAI's Responses, in the dialect of one server. Nothing is stored at the provider. */
public final class OpenAiResponsesProtocol implements WireProtocol {

    public static final String NAME = "openai-responses";

    private final Dialect dialect;
    private final ResponsesRequestWriter writer;

    /** @param dialect at the connection's base address, as {@link Dialects#forBaseAddress} gives it */
    public OpenAiResponsesProtocol(Dialect dialect) {
        this.dialect = dialect;
        this.writer = new ResponsesRequestWriter(dialect);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Framing framing() {
        return Framing.SSE;
    }

    @Override
    public Map<String, String> authentication(String key) {
        return dialect.authentication(key);
    }

    @Override
    public WireRequest chat(String model, ChatRequest request) throws WireException {
        return new WireRequest(dialect.path("responses"), writer.body(model, request), dialect.headers());
    }

    @Override
    public StreamDecoder decoder(StreamSink sink) {
        return new ResponsesDecoder(dialect, sink);
    }

    @Override
    public @Nullable ChatError error(ErrorResponse response) {
        return OpenAiErrors.read(response);
    }

    @Override
    public WireRequest listModels(@Nullable String page) {
        return new WireRequest(dialect.path("models"), null, dialect.headers());
    }

    @Override
    public ModelPage models(JsonNode body) throws WireException {
        return ModelList.read(body);
    }
}
