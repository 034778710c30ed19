package dev.trivium.provider.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.chat.ChatError;
import dev.trivium.chat.ErrorKind;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a provider's words mean. */
class ProviderErrorsTest {

    @ParameterizedTest
    @CsvSource({
        "401, invalid_api_key, invalid_request_error, AUTHENTICATION",
        "400, API_KEY_INVALID, INVALID_ARGUMENT, AUTHENTICATION",
        "400, unsupported_parameter, invalid_request_error, INVALID_REQUEST",
        "404, model_not_found, invalid_request_error, NOT_FOUND",
        "429, insufficient_quota, insufficient_quota, QUOTA",
        "429, rate_limit_exceeded, tokens, RATE_LIMIT",
        "400, context_length_exceeded, invalid_request_error, CONTEXT_LENGTH",
        "400, content_filter, , CONTENT_FILTER",
        "413, , request_too_large, CONTEXT_LENGTH",
        "402, , billing_error, QUOTA",
        "529, , overloaded_error, OVERLOADED",
        "200, , overloaded_error, OVERLOADED",
        "200, 502, , SERVER",
        "200, 429, , RATE_LIMIT",
        "200, , invalid_request_error, INVALID_REQUEST",
        "200, , something new, SERVER",
        "429, RESOURCE_EXHAUSTED, , RATE_LIMIT",
        "503, UNAVAILABLE, , OVERLOADED",
        "409, , conflict, SERVER"
    })
    void codeAndStatusGiveTheKind(int status, String code, String type, ErrorKind kind) {
        assertThat(ProviderErrors.kind(status, code, type, "some words")).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "This model's maximum context length is 8192 tokens. However, you requested 9000 tokens",
                "Your input exceeds the context window of this model. Please adjust your input and try again.",
                "prompt is too long: 210000 tokens > 200000 maximum",
                "input length and `max_tokens` exceed context limit: 190000 + 20000 > 200000",
                "The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).",
                "The input token count exceeds the maximum number of tokens allowed.",
                "This model's maximum prompt length is 131072 but the request contains 140000 tokens",
                "the prompt is longer than the context length currently available to the model",
                "input length exceeds the context length",
                "request (9000 tokens) exceeds the available context size (8192 tokens), try increasing it",
                "Input is too long for requested model."
            })
    void everyProvidersWayToSayTooLongIsKnown(String message) {
        assertThat(ProviderErrors.kind(400, null, "invalid_request_error", message))
                .isEqualTo(ErrorKind.CONTEXT_LENGTH);
    }

    @ParameterizedTest
    @EnumSource(ErrorKind.class)
    void everyKindHasCalmWords(ErrorKind kind) {
        ChatError error = ProviderErrors.of(kind, response(400, Map.of()), "words", "req_1");

        assertThat(error.what()).isNotBlank().endsWith(".").doesNotContain("!");
        assertThat(error.message()).doesNotContain("!").doesNotContain("  ");
        assertThat(error.requestId()).isEqualTo("req_1");
    }

    @Test
    void longMessagesAreCut() {
        assertThat(ProviderErrors.cut("x".repeat(5000))).hasSize(2000).endsWith("…");
        assertThat(ProviderErrors.cut("  ")).isNull();
    }

    @Test
    void headersSayWhetherAndWhenToTryAgain() {
        ChatError error = ProviderErrors.of(
                response(429, Map.of("retry-after", "3", "x-should-retry", "false", "set-cookie", "secret")),
                null,
                null,
                null,
                null);

        assertThat(error.retryable()).isFalse();
        assertThat(error.retryAfter()).isEqualTo(Duration.ofSeconds(3));
        assertThat(error.toString()).doesNotContain("secret");
    }

    private static ErrorResponse response(int status, Map<String, String> headers) {
        return new ErrorResponse("test", "m", status, headers, null);
    }
}
