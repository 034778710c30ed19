package dev.trivium.provider.http;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a response's headers say of the rate limits: {@code x-ratelimit-*} of OpenAI and its like, with resets as Go
 * durations, and {@code anthropic-ratelimit-*}, with resets as RFC 3339 moments. A reset that is a bare number is passed
 * over, because servers do not agree on its unit.
 */
final class LearnedLimits {

    private static final Pattern GO_DURATION = Pattern.compile("(\\d+(?:\\.\\d+)?)(h|ms|m|s|us|µs|ns)");
    private static final Map<String, Double> NANOS =
            Map.of("h", 3600e9, "m", 60e9, "s", 1e9, "ms", 1e6, "us", 1e3, "µs", 1e3, "ns", 1.0);

    private final List<Allowance> allowances;

    private LearnedLimits(List<Allowance> allowances) {
        this.allowances = allowances;
    }

    /** Null if the headers say nothing. */
    static @Nullable LearnedLimits read(Map<String, String> headers, long now, Clock clock) {
        List<Allowance> found = new ArrayList<>();
        for (String unit : new String[] {"requests", "tokens", "input-tokens"}) {
            boolean perRequest = unit.equals("requests");
            add(
                    found,
                    perRequest,
                    headers.get("x-ratelimit-limit-" + unit),
                    headers.get("x-ratelimit-remaining-" + unit),
                    goDuration(headers.get("x-ratelimit-reset-" + unit)),
                    now);
            String stem = "anthropic-ratelimit-" + unit;
            add(
                    found,
                    perRequest,
                    headers.get(stem + "-limit"),
                    headers.get(stem + "-remaining"),
                    until(headers.get(stem + "-reset"), clock),
                    now);
        }
        return found.isEmpty() ? null : new LearnedLimits(found);
    }

    /** Nanoseconds until a call of this size should pass; 0 for now. */
    long wait(long tokens, long now) {
        long longest = 0;
        for (Allowance allowance : allowances) {
            longest = Math.max(longest, allowance.wait(tokens, now));
        }
        return longest;
    }

    /** Counts a call that was sent but has not been answered, so that many at once do not all use the same room. */
    void take(long tokens) {
        for (Allowance allowance : allowances) {
            allowance.remaining -= allowance.perRequest ? 1 : tokens;
        }
    }

    private static void add(
            List<Allowance> found,
            boolean perRequest,
            @Nullable String limit,
            @Nullable String remaining,
            @Nullable Duration reset,
            long now) {
        Long whole = number(limit);
        Long left = number(remaining);
        if (left != null && reset != null) {
            found.add(new Allowance(perRequest, whole == null ? -1 : whole, left, now, reset.toNanos()));
        }
    }

    private static @Nullable Long number(@Nullable String text) {
        try {
            return text == null ? null : Long.valueOf(text.strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Such as {@code 1m30s} or {@code 17.399s}; null if it is anything else. */
    static @Nullable Duration goDuration(@Nullable String text) {
        if (text == null) {
            return null;
        }
        Matcher matcher = GO_DURATION.matcher(text.strip());
        double nanos = 0;
        int end = 0;
        while (matcher.lookingAt()) {
            nanos += Double.parseDouble(matcher.group(1)) * NANOS.getOrDefault(matcher.group(2), 0.0);
            end = matcher.end();
            matcher.region(end, text.strip().length());
        }
        return end > 0 && end == text.strip().length() ? Duration.ofNanos((long) nanos) : null;
    }

    private static @Nullable Duration until(@Nullable String moment, Clock clock) {
        if (moment == null) {
            return null;
        }
        try {
            Instant reset = OffsetDateTime.parse(moment.strip()).toInstant();
            Duration left = Duration.between(clock.instant(), reset);
            return left.isNegative() ? Duration.ZERO : left;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static final class Allowance {
        private final boolean perRequest;
        private final long limit;
        private final long learnedAt;
        private final long resetNanos;
        private long remaining;

        Allowance(boolean perRequest, long limit, long remaining, long learnedAt, long resetNanos) {
            this.perRequest = perRequest;
            this.limit = limit;
            this.remaining = remaining;
            this.learnedAt = learnedAt;
            this.resetNanos = resetNanos;
        }

        /** Providers refill steadily: a call needs to wait only until there is room for itself. */
        long wait(long tokens, long now) {
            long missing = (perRequest ? 1 : tokens) - remaining;
            long untilReset = resetNanos - (now - learnedAt);
            if (missing <= 0 || untilReset <= 0 || (limit >= 0 && !perRequest && tokens > limit)) {
                return 0;
            }
            double share = limit > remaining ? Math.min(1.0, (double) missing / (limit - remaining)) : 1.0;
            return Math.max(0, (long) (resetNanos * share) - (now - learnedAt));
        }
    }
}
