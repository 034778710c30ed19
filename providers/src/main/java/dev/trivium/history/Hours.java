package dev.trivium.history;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * The tallies of a day's hours, counted from the day's start, so that a day on which the clocks change has 23 or 25. As
 * bytes, for each hour that has calls: its number, the length of its tally, the tally.
 */
final class Hours {

    private Hours() {}

    /** {@code body} with {@code changes} added to its hours. */
    static byte[] add(byte[] body, Map<Integer, Tally> changes) {
        Map<Integer, Tally> hours = new TreeMap<>();
        forEach(body, (hour, in) -> hours.put(hour, Tally.of(in)));
        changes.forEach(
                (hour, tally) -> hours.computeIfAbsent(hour, key -> new Tally()).add(tally));
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length + 64);
        hours.forEach((hour, tally) -> {
            byte[] bytes = tally.bytes();
            Varints.number(out, hour);
            Varints.number(out, bytes.length);
            out.writeBytes(bytes);
        });
        return out.toByteArray();
    }

    /** @param reader is given the hour and its tally to be read */
    static void forEach(byte[] body, BiConsumer<Integer, Varints> reader) {
        Varints in = new Varints(body);
        while (in.hasMore()) {
            int hour = (int) in.number();
            int length = (int) in.number();
            reader.accept(hour, new Varints(body, in.position(), in.position() + length));
            in.skip(length);
        }
    }
}
