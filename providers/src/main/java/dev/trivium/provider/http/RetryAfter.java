package dev.trivium.provider.http;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code retry-after-ms} and {@code retry-after} (RFC 9110, section 10.2.3; providers also send fractions). */
final class RetryAfter {

    private RetryAfter() {}

    static @Nullable Duration read(Map<String, String> headers, Clock clock) {
        Duration millis = scaled(headers.get("retry-after-ms"), 1e6);
        if (millis != null) {
            return millis;
        }
        String value = headers.get("retry-after");
        Duration seconds = scaled(value, 1e9);
        return seconds != null || value == null ? seconds : until(value, clock);
    }

    private static @Nullable Duration scaled(@Nullable String value, double nanosPerUnit) {
        if (value == null) {
            return null;
        }
        try {
            double number = Double.parseDouble(value.strip());
            return number >= 0 && number < 1e9 ? Duration.ofNanos((long) (number * nanosPerUnit)) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable Duration until(String date, Clock clock) {
        try {
            Instant moment = ZonedDateTime.parse(date.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration left = Duration.between(clock.instant(), moment);
            return left.isNegative() ? Duration.ZERO : left;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
