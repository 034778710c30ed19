package dev.trivium.provider.openai;

import dev.trivium.chat.ChatRequest;
import dev.trivium.provider.http.StreamDecoder;
import dev.trivium.provider.http.StreamSink;
import dev.trivium.provider.http.WireException;
import dev.trivium.provider.http.WireRequest;

/** OpenAI's Responses, in the dialect of one server. Nothing is stored at the provider. */
public final class OpenAiResponsesProtocol extends OpenAiProtocol {

    public static final String NAME = "openai-responses";

    private final ResponsesRequestWriter writer;

    /** @param dialect at the connection's base address, as {@link Dialects#forBaseAddress} gives it */
    public OpenAiResponsesProtocol(Dialect dialect) {
        super(dialect);
        this.writer = new ResponsesRequestWriter(dialect);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public WireRequest chat(String model, ChatRequest request) throws WireException {
        return post("responses", writer.body(model, request));
    }

    @Override
    public StreamDecoder decoder(StreamSink sink) {
        return new ResponsesDecoder(dialect, sink);
    }
}
