package dev.trivium.history;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * How often values occurred, to within 0.8 %: enough for percentiles, and sketches of parts add up to that of the whole.
 *
 * <p>Values are whole and not negative. Those below 128 have a bucket each; every power of two above has 64 buckets of
 * equal width, as in HdrHistogram (hdrhistogram.org), whose own classes take microseconds to unpack, where a refresh has
 * a hundred thousand of them to add. Stored sparsely. Not safe for several threads.
 */
final class Sketch {

    /** Values up to 2^40 have buckets; larger ones count as that. */
    static final int BUCKETS = (34 << 6) + 129;

    private static final long LARGEST = 1L << 40;

    private int[] buckets = new int[4];
    private long[] counts = new long[4];
    private int size;

    static int bucket(long value) {
        long capped = Math.max(0, Math.min(value, LARGEST));
        if (capped < 128) {
            return (int) capped;
        }
        int shift = 57 - Long.numberOfLeadingZeros(capped);
        return (shift << 6) + (int) (capped >>> shift);
    }

    /** The middle of a bucket. */
    static double value(int bucket) {
        if (bucket < 128) {
            return bucket;
        }
        int shift = (bucket >> 6) - 1;
        long low = (long) (bucket - (shift << 6)) << shift;
        return low + ((1L << shift) - 1) / 2.0;
    }

    /** @param times negative to take values away */
    void add(int bucket, long times) {
        int at = Arrays.binarySearch(buckets, 0, size, bucket);
        if (at >= 0) {
            counts[at] += times;
            return;
        }
        int place = -at - 1;
        if (size == buckets.length) {
            buckets = Arrays.copyOf(buckets, size * 2);
            counts = Arrays.copyOf(counts, size * 2);
        }
        System.arraycopy(buckets, place, buckets, place + 1, size - place);
        System.arraycopy(counts, place, counts, place + 1, size - place);
        buckets[place] = bucket;
        counts[place] = times;
        size++;
    }

    void add(Sketch other) {
        for (int i = 0; i < other.size; i++) {
            add(other.buckets[i], other.counts[i]);
        }
    }

    /** The number of buckets, then for each the distance from the one before and its count. */
    void write(ByteArrayOutputStream out) {
        int used = 0;
        for (int i = 0; i < size; i++) {
            used += counts[i] > 0 ? 1 : 0;
        }
        Varints.number(out, used);
        int last = 0;
        for (int i = 0; i < size; i++) {
            if (counts[i] > 0) {
                Varints.number(out, buckets[i] - last);
                Varints.number(out, counts[i]);
                last = buckets[i];
            }
        }
    }

    void read(Varints in) {
        int bucket = 0;
        for (long left = in.number(); left > 0; left--) {
            bucket += (int) in.number();
            add(bucket, in.number());
        }
    }
}
