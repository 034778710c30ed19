package dev.trivium.provider.openai;

import dev.trivium.chat.ChatError;
import dev.trivium.chat.ErrorKind;
import dev.trivium.provider.http.ErrorResponse;
import dev.trivium.provider.http.ProviderErrors;
import dev.trivium.provider.http.WireException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What errors of OpenAI and of the servers that imitate it mean. */
final class OpenAiErrors {

    private static final String[] REQUEST_ID_HEADERS = {
        "x-request-id",
        "apim-request-id",
        "x-generation-id",
        "x-oneapi-request-id",
        "x-ds-trace-id",
        "x-kong-request-id",
        "cf-ray"
    };

    private static final Pattern REQUEST_ID = Pattern.compile("\\(request id: ([\\w-]+)\\)");
    private static final Pattern NAMED = Pattern.compile(
            "(?:parameter|argument|argument supplied|field|value)s?(?:: ?['\"`]?| ['\"`])([a-z][\\w.]*)"
                    + "|['\"`]([a-z][\\w.]*)['\"`] (?:is not supported|does not support|is not allowed)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern UNSUPPORTED = Pattern.compile(
            "unsupported|not supported|does not support|unrecognized|unknown (parameter|field|argument)|not permitted"
                    + "|is not allowed|extra inputs",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern TRY_AGAIN =
            Pattern.compile("try again in ((?:\\d+(?:\\.\\d+)?(?:ms|h|m|s))+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern AMOUNT = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|h|m|s)");

    private OpenAiErrors() {}

    /** @return null if the JSON holds no error */
    static @Nullable ChatError read(ErrorResponse response) {
        JsonNode json = response.json();
        ErrorBody body = json == null ? null : ErrorBody.of(json);
        return body == null ? null : error(response, body);
    }

    static boolean looksLike(JsonNode json) {
        return ErrorBody.of(json) != null;
    }

    /** The failure that an event inside a stream reports. */
    static WireException inStream(String provider, String model, JsonNode json) {
        ErrorResponse response = response(provider, model, json);
        ChatError known = read(response);
        return new WireException(
                known != null ? known : ProviderErrors.of(response, null, "server_error", json.toString(), null));
    }

    /** The failure that a finish reason reports. */
    static WireException stopped(String provider, String model, String reason) {
        ErrorKind kind = FinishReasons.isOverload(reason) ? ErrorKind.OVERLOADED : ErrorKind.SERVER;
        ErrorResponse response = new ErrorResponse(provider, named(model), 200, Map.of(), null);
        return new WireException(
                ProviderErrors.of(kind, response, "The answer ended with the reason \"" + reason + "\".", null));
    }

    static ErrorResponse response(String provider, String model, JsonNode json) {
        return new ErrorResponse(provider, named(model), 200, Map.of(), json);
    }

    private static String named(String model) {
        return model.isEmpty() ? "the model" : model;
    }

    private static ChatError error(ErrorResponse response, ErrorBody body) {
        String id = requestId(response, body);
        ErrorKind kind = kind(response, body);
        ChatError error = kind != null
                ? ProviderErrors.of(kind, response, body.message(), id)
                : ProviderErrors.of(response, body.code(), body.type(), body.message(), id);
        if (error.kind() == ErrorKind.INVALID_REQUEST) {
            return naming(error, response, body);
        }
        Duration wait = error.retryable() && error.retryAfter() == null ? wait(body.message()) : null;
        return wait == null ? error : error.withRetry(true, wait);
    }

    /** The kind, where it hangs on what only these servers say; null for the words that all providers share. */
    private static @Nullable ErrorKind kind(ErrorResponse response, ErrorBody body) {
        if (body.moderated()) {
            return ErrorKind.CONTENT_FILTER;
        }
        String code = orEmpty(body.code());
        if (response.status() >= 400) {
            return null;
        }
        // A response that failed has a code instead of a status.
        if (code.startsWith("image_") || code.startsWith("invalid_image") || code.startsWith("data_residency")) {
            return ErrorKind.INVALID_REQUEST;
        }
        return code.endsWith("_timeout") ? ErrorKind.TIMEOUT : null;
    }

    /** Says which parameter is to blame, where that can be known. */
    private static ChatError naming(ChatError error, ErrorResponse response, ErrorBody body) {
        String param = parameter(body);
        if (param == null) {
            return error;
        }
        String words = String.join(" ", orEmpty(body.code()), orEmpty(body.message()));
        boolean unsupported = UNSUPPORTED.matcher(words.replace('_', ' ')).find();
        return new ChatError(
                error.kind(),
                unsupported
                        ? response.model() + " does not take the parameter " + param + "."
                        : response.provider() + " does not accept the value of " + param + ".",
                unsupported
                        ? "Models differ in what can be set, and this one refuses it."
                        : "The provider's message says what is allowed.",
                unsupported
                        ? "Leave " + param + " unset for this model, or choose another model."
                        : "Change " + param + ", or leave it unset.",
                error.providerMessage(),
                error.status(),
                error.retryable(),
                error.retryAfter(),
                error.requestId());
    }

    private static @Nullable String parameter(ErrorBody body) {
        if (body.param() != null && !body.param().isBlank()) {
            return body.param();
        }
        String message = orEmpty(body.message());
        Matcher named = NAMED.matcher(message);
        if (!UNSUPPORTED.matcher(message).find() || !named.find()) {
            return null;
        }
        return named.group(1) != null ? named.group(1) : named.group(2);
    }

    private static @Nullable String requestId(ErrorResponse response, ErrorBody body) {
        for (String header : REQUEST_ID_HEADERS) {
            String id = response.headers().get(header);
            if (id != null && !id.isBlank()) {
                return id;
            }
        }
        Matcher inText = REQUEST_ID.matcher(orEmpty(body.message()));
        return inText.find() ? inText.group(1) : null;
    }

    /** "Please try again in 1m30.5s." */
    private static @Nullable Duration wait(@Nullable String message) {
        Matcher sentence = TRY_AGAIN.matcher(orEmpty(message));
        if (!sentence.find()) {
            return null;
        }
        double millis = 0;
        Matcher amount = AMOUNT.matcher(sentence.group(1).toLowerCase(Locale.ROOT));
        while (amount.find()) {
            millis += Double.parseDouble(amount.group(1))
                    * switch (amount.group(2)) {
                        case "ms" -> 1;
                        case "s" -> 1_000;
                        case "m" -> 60_000;
                        default -> 3_600_000;
                    };
        }
        return Duration.ofMillis((long) Math.ceil(millis));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
