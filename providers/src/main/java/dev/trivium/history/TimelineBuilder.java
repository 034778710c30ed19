package dev.trivium.history;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Gathers a {@link Timeline} of bounded size: when there are too many pieces, neighbours of one kind that arrived close
 * together become one. Not safe for several threads.
 */
final class TimelineBuilder {

    static final int MOST = 2_048;

    private final long openedNanos;
    private long[] micros = new long[32];
    private int[] lengths = new int[32];
    private byte[] kinds = new byte[32];
    private int size;

    /** Pieces of one kind that begin within this time of each other are one. */
    private long grain;

    TimelineBuilder(long openedNanos) {
        this.openedNanos = openedNanos;
    }

    void add(Timeline.Kind kind, long nanos, int length) {
        long at = Math.max(size == 0 ? 0 : micros[size - 1], (nanos - openedNanos) / 1_000);
        boolean mergeable = kind == Timeline.Kind.TEXT || kind == Timeline.Kind.REASONING;
        if (mergeable && size > 0 && kinds[size - 1] == kind.number && at - micros[size - 1] < grain) {
            lengths[size - 1] += length;
            return;
        }
        while (mergeable && size >= MOST && grain < Long.MAX_VALUE / 4) {
            coarsen();
        }
        // Kinds that alternate thousands of times cannot be merged: what follows is shown at the end, at once.
        if (!mergeable || size < MOST) {
            append(kind, at, length);
        }
    }

    Timeline end(long nanos) {
        add(Timeline.Kind.END, nanos, 0);
        List<Timeline.Piece> pieces = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            pieces.add(new Timeline.Piece(Timeline.Kind.of(kinds[i]), Duration.ofNanos(micros[i] * 1_000), lengths[i]));
        }
        return new Timeline(pieces);
    }

    private void append(Timeline.Kind kind, long at, int length) {
        if (size == micros.length) {
            micros = Arrays.copyOf(micros, size * 2);
            lengths = Arrays.copyOf(lengths, size * 2);
            kinds = Arrays.copyOf(kinds, size * 2);
        }
        micros[size] = at;
        lengths[size] = length;
        kinds[size] = (byte) kind.number;
        size++;
    }

    private void coarsen() {
        grain = grain == 0 ? 1_000 : grain * 2;
        int kept = 0;
        for (int i = 0; i < size; i++) {
            boolean mergeable = kinds[i] <= Timeline.Kind.REASONING.number;
            if (mergeable && kept > 0 && kinds[kept - 1] == kinds[i] && micros[i] - micros[kept - 1] < grain) {
                lengths[kept - 1] += lengths[i];
            } else {
                micros[kept] = micros[i];
                lengths[kept] = lengths[i];
                kinds[kept++] = kinds[i];
            }
        }
        size = kept;
    }
}
