package dev.trivium.provider.anthropic;

import static dev.trivium.provider.Bodies.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.chat.ChatError;
import dev.trivium.chat.ErrorKind;
import dev.trivium.provider.http.ErrorResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnthropicErrorsTest {

    private final AnthropicProtocol protocol = new AnthropicProtocol();

    @ParameterizedTest
    @CsvSource({
        "400,invalid_request_error,temperature: range 0..1,INVALID_REQUEST,false",
        "400,invalid_request_error,prompt is too long: 210000 tokens > 200000 maximum,CONTEXT_LENGTH,false",
        "400,invalid_request_error,input length and `max_tokens` exceed context limit: 1 + 2 > 2,CONTEXT_LENGTH,false",
        "400,invalid_request_error,Your credit balance is too low to access the API.,QUOTA,false",
        "400,invalid_request_error,You have reached your specified API usage limits.,QUOTA,false",
        "401,authentication_error,invalid x-api-key,AUTHENTICATION,false",
        "402,billing_error,pay,QUOTA,false",
        "403,permission_error,no,PERMISSION,false",
        "404,not_found_error,model: claude-none,NOT_FOUND,false",
        "409,conflict,busy,SERVER,true",
        "413,request_too_large,too large,CONTEXT_LENGTH,false",
        "429,rate_limit_error,spent,QUOTA,false",
        "500,api_error,Internal server error,SERVER,true",
        "504,timeout_error,slow,TIMEOUT,true",
        "529,overloaded_error,Overloaded,OVERLOADED,true"
    })
    void everyErrorOfTheTableHasItsKind(int status, String type, String message, ErrorKind kind, boolean retryable) {
        ChatError error = read(status, type, message, Map.of());

        assertThat(error.kind()).isEqualTo(kind);
        assertThat(error.retryable()).isEqualTo(retryable);
        assertThat(error.status()).isEqualTo(status);
        assertThat(error.providerMessage()).isEqualTo(message);
        assertThat(error.requestId()).isEqualTo("req_1");
    }

    @Test
    void aRateLimitThatNamesATimeCanBeRetriedThen() {
        ChatError error = read(429, "rate_limit_error", "slow down", Map.of("retry-after", "12"));

        assertThat(error.kind()).isEqualTo(ErrorKind.RATE_LIMIT);
        assertThat(error.retryable()).isTrue();
        assertThat(error.retryAfter()).isEqualTo(Duration.ofSeconds(12));
    }

    @Test
    void anEnforcedSpendLimitIsAQuotaEvenWithATime() {
        ChatError error = Objects.requireNonNull(protocol.error(new ErrorResponse(
                "claude",
                "claude-x",
                429,
                Map.of("retry-after", "12"),
                json("{'type':'error','error':{'type':'rate_limit_error','message':'spend',"
                        + "'details':{'error_code':'enforced_spend_limit_reached'}}}"))));

        assertThat(error.kind()).isEqualTo(ErrorKind.QUOTA);
        assertThat(error.retryable()).isFalse();
        assertThat(error.retryAfter()).isNull();
    }

    @Test
    void theRequestIdMayStandInAHeaderOnly() {
        ChatError error = Objects.requireNonNull(protocol.error(new ErrorResponse(
                "claude",
                "claude-x",
                500,
                Map.of("request-id", "req_2"),
                json("{'type':'error','error':{'type':'api_error','message':'x'}}"))));

        assertThat(error.requestId()).isEqualTo("req_2");
    }

    @Test
    void jsonOfAnotherShapeIsNotGuessedAt() {
        assertThat(protocol.error(new ErrorResponse("claude", "m", 502, Map.of(), null)))
                .isNull();
        assertThat(protocol.error(new ErrorResponse("claude", "m", 502, Map.of(), json("{'detail':'x'}"))))
                .isNull();
    }

    private ChatError read(int status, String type, String message, Map<String, String> headers) {
        return Objects.requireNonNull(protocol.error(new ErrorResponse(
                "claude",
                "claude-x",
                status,
                headers,
                json("{'type':'error','error':{'type':'" + type + "','message':'" + message
                        + "'},'request_id':'req_1'}"))));
    }
}
