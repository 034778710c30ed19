package dev.trivium.provider.openai;

import dev.trivium.chat.ChatRequest;
import dev.trivium.provider.http.StreamDecoder;
import dev.trivium.provider.http.StreamSink;
import dev.trivium.provider.http.WireException;
import dev.trivium.provider.http.WireRequest;

/** OpenAI's Chat Completions, in the dialect of one server. */
public final class OpenAiChatProtocol extends OpenAiProtocol {

    public static final String NAME = "openai-chat";

    private final ChatRequestWriter writer;

    /** @param dialect at the connection's base address, as {@link Dialects#forBaseAddress} gives it */
    public OpenAiChatProtocol(Dialect dialect) {
        super(dialect);
        this.writer = new ChatRequestWriter(dialect);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public WireRequest chat(String model, ChatRequest request) throws WireException {
        return post("chat/completions", writer.body(model, request));
    }

    @Override
    public StreamDecoder decoder(StreamSink sink) {
        return new ChatDecoder(dialect, sink);
    }
}
