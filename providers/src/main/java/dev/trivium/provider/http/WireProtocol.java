package dev.trivium.provider.http;

import dev.trivium.chat.ChatError;
import dev.trivium.chat.ChatRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One wire protocol: how a request is written, how its stream is read, what its errors mean. Stateless and safe for
 * several threads.
 */
public interface WireProtocol {

    /** As in the workspace file: {@code anthropic}. */
    String name();

    Framing framing();

    /** The headers that carry the key. Their values never reach a log or a message. */
    Map<String, String> authentication(String key);

    /**
     * Writes a streaming request.
     *
     * @throws WireException if the protocol cannot carry the request; nothing has been sent then
     */
    WireRequest chat(String model, ChatRequest request) throws WireException;

    /** A reader for one response's stream; its calls come from one thread. */
    StreamDecoder decoder(StreamSink sink);

    /**
     * Reads an error response, or an error found inside a stream of status 200.
     *
     * @return the error; null if the JSON does not hold one that this protocol knows
     */
    @Nullable
    ChatError error(ErrorResponse response);

    /** Asks which models the connection offers; {@code page} is null for the first page. */
    WireRequest listModels(@Nullable String page);

    /** Reads one answer to {@link #listModels}. */
    ModelPage models(JsonNode body) throws WireException;
}
