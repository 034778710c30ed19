package dev.trivium.chat;

import java.security.SecureRandom;
import java.util.UUID;

/** Makes identifiers for runs and calls: UUIDs of version 7 (RFC 9562, section 5.7), so that text order is time order. */
public final class CallIds {

    private static final SecureRandom RANDOM = new SecureRandom();

    private CallIds() {}

    public static String next() {
        long millis = System.currentTimeMillis();
        long high = (millis << 16) | 0x7000L | (RANDOM.nextInt() & 0x0FFFL);
        long low = (RANDOM.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }
}
