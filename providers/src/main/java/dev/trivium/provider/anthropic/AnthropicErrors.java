package dev.trivium.provider.anthropic;

import dev.trivium.chat.ChatError;
import dev.trivium.chat.ErrorKind;
import dev.trivium.provider.http.ErrorResponse;
import dev.trivium.provider.http.Json;
import dev.trivium.provider.http.ProviderErrors;
import dev.trivium.provider.http.WireException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads {@code {"type":"error","error":{"type","message"},"request_id"}}. */
final class AnthropicErrors {

    private AnthropicErrors() {}

    static @Nullable ChatError read(ErrorResponse response) {
        JsonNode json = response.json();
        JsonNode error = json == null ? null : json.path("error");
        if (json == null || error == null || !error.isObject()) {
            return null;
        }
        String type = Json.text(error, "type");
        String message = Json.text(error, "message");
        String requestId = Json.text(json, "request_id");
        if (requestId == null) {
            requestId = response.headers().get("request-id");
        }
        if (spendLimit(response, error, type, message)) {
            return ProviderErrors.of(ErrorKind.QUOTA, response, message, requestId)
                    .withRetry(false, null);
        }
        return ProviderErrors.of(response, null, type, message, requestId);
    }

    static WireException inStream(ErrorResponse response) {
        ChatError error = read(response);
        return new WireException(error != null ? error : ProviderErrors.of(ErrorKind.SERVER, response, null, null));
    }

    /** A spending limit comes as a 400, or as a 429 that names no time to wait. */
    private static boolean spendLimit(
            ErrorResponse response, JsonNode error, @Nullable String type, @Nullable String message) {
        if ("enforced_spend_limit_reached".equals(Json.text(error.path("details"), "error_code"))) {
            return true;
        }
        if (response.status() == 429) {
            return "rate_limit_error".equals(type) && ProviderErrors.retryAfter(response.headers()) == null;
        }
        String words = message == null ? "" : message.toLowerCase(Locale.ROOT);
        return response.status() == 400 && (words.contains("credit balance") || words.contains("usage limits"));
    }
}
