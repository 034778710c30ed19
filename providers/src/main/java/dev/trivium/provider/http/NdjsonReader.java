package dev.trivium.provider.http;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * One JSON value a line. CR counts as a line end too, which makes CRLF a line end and a blank line; JSON holds neither
 * inside a line. A last line without its end is handed on if it is whole.
 */
final class NdjsonReader extends EventReader {

    NdjsonReader(InputStream in, int limit, Runnable onArrival) {
        super(in, limit, onArrival);
    }

    @Override
    @Nullable
    WireEvent next() throws WireException {
        for (int at = lineEnd(); at >= 0; at = lineEnd()) {
            WireEvent event = take(at);
            line = at + 1;
            scan = line;
            if (event != null) {
                return event;
            }
        }
        WireEvent event = take(end);
        line = end;
        scan = end;
        return event != null
                        && whole(
                                event.data().buffer(),
                                event.data().offset(),
                                event.data().length())
                ? event
                : null;
    }

    @Override
    int held() {
        return 0;
    }

    @Override
    void moveHeld(byte[] target) {}

    private @Nullable WireEvent take(int lineEnd) {
        int from = line;
        if (lineEnd - from >= 3
                && buffer[from] == (byte) 0xEF
                && buffer[from + 1] == (byte) 0xBB
                && buffer[from + 2] == (byte) 0xBF) {
            from += 3;
        }
        while (from < lineEnd && (buffer[from] == ' ' || buffer[from] == '\t')) {
            from++;
        }
        return from == lineEnd ? null : new WireEvent(null, new WireEvent.Slice(buffer, from, lineEnd - from));
    }
}
