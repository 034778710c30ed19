package dev.trivium.chat;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes identifiers for runs and calls: UUIDs of version 7 (RFC 9562, section 5.7) with a counter behind the millisecond
 * (section 6.2, method 1), so that within a process text order is the order in which they were made.
 */
public final class CallIds {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Milliseconds since 1970 and, in the lowest 12 bits, the counter. */
    private static final AtomicLong LAST = new AtomicLong();

    private CallIds() {}

    public static String next() {
        long now = System.currentTimeMillis() << 12;
        long stamp = LAST.updateAndGet(last -> Math.max(last + 1, now));
        long high = ((stamp >>> 12) << 16) | 0x7000L | (stamp & 0xFFFL);
        long low = (RANDOM.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }
}
