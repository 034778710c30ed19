package dev.trivium.provider.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cutting bytes into events, whatever the packets. */
class EventReaderTest {

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void everyLineEndAndEverySplitGivesTheSameEvents(String end) throws Exception {
        String text = String.join(
                end,
                "\uFEFFevent: first",
                "data: {\"t\":\"ä€😀\"}",
                "",
                ": ping",
                "",
                "id: 7",
                "retry: 10",
                "data:{\"no\":\"space\"}",
                "",
                "event: third",
                "data: [1,",
                ": in between",
                "data",
                "data: 2]",
                "",
                "event: nothing",
                "",
                "data: [DONE] ",
                "",
                "");
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        List<String> expected =
                List.of("first|{\"t\":\"ä€😀\"}", "null|{\"no\":\"space\"}", "third|[1,\n\n2]", "null|[DONE] ");

        assertThat(events(new SseReader(new ByteArrayInputStream(bytes), 1000, () -> {})))
                .isEqualTo(expected);
        for (int split = 1; split < bytes.length; split++) {
            assertThat(events(new SseReader(pieces(bytes, split), 1000, () -> {})))
                    .isEqualTo(expected);
        }
        assertThat(events(new SseReader(pieces(bytes, 1, true), 1000, () -> {})))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "data: {\"a\":1} ; null|{\"a\":1}",
                "data: [DONE] ; null|[DONE]",
                "data: {\"a\":1 ; ``",
                "data: nonsense ; ``",
                "event: x ; ``"
            })
    void aLastEventWithoutItsEndCountsIfItIsWhole(String text, String expected) throws Exception {
        List<String> events = events(
                new SseReader(new ByteArrayInputStream(text.strip().getBytes(StandardCharsets.UTF_8)), 1000, () -> {}));

        assertThat(events).isEqualTo(expected.isEmpty() ? List.of() : List.of(expected.strip()));
    }

    @Test
    void aLineWithoutABlankLineBehindItCounts() throws Exception {
        assertThat(events(new SseReader(new ByteArrayInputStream("data: 1\n".getBytes()), 1000, () -> {})))
                .containsExactly("null|1");
    }

    @Test
    void bytesBeforeABreakAreReadAndTheBreakIsTold() throws Exception {
        InputStream broken = new InputStream() {
            private boolean sent;

            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                if (sent) {
                    throw new IOException("reset");
                }
                sent = true;
                byte[] bytes = "data: 1\n\ndata: 2\n".getBytes(StandardCharsets.UTF_8);
                System.arraycopy(bytes, 0, target, offset, bytes.length);
                return bytes.length;
            }
        };
        SseReader reader = new SseReader(broken, 1000, () -> {});

        assertThat(events(reader)).containsExactly("null|1", "null|2");
        assertThat(reader.failure()).hasMessage("reset");
    }

    @Test
    void linesOfJsonAreReadWithAnyLineEnd() throws Exception {
        byte[] bytes = "{\"a\":\"ü\"}\r\n\n  \n{\"b\":2}\n{\"c\":3}".getBytes(StandardCharsets.UTF_8);
        List<String> expected = List.of("null|{\"a\":\"ü\"}", "null|{\"b\":2}", "null|{\"c\":3}");
        for (int split = 1; split < bytes.length; split++) {
            assertThat(events(new NdjsonReader(pieces(bytes, split), 1000, () -> {})))
                    .isEqualTo(expected);
        }
        byte[] cut = "{\"a\":1}\n{\"b\":".getBytes(StandardCharsets.UTF_8);
        assertThat(events(new NdjsonReader(new ByteArrayInputStream(cut), 1000, () -> {})))
                .containsExactly("null|{\"a\":1}");
    }

    @Test
    void oneEventOfTenMegabytesIsRead() throws Exception {
        String big = "\"" + "x".repeat(10 << 20) + "\"";
        byte[] bytes = ("data: 1\n\ndata: " + big + "\n\ndata: 2\n\n").getBytes(StandardCharsets.UTF_8);
        SseReader reader = new SseReader(new ByteArrayInputStream(bytes), EventReader.EVENT_LIMIT, () -> {});

        assertThat(reader.next().text()).isEqualTo("1");
        assertThat(reader.next().data().length()).isEqualTo(big.length());
        assertThat(reader.next().text()).isEqualTo("2");
        assertThat(reader.next()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"data: x", "data: x\n", "event", ": comment "})
    void anEventWithoutEndIsStopped(String repeated) {
        InputStream endless = new InputStream() {
            private final byte[] bytes = repeated.getBytes(StandardCharsets.UTF_8);
            private int at;

            @Override
            public int read() {
                return bytes[at++ % bytes.length];
            }
        };
        SseReader reader = new SseReader(endless, 1 << 20, () -> {});

        assertThatThrownBy(reader::next).isInstanceOf(WireException.class).hasMessageContaining("more than 1 MiB");
        assertThat(reader.buffer.length).isLessThanOrEqualTo(4 << 20);
    }

    @Test
    void endlessCommentsAndEventsNeedNoMemory() throws Exception {
        byte[] round = ": ping\n\nevent: e\ndata: 1\n\n".getBytes(StandardCharsets.UTF_8);
        InputStream many = new InputStream() {
            private int at;

            @Override
            public int read() {
                return at == round.length * 100_000 ? -1 : round[at++ % round.length];
            }
        };
        SseReader reader = new SseReader(many, EventReader.EVENT_LIMIT, () -> {});
        int count = 0;
        while (reader.next() != null) {
            count++;
        }
        assertThat(count).isEqualTo(100_000);
        assertThat(reader.buffer.length).isLessThanOrEqualTo(32 << 10);
    }

    @Test
    void randomBytesNeverBreakAReader() throws Exception {
        Random random = new Random(4);
        String alphabet = "data: event:\n\n\r\r{}[]\"1,\u00e4 ";
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(60); i > 0; i--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
                if (random.nextInt(8) == 0) {
                    text.append("data: ");
                }
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            if (bytes.length > 0 && random.nextBoolean()) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            List<String> whole = events(new SseReader(new ByteArrayInputStream(bytes), 1000, () -> {}));
            int split = 1 + random.nextInt(bytes.length + 1);
            assertThat(events(new SseReader(pieces(bytes, split), 1000, () -> {})))
                    .isEqualTo(whole);
            events(new NdjsonReader(pieces(bytes, split), 1000, () -> {}));
        }
    }

    private static List<String> events(EventReader reader) throws WireException {
        List<String> events = new ArrayList<>();
        for (WireEvent event = reader.next(); event != null; event = reader.next()) {
            events.add(event.name() + "|" + event.text());
        }
        assertThat(reader.next()).isNull();
        return events;
    }

    private static InputStream pieces(byte[] bytes, int split) {
        return pieces(bytes, split, false);
    }

    /** Gives the bytes in two pieces, or in many of that size. */
    private static InputStream pieces(byte[] bytes, int size, boolean many) {
        return new InputStream() {
            private int at;

            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                if (at == bytes.length) {
                    return -1;
                }
                int count = Math.min(length, many || at == 0 ? Math.min(size, bytes.length - at) : bytes.length - at);
                System.arraycopy(bytes, at, target, offset, count);
                at += count;
                return count;
            }
        };
    }
}
