package dev.trivium.provider.ollama;

import dev.trivium.chat.ChatError;
import dev.trivium.chat.ErrorKind;
import dev.trivium.provider.http.ErrorResponse;
import dev.trivium.provider.http.Json;
import dev.trivium.provider.http.ProviderErrors;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads {@code {"error":"text"}}, and the object form that Ollama's cloud may give. */
final class OllamaErrors {

    private OllamaErrors() {}

    static @Nullable ChatError read(ErrorResponse response) {
        JsonNode json = response.json();
        if (json == null) {
            return null;
        }
        JsonNode error = json.path("error");
        String message = error.isString() ? error.stringValue() : Json.text(error, "message");
        if (message == null) {
            return null;
        }
        return ProviderErrors.of(kind(response.status(), message), response, message, null);
    }

    private static ErrorKind kind(int status, String message) {
        if (status != 200 || ProviderErrors.contextLength(null, message)) {
            return ProviderErrors.kind(status, null, null, message);
        }
        // Inside a stream there is no status, only the sentence.
        if (contains(message, "not found")) {
            return ErrorKind.NOT_FOUND;
        } else if (contains(message, "unauthorized")) {
            return ErrorKind.AUTHENTICATION;
        } else if (contains(message, "busy", "overloaded")) {
            return ErrorKind.OVERLOADED;
        } else {
            return contains(message, "does not support") ? ErrorKind.INVALID_REQUEST : ErrorKind.SERVER;
        }
    }

    private static boolean contains(String message, String... words) {
        String lower = message.toLowerCase(Locale.ROOT);
        for (String word : words) {
            if (lower.contains(word)) {
                return true;
            }
        }
        return false;
    }
}
