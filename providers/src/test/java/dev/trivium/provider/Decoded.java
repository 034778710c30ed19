package dev.trivium.provider;

import dev.trivium.chat.Answer;
import dev.trivium.chat.AnswerBuilder;
import dev.trivium.chat.FinishReason;
import dev.trivium.chat.Part;
import dev.trivium.chat.Usage;
import dev.trivium.provider.http.Json;
import dev.trivium.provider.http.StreamDecoder;
import dev.trivium.provider.http.StreamSink;
import dev.trivium.provider.http.Streams;
import dev.trivium.provider.http.WireEvent;
import dev.trivium.provider.http.WireException;
import dev.trivium.provider.http.WireProtocol;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Feeds a protocol's decoder with events and keeps what it reads. */
public final class Decoded implements StreamSink {

    private final AnswerBuilder builder = new AnswerBuilder(0);
    private final List<String> pieces = new ArrayList<>();
    private final StreamDecoder decoder;

    public Decoded(WireProtocol protocol) {
        this.decoder = protocol.decoder(this);
    }

    @Override
    public String provider() {
        return "the provider";
    }

    /** The answer to these events, each a JSON text; the event's name is the JSON's type, where it has one. */
    public static Decoded events(WireProtocol protocol, String... events) throws WireException {
        Decoded decoded = new Decoded(protocol);
        for (String event : events) {
            decoded.event(event);
        }
        decoded.decoder.end();
        return decoded;
    }

    public static Decoded whole(WireProtocol protocol, String body) throws WireException {
        Decoded decoded = new Decoded(protocol);
        decoded.decoder.whole(Json.MAPPER.readTree(body));
        decoded.decoder.end();
        return decoded;
    }

    /** The answer to a response's bytes. */
    public static Decoded stream(WireProtocol protocol, InputStream body) throws WireException {
        Decoded decoded = new Decoded(protocol);
        Streams.feed(protocol.framing(), body, decoded.decoder);
        return decoded;
    }

    public Decoded event(String json) throws WireException {
        decoder.event(WireEvent.of(Json.text(Json.MAPPER.readTree(json), "type"), json));
        return this;
    }

    /** Takes an event just as it is. */
    public Decoded raw(@Nullable String name, String data) throws WireException {
        decoder.event(WireEvent.of(name, data));
        return this;
    }

    public Decoded end() {
        decoder.end();
        return this;
    }

    /** All that was read, as text without the ids that are made up anew each time. */
    public String summary() {
        Answer answer = answer();
        List<Part> parts = answer.message().parts().stream()
                .map(part -> part instanceof Part.ToolCall call
                        ? new Part.ToolCall("", call.name(), call.arguments(), call.opaque())
                        : part)
                .toList();
        return complete() + " " + answer.finishReason() + " " + answer.rawFinishReason() + " " + answer.usage() + " "
                + answer.servedModel() + " " + answer.requestId() + " " + parts;
    }

    public boolean complete() {
        return decoder.complete();
    }

    /** The pieces of text and reasoning, one by one. */
    public List<String> pieces() {
        return pieces;
    }

    public Answer answer() {
        return builder.build(1);
    }

    @Override
    public void text(String piece) {
        if (!piece.isEmpty()) {
            pieces.add(piece);
            builder.text(1, piece);
        }
    }

    @Override
    public void reasoning(String piece) {
        if (!piece.isEmpty()) {
            pieces.add(piece);
            builder.reasoning(1, piece);
        }
    }

    @Override
    public void reasoningOpaque(String json) {
        builder.reasoningOpaque(json);
    }

    @Override
    public void toolCall(Part.ToolCall call) {
        builder.toolCall(1, call);
    }

    @Override
    public void finish(FinishReason reason, @Nullable String raw) {
        builder.finish(reason, raw);
    }

    @Override
    public void usage(Usage usage) {
        builder.usage(usage);
    }

    @Override
    public void requestId(@Nullable String id) {
        builder.requestId(id);
    }

    @Override
    public void servedModel(@Nullable String model) {
        builder.servedModel(model);
    }
}
