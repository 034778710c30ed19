package dev.trivium.route.engine;

import dev.trivium.chat.Answer;
import dev.trivium.route.Cache;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Kept answers of one step, the least lately used first. */
final class AnswerCache {

    /** @param atNanos when it was kept */
    record Kept(Answer answer, long atNanos) {}

    private final Map<Object, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);

    synchronized @Nullable Kept find(Object key, Cache settings, long now) {
        Kept found = kept.get(key);
        if (found != null && now - found.atNanos > settings.age().toNanos()) {
            kept.remove(key);
            return null;
        }
        return found;
    }

    synchronized void keep(Object key, Answer answer, Cache settings, long now) {
        kept.put(key, new Kept(answer, now));
        Iterator<Object> oldest = kept.keySet().iterator();
        while (kept.size() > settings.entries()) {
            oldest.next();
            oldest.remove();
        }
    }
}
