package dev.trivium.catalog;

import java.util.Map;
import java.util.WeakHashMap;

/**
 * Remembers what long texts came to: an attached file of megabytes is not counted anew after every key that is pressed.
 * A count is forgotten with its text.
 */
final class RememberedTokens implements TextTokens {

    /** Shorter texts are counted faster than they are looked up and kept. */
    private static final int LONG = 10_000;

    private final TextTokens counter;
    private final Map<String, Long> counts = new WeakHashMap<>();

    RememberedTokens(TextTokens counter) {
        this.counter = counter;
    }

    @Override
    public long count(String text) {
        if (text.length() < LONG) {
            return counter.count(text);
        }
        synchronized (counts) {
            Long known = counts.get(text);
            if (known != null) {
                return known;
            }
        }
        long counted = counter.count(text);
        synchronized (counts) {
            counts.put(text, counted);
        }
        return counted;
    }

    @Override
    public String method() {
        return counter.method();
    }
}
