package dev.trivium.provider.http;

import dev.trivium.chat.ChatError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import okhttp3.Response;
import okio.BufferedSource;
import okio.GzipSource;
import okio.Okio;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads one response: a stream, an answer that came whole, a page, or an error. */
final class ResponseReader {

    private static final int ERROR_LIMIT = 1 << 20;
    private static final int EXCERPT = 300;
    private static final String DONE = "[DONE]";

    private enum Shape {
        SSE,
        NDJSON,
        WHOLE,
        PAGE
    }

    private final Endpoint endpoint;
    private final WireProtocol protocol;

    ResponseReader(Endpoint endpoint, WireProtocol protocol) {
        this.endpoint = endpoint;
        this.protocol = protocol;
    }

    /**
     * Reads an answer to its end.
     *
     * @return {@link System#nanoTime()} when its last bytes arrived
     */
    long answer(Response response, CallSink sink, Watch watch) throws AttemptException {
        try {
            BufferedSource source = decoded(response);
            return switch (shape(response, source)) {
                case SSE -> stream(Framing.SSE, source, sink, watch);
                case NDJSON -> stream(Framing.NDJSON, source, sink, watch);
                case WHOLE -> whole(source, sink);
                case PAGE ->
                    throw new AttemptException(
                            Failures.page(endpoint, response.code())
                                    .withProvider(excerpt(read(source, ERROR_LIMIT)), response.code(), null),
                            false);
            };
        } catch (IOException e) {
            throw new AttemptException(Failures.truncated(!sink.handedOn(), true), false);
        } catch (WireException e) {
            throw AttemptException.said(e.error());
        } catch (RuntimeException | StackOverflowError e) {
            throw new AttemptException(Failures.undecodable(), false);
        }
    }

    /** What a response says that is no answer. */
    ChatError error(Response response, String model, Map<String, String> headers) {
        byte[] body;
        try {
            body = read(decoded(response), ERROR_LIMIT);
        } catch (IOException e) {
            body = new byte[0];
        }
        JsonNode json = json(body);
        ErrorResponse facts = new ErrorResponse(endpoint.id(), model, response.code(), headers, json);
        try {
            ChatError known = json == null ? null : protocol.error(facts);
            if (known != null) {
                return known;
            }
        } catch (RuntimeException e) {
            // An error that the protocol cannot read is told by its status.
        }
        return ProviderErrors.of(facts, null, null, excerpt(body), requestId(headers));
    }

    /** The provider's id of a request, which each keeps in a header of its own. */
    static @Nullable String requestId(Map<String, String> headers) {
        for (String name : new String[] {
            "x-request-id",
            "request-id",
            "x-generation-id",
            "apim-request-id",
            "x-oneapi-request-id",
            "x-ds-trace-id",
            "x-kong-request-id"
        }) {
            String id = headers.get(name);
            if (id != null) {
                return id;
            }
        }
        return null;
    }

    private long stream(Framing framing, BufferedSource source, CallSink sink, Watch watch)
            throws WireException, AttemptException {
        StreamDecoder decoder = protocol.decoder(sink);
        sink.reading(decoder);
        EventReader[] self = new EventReader[1];
        EventReader reader = EventReader.of(framing, source.inputStream(), () -> watch.bytes(self[0].arrivedNanos()));
        self[0] = reader;
        boolean complete = false;
        for (WireEvent event = reader.next(); event != null && !sink.ended(); event = reader.next()) {
            sink.decode(event, reader.arrivedNanos());
            if (event.is(DONE)) {
                break;
            }
            if (!complete && decoder.complete()) {
                complete = true;
                watch.complete();
            }
        }
        if (!decoder.complete()) {
            throw new AttemptException(Failures.truncated(!sink.handedOn(), reader.failure() != null), false);
        }
        return reader.arrivedNanos();
    }

    private long whole(BufferedSource source, CallSink sink) throws IOException, WireException, AttemptException {
        byte[] body = read(source, EventReader.EVENT_LIMIT);
        long arrived = System.nanoTime();
        if (new String(body, StandardCharsets.UTF_8).isBlank()) {
            throw new AttemptException(Failures.truncated(true, false), false);
        }
        JsonNode json = Json.tree(new WireEvent.Slice(body, 0, body.length));
        StreamDecoder decoder = protocol.decoder(sink);
        sink.whole(decoder, json, arrived);
        if (!decoder.complete()) {
            throw new AttemptException(Failures.undecodable(), false);
        }
        return arrived;
    }

    private Shape shape(Response response, BufferedSource source) throws IOException {
        String type = String.valueOf(response.header("Content-Type")).toLowerCase(Locale.ROOT);
        if (type.contains("event-stream")) {
            return Shape.SSE;
        }
        if (type.contains("ndjson") || type.contains("jsonl") || type.contains("json-seq")) {
            return Shape.NDJSON;
        }
        Shape usual = protocol.framing() == Framing.SSE ? Shape.SSE : Shape.NDJSON;
        if (type.contains("html")) {
            return Shape.PAGE;
        }
        // Servers that mislabel their stream are told by its first byte.
        char first = source.request(1) ? (char) source.getBuffer().getByte(0) : ' ';
        if (type.contains("json")) {
            return first == 'd' || first == 'e' || first == ':' ? Shape.SSE : Shape.WHOLE;
        }
        if (first == '<') {
            return Shape.PAGE;
        }
        return usual == Shape.SSE && (first == '{' || first == '[') ? Shape.WHOLE : usual;
    }

    private static BufferedSource decoded(Response response) {
        BufferedSource source = response.body().source();
        boolean gzip = "gzip".equalsIgnoreCase(response.header("Content-Encoding"));
        return gzip ? Okio.buffer(new GzipSource(source)) : source;
    }

    /** All of a response that is not a stream. */
    static byte[] body(Response response) throws IOException {
        return read(decoded(response), EventReader.EVENT_LIMIT);
    }

    private static byte[] read(BufferedSource source, int limit) throws IOException {
        try (InputStream in = source.inputStream()) {
            return in.readNBytes(limit);
        }
    }

    /** The body as JSON, also if a gateway wrapped it in a text of its own or in an event; null if it is none. */
    private static @Nullable JsonNode json(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8).strip();
        if (text.startsWith("data:")) {
            text = text.substring(5).lines().findFirst().orElse("");
        }
        JsonNode json = parse(text);
        String inner = json == null ? null : Json.text(json, "detail");
        JsonNode unwrapped = inner == null ? null : parse(inner);
        return unwrapped != null && unwrapped.isObject() ? unwrapped : json;
    }

    private static @Nullable JsonNode parse(String text) {
        String trimmed = text.strip();
        if (!trimmed.startsWith("{") && !trimmed.startsWith("[")) {
            return null;
        }
        try {
            return Json.MAPPER.readTree(trimmed);
        } catch (JacksonException e) {
            return null;
        }
    }

    /** The start of a body as plain text, without the marks, scripts and styles of a page; null if nothing is left. */
    static @Nullable String excerpt(byte[] body) {
        String text = new String(Arrays.copyOf(body, Math.min(body.length, 20_000)), StandardCharsets.UTF_8)
                .replaceAll("(?is)<(script|style|head)\\b.*?</\\1\\s*>", " ")
                .replaceAll("(?s)<!--.*?-->", " ")
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ")
                .strip();
        if (text.isEmpty()) {
            return null;
        }
        return text.length() <= EXCERPT ? text : text.substring(0, EXCERPT - 1) + "…";
    }
}
