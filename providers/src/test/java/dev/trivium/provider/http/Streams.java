package dev.trivium.provider.http;

import java.io.InputStream;

/** Lets tests of other packages read bytes as a response's body is read. */
public final class Streams {

    private Streams() {}

    /** Hands every event of the body to the decoder, and then its end. */
    public static void feed(Framing framing, InputStream body, StreamDecoder decoder) throws WireException {
        EventReader reader = EventReader.of(framing, body, () -> {});
        for (WireEvent event = reader.next(); event != null; event = reader.next()) {
            decoder.event(event);
        }
        decoder.end();
    }
}
