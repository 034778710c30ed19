package dev.trivium.provider.http;

import dev.trivium.chat.ChatError;
import dev.trivium.chat.ErrorKind;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes the {@link ChatError} for what a provider said, with the same words for the same kind whoever said it.
 *
 * <p>A protocol picks code, type, message and request id out of its own JSON; kind, wording, retry and waiting time are
 * decided here. Header values are read but never repeated.
 */
public final class ProviderErrors {

    /** The most characters of a provider's message that are kept. */
    public static final int MESSAGE_LIMIT = 2_000;

    private static final Map<String, ErrorKind> BY_CODE = Map.ofEntries(
            Map.entry("invalid_api_key", ErrorKind.AUTHENTICATION),
            Map.entry("api_key_invalid", ErrorKind.AUTHENTICATION),
            Map.entry("authentication_error", ErrorKind.AUTHENTICATION),
            Map.entry("unauthenticated", ErrorKind.AUTHENTICATION),
            Map.entry("permission_error", ErrorKind.PERMISSION),
            Map.entry("permission_denied", ErrorKind.PERMISSION),
            Map.entry("model_not_found", ErrorKind.NOT_FOUND),
            Map.entry("not_found_error", ErrorKind.NOT_FOUND),
            Map.entry("not_found", ErrorKind.NOT_FOUND),
            Map.entry("context_length_exceeded", ErrorKind.CONTEXT_LENGTH),
            Map.entry("exceed_context_size_error", ErrorKind.CONTEXT_LENGTH),
            Map.entry("request_too_large", ErrorKind.CONTEXT_LENGTH),
            Map.entry("content_filter", ErrorKind.CONTENT_FILTER),
            Map.entry("content_policy_violation", ErrorKind.CONTENT_FILTER),
            Map.entry("bio_policy", ErrorKind.CONTENT_FILTER),
            Map.entry("responsibleaipolicyviolation", ErrorKind.CONTENT_FILTER),
            Map.entry("insufficient_quota", ErrorKind.QUOTA),
            Map.entry("billing_error", ErrorKind.QUOTA),
            Map.entry("billing_hard_limit_reached", ErrorKind.QUOTA),
            Map.entry("enforced_spend_limit_reached", ErrorKind.QUOTA),
            Map.entry("rate_limit_exceeded", ErrorKind.RATE_LIMIT),
            Map.entry("rate_limit_error", ErrorKind.RATE_LIMIT),
            Map.entry("resource_exhausted", ErrorKind.RATE_LIMIT),
            Map.entry("overloaded_error", ErrorKind.OVERLOADED),
            Map.entry("unavailable", ErrorKind.OVERLOADED),
            Map.entry("insufficient_system_resource", ErrorKind.OVERLOADED),
            Map.entry("server_error", ErrorKind.SERVER),
            Map.entry("api_error", ErrorKind.SERVER),
            Map.entry("internal", ErrorKind.SERVER),
            Map.entry("internal_server_error", ErrorKind.SERVER),
            Map.entry("timeout_error", ErrorKind.TIMEOUT),
            Map.entry("deadline_exceeded", ErrorKind.TIMEOUT));

    /** Codes that many failures share: they decide only where the status says nothing. */
    private static final Set<String> VAGUE = Set.of(
            "invalid_request_error",
            "invalid_request",
            "invalid_argument",
            "failed_precondition",
            "invalid_prompt",
            "unsupported_parameter",
            "unsupported_value",
            "invalid_value",
            "bad_request",
            "badrequesterror");

    private static final List<Pattern> CONTEXT = List.of(
            Pattern.compile("maximum context length"),
            Pattern.compile("exceeds? the context (window|length)"),
            Pattern.compile("exceeds? the available context size"),
            Pattern.compile("exceeds? context limit|exceed context limit"),
            Pattern.compile("prompt is too long"),
            Pattern.compile("input token count.*exceeds the maximum number of tokens"),
            Pattern.compile("maximum prompt length is"),
            Pattern.compile("longer than the context length"),
            Pattern.compile("too large to process"),
            Pattern.compile("input is too long for requested model"),
            Pattern.compile("context[_ ]length[_ ]exceeded"));

    private ProviderErrors() {}

