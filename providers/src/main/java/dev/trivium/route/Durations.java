package dev.trivium.route;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Spans of time as they stand in files: {@code 500ms}, {@code 2s}, {@code 1.5m}, {@code 1h}, {@code 7d}. */
public final class Durations {

    static final String FORM = "\\d{1,9}(?:\\.\\d{1,3})?(?:ms|s|m|h|d)";

    private static final Pattern SPAN = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)(ms|s|m|h|d)");
    private static final String[] UNITS = {"d", "h", "m", "s"};
    private static final long[] MILLIS = {86_400_000, 3_600_000, 60_000, 1000};

    private Durations() {}

    /** @return null if the text is none; parts of a millisecond are dropped */
    public static @Nullable Duration parse(String text) {
        Matcher matcher = SPAN.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        long unit = 1;
        for (int i = 0; i < UNITS.length; i++) {
            if (UNITS[i].equals(matcher.group(2))) {
                unit = MILLIS[i];
            }
        }
        return Duration.ofMillis(new BigDecimal(matcher.group(1))
                .multiply(BigDecimal.valueOf(unit))
                .longValue());
    }

    /** In the largest unit that needs no fraction. */
    public static String text(Duration span) {
        long millis = span.toMillis();
        for (int i = 0; i < UNITS.length; i++) {
            if (millis != 0 && millis % MILLIS[i] == 0) {
                return millis / MILLIS[i] + UNITS[i];
            }
        }
        return millis + "ms";
    }
}
