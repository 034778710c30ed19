package dev.trivium.provider.http;

import dev.trivium.chat.FinishReason;
import dev.trivium.chat.Part;
import dev.trivium.chat.Usage;
import org.jspecify.annotations.Nullable;

/** Where a {@link StreamDecoder} puts what it reads. Empty pieces are passed over. */
public interface StreamSink {

    /** What to call the provider in messages, such as the connection's id. */
    String provider();

    void text(String piece);

    void reasoning(String piece);

    /** Ends the open piece of reasoning with what the provider wants back unchanged, as JSON of its protocol. */
    void reasoningOpaque(String json);

    void toolCall(Part.ToolCall call);

    /** The first reason stands, save that a later different one replaces {@link FinishReason#STOP}. */
    void finish(FinishReason reason, @Nullable String raw);

    /** The newest count; providers report cumulative counts, so the last one stands. */
    void usage(Usage usage);

    void requestId(@Nullable String id);

    void servedModel(@Nullable String model);
}
