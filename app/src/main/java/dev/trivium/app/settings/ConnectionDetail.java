package dev.trivium.app.settings;

import dev.trivium.chat.ChatError;
import dev.trivium.provider.openai.Dialect;
import dev.trivium.workspace.ConnectionHealth;
import dev.trivium.workspace.ConnectionSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One connection as the screen shows it, at one moment.
 *
 * @param preset the server's entry in the dialects
 * @param title how people call it
 * @param test null before the first test
 */
public record ConnectionDetail(
        ConnectionSettings settings,
        Dialect preset,
        String title,
        KeyInfo key,
        ConnectionHealth.Status health,
        @Nullable TestResult test,
        List<ModelLine> models) {

    public ConnectionDetail {
        models = List.copyOf(models);
    }

    public String id() {
        return settings.id();
    }

    public Mark mark() {
        return Mark.of(health.state(), key);
    }

    /** Where the key comes from, or what is wrong right now. */
    public String line() {
        if (settings.demo()) {
            return "Simulated, no key needed";
        }
        ChatError error = health.error();
        return mark() == Mark.FAILING && error != null ? brief(error) : key.line();
    }

    /** Of the last test; a dash before it. */
    public String latency() {
        return test == null ? "—" : milliseconds(test.test().latency());
    }

    /** How many models the last test found, else how many the menus offer. */
    public String modelCount() {
        long count = test != null && test.test().works()
                ? test.test().models().size()
                : models.stream().filter(ModelLine::shown).count();
        return count == 0 ? "" : count == 1 ? "1 model" : count + " models";
    }

    /** {@code rate limited 2 min ago}; empty if nothing is wrong. */
    public String trouble(Instant now) {
        ChatError error = health.error();
        Instant at = health.at();
        return error == null || at == null ? "" : lower(brief(error)) + " " + ago(Duration.between(at, now));
    }

    static String ago(Duration time) {
        if (time.toMinutes() < 1) {
            return "just now";
        }
        return time.toHours() < 1 ? time.toMinutes() + " min ago" : time.toHours() + " h ago";
    }

    static String milliseconds(Duration time) {
        return Math.max(1, time.toMillis()) + " ms";
    }

    /** What is wrong in a few words. */
    static String brief(ChatError error) {
        String words = switch (error.kind()) {
            case AUTHENTICATION -> "Key rejected";
            case PERMISSION -> "Not allowed";
            case RATE_LIMIT -> "Rate limited";
            case QUOTA -> "Quota used up";
            case OVERLOADED -> "Overloaded";
            case NETWORK -> "Not reachable";
            case TIMEOUT -> "No answer in time";
            case SERVER -> "Server error";
            case NOT_FOUND -> "Address not found";
            case MALFORMED_RESPONSE -> "Another protocol answers";
            case UNAVAILABLE -> "Cannot be called";
            default -> "Failed";
        };
        return error.status() == null ? words : words + " (" + error.status() + ")";
    }

    private static String lower(String words) {
        return Character.toLowerCase(words.charAt(0)) + words.substring(1);
    }
}
