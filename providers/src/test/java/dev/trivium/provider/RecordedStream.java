package dev.trivium.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.provider.http.Framing;
import dev.trivium.provider.http.WireException;
import dev.trivium.provider.http.WireProtocol;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/** One recorded stream and the ways in which its bytes may arrive without changing what is read. */
public final class RecordedStream {

    private final WireProtocol protocol;
    private final byte[] body;

    public RecordedStream(WireProtocol protocol, byte[] body) {
        this.protocol = protocol;
        this.body = body;
    }

    public Decoded read() throws WireException {
        return read(new ByteArrayInputStream(body));
    }

    public Decoded read(InputStream stream) throws WireException {
        return Decoded.stream(protocol, stream);
    }

    /** Two packets, cut at every byte. */
    public void assertSameHoweverSplit() throws WireException {
        String whole = read().summary();
        for (int at = 1; at < body.length; at++) {
            assertThat(read(Recordings.split(body, at)).summary())
                    .as("split at %d", at)
                    .isEqualTo(whole);
        }
    }

    /** Other line ends, comments, a byte order mark, no end of the last line. */
    public void assertSameHoweverFramed() throws WireException {
        String whole = read().summary();
        boolean lines = protocol.framing() == Framing.NDJSON;
        Map<String, byte[]> variants = lines ? Recordings.ndjsonVariants(body) : Recordings.sseVariants(body);
        for (Map.Entry<String, byte[]> variant : variants.entrySet()) {
            assertThat(read(new ByteArrayInputStream(variant.getValue())).summary())
                    .as(variant.getKey())
                    .isEqualTo(whole);
        }
    }

    /**
     * Ends after every event but the last ones.
     *
     * @param marks how many events at the end carry or follow the mark of success
     */
    public void assertIncompleteWhereverCut(int marks) throws WireException {
        List<Integer> ends = Recordings.eventEnds(body, protocol.framing() == Framing.NDJSON);
        String text = read().answer().text();
        assertThat(ends.size()).isGreaterThan(marks);
        for (int end : ends.subList(0, ends.size() - marks)) {
            Decoded cut = read(new ByteArrayInputStream(body, 0, end));
            assertThat(cut.complete()).as("cut at %d", end).isFalse();
            assertThat(text).startsWith(cut.answer().text());
        }
    }

    /** Ends at any of the last bytes: either the whole answer was read all the same, or it counts as incomplete. */
    public void assertNeverMistakenWhenTornNearTheEnd() throws WireException {
        String whole = read().summary();
        for (int end = Math.max(1, body.length - 2_000); end < body.length; end++) {
            Decoded torn = read(new ByteArrayInputStream(body, 0, end));
            assertThat(!torn.complete() || torn.summary().equals(whole))
                    .as("torn at %d: %s", end, torn.summary())
                    .isTrue();
        }
    }
}