    /**
     * The error for a response that is one.
     *
     * @param code the provider's most exact word, such as {@code insufficient_quota} or Gemini's {@code status}; a number
     *     counts as the status where the response's own is 200
     * @param type its coarser word
     * @param message its own sentence
     * @param requestId from the body or a header
     */
    public static ChatError of(
            ErrorResponse response,
            @Nullable String code,
            @Nullable String type,
            @Nullable String message,
            @Nullable String requestId) {
        return of(kind(response.status(), code, type, message), response, message, requestId);
    }

    /** The error for a response whose kind the protocol knows better. */
    public static ChatError of(
            ErrorKind kind, ErrorResponse response, @Nullable String message, @Nullable String requestId) {
        ErrorWords words = ErrorWords.of(kind, response.provider(), response.model(), response.status());
        return new ChatError(
                kind,
                words.what(),
                words.why(),
                words.remedy(),
                cut(message),
                response.status() == 0 ? null : response.status(),
                retryable(kind, response),
                RetryAfter.read(response.headers(), Clock.systemUTC()),
                requestId);
    }

    /** What kind of failure this is. */
    public static ErrorKind kind(int status, @Nullable String code, @Nullable String type, @Nullable String message) {
        int shown = status == 200 ? inner(code, type) : status;
        if (contextLength(code, message) || contextLength(type, null)) {
            return ErrorKind.CONTEXT_LENGTH;
        }
        ErrorKind byWord = byWord(code);
        if (byWord == null) {
            byWord = byWord(type);
        }
        if (byWord != null) {
            return byWord;
        }
        return byStatus(shown, vague(code) || vague(type));
    }

    /** Whether these words mean that the prompt is too long for the model. Every provider says it in its own way. */
    public static boolean contextLength(@Nullable String code, @Nullable String message) {
        if (code != null && BY_CODE.get(code.toLowerCase(Locale.ROOT)) == ErrorKind.CONTEXT_LENGTH) {
            return true;
        }
        if (message == null) {
            return false;
        }
        String lower = message.toLowerCase(Locale.ROOT);
        return CONTEXT.stream().anyMatch(pattern -> pattern.matcher(lower).find());
    }

    /**
     * How long the response's headers ask to wait; null if they do not say.
     *
     * @param headers names in lower case
     */
    public static @Nullable Duration retryAfter(Map<String, String> headers) {
        return RetryAfter.read(headers, Clock.systemUTC());
    }

    /** The text, or the start of it if it is longer than {@link #MESSAGE_LIMIT}; null for nothing. */
    public static @Nullable String cut(@Nullable String message) {
        if (message == null || message.isBlank()) {
            return null;
        }
        String text = message.strip();
        return text.length() <= MESSAGE_LIMIT ? text : text.substring(0, MESSAGE_LIMIT - 1) + "…";
    }

    private static boolean retryable(ErrorKind kind, ErrorResponse response) {
        String advice = response.headers().get("x-should-retry");
        if (advice != null && (advice.equals("true") || advice.equals("false"))) {
            return advice.equals("true");
        }
        return kind.usuallyRetryable() && response.status() != 413;
    }

    private static @Nullable ErrorKind byWord(@Nullable String word) {
        return word == null ? null : BY_CODE.get(word.toLowerCase(Locale.ROOT));
    }

    private static boolean vague(@Nullable String word) {
        return word != null && VAGUE.contains(word.toLowerCase(Locale.ROOT));
    }

    private static int inner(@Nullable String code, @Nullable String type) {
        for (String word : new String[] {code, type}) {
            if (word != null && word.matches("[45]\\d\\d")) {
                return Integer.parseInt(word);
            }
        }
        return 200;
    }

    private static ErrorKind byStatus(int status, boolean vagueRequest) {
        return switch (status) {
            case 401 -> ErrorKind.AUTHENTICATION;
            case 402 -> ErrorKind.QUOTA;
            case 403 -> ErrorKind.PERMISSION;
            case 404 -> ErrorKind.NOT_FOUND;
            case 408, 504, 524 -> ErrorKind.TIMEOUT;
            case 409 -> ErrorKind.SERVER;
            case 429 -> ErrorKind.RATE_LIMIT;
            case 498, 503, 529 -> ErrorKind.OVERLOADED;
            default ->
                (status >= 400 && status < 500) || (status < 400 && vagueRequest)
                        ? ErrorKind.INVALID_REQUEST
                        : ErrorKind.SERVER;
        };
    }
}
