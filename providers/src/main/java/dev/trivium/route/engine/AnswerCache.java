package dev.trivium.route.engine;

import dev.trivium.chat.Answer;
import dev.trivium.route.Cache;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Kept answers of one step, the least lately used first. Bounded by age, by number and by size. */
final class AnswerCache {

    /**
     * @param atNanos when it was kept
     * @param bytes what it takes with its key, see {@link Weights}
     */
    record Kept(Answer answer, long atNanos, long bytes) {}

    private final Map<Object, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    synchronized @Nullable Kept find(Object key, Cache settings, long now) {
        Kept found = kept.get(key);
        if (found != null && now - found.atNanos > settings.age().toNanos()) {
            forget(key);
            return null;
        }
        return found;
    }

    /**
     * Keeps an answer; nothing happens if it alone is larger than all may be.
     *
     * @param size bytes of the answer and the key
     */
    synchronized void keep(Object key, Answer answer, long size, Cache settings, long now) {
        forget(key);
        if (size > Cache.MOST_BYTES) {
            return;
        }
        kept.put(key, new Kept(answer, now, size));
        bytes += size;
        Iterator<Kept> oldest = kept.values().iterator();
        while (kept.size() > settings.entries() || bytes > Cache.MOST_BYTES) {
            bytes -= oldest.next().bytes;
            oldest.remove();
        }
    }

    private void forget(Object key) {
        Kept gone = kept.remove(key);
        if (gone != null) {
            bytes -= gone.bytes;
        }
    }
}
