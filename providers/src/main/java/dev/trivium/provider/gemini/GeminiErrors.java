package dev.trivium.provider.gemini;

import dev.trivium.chat.ChatError;
import dev.trivium.chat.ErrorKind;
import dev.trivium.provider.http.ErrorResponse;
import dev.trivium.provider.http.Json;
import dev.trivium.provider.http.ProviderErrors;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads {@code {"error":{"code","message","status","details":[…]}}}, alone or as the only element of an array. The
 * details are those of {@code google.rpc}: {@code ErrorInfo}, {@code QuotaFailure}, {@code RetryInfo}.
 */
final class GeminiErrors {

    private GeminiErrors() {}

    static @Nullable ChatError read(ErrorResponse response) {
        JsonNode json = unwrap(response.json());
        JsonNode error = json == null ? null : json.path("error");
        if (json == null || error == null || !error.isObject()) {
            return null;
        }
        String message = Json.text(error, "message");
        long code = Json.number(error, "code");
        ErrorResponse known = response.status() == 200 && code >= 400
                ? new ErrorResponse(response.provider(), response.model(), (int) code, response.headers(), json)
                : response;
        ErrorKind kind = kind(known, error, message);
        ChatError read = ProviderErrors.of(kind, known, message, Json.text(json, "responseId"));
        Duration delay = retryDelay(error);
        boolean retryable = kind != ErrorKind.QUOTA && read.retryable();
        return delay != null || !retryable ? read.withRetry(retryable, retryable ? delay : null) : read;
    }

    /** The object itself, or the one in an array, as some streaming calls wrap it. */
    static @Nullable JsonNode unwrap(@Nullable JsonNode json) {
        return json != null && json.isArray() && json.size() == 1 ? json.get(0) : json;
    }

    private static ErrorKind kind(ErrorResponse response, JsonNode error, @Nullable String message) {
        String status = Json.text(error, "status");
        String words = message == null ? "" : message.toLowerCase(Locale.ROOT);
        if (reason(error, "API_KEY_INVALID") || words.contains("api key not valid")) {
            return ErrorKind.AUTHENTICATION;
        }
        if ("RESOURCE_EXHAUSTED".equals(status) && perDay(error)) {
            return ErrorKind.QUOTA;
        }
        if ("FAILED_PRECONDITION".equals(status) && (words.contains("location") || words.contains("billing"))) {
            return ErrorKind.PERMISSION;
        }
        if ("CANCELLED".equals(status)) {
            return ErrorKind.CANCELLED;
        }
        return ProviderErrors.kind(response.status(), status, null, message);
    }

    private static boolean reason(JsonNode error, String reason) {
        for (JsonNode detail : error.path("details")) {
            if (reason.equals(Json.text(detail, "reason"))) {
                return true;
            }
        }
        return false;
    }

    private static boolean perDay(JsonNode error) {
        for (JsonNode detail : error.path("details")) {
            for (JsonNode violation : detail.path("violations")) {
                String id = Json.text(violation, "quotaId");
                if (id != null && id.contains("PerDay")) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A protobuf duration such as {@code 45.837906927s}; null if there is none. */
    private static @Nullable Duration retryDelay(JsonNode error) {
        for (JsonNode detail : error.path("details")) {
            String delay = Json.text(detail, "retryDelay");
            if (delay != null && delay.matches("\\d{1,9}(\\.\\d{1,9})?s")) {
                BigDecimal seconds = new BigDecimal(delay.substring(0, delay.length() - 1));
                return Duration.ofNanos(seconds.movePointRight(9).longValue());
            }
        }
        return null;
    }
}
