package dev.trivium.provider.gemini;

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

class GeminiErrorsTest {

    private static final String INFO = "type.googleapis.com/google.rpc.";

    private final GeminiProtocol protocol = new GeminiProtocol();

    @ParameterizedTest
    @CsvSource({
        "400,INVALID_ARGUMENT,Unknown name,INVALID_REQUEST,false",
        "400,INVALID_ARGUMENT,The input token count (9) exceeds the maximum number of tokens allowed (5).,CONTEXT_LENGTH,false",
        "400,INVALID_ARGUMENT,API key not valid. Please pass a valid API key.,AUTHENTICATION,false",
        "400,FAILED_PRECONDITION,User location is not supported for the API use.,PERMISSION,false",
        "400,FAILED_PRECONDITION,Not now,INVALID_REQUEST,false",
        "401,UNAUTHENTICATED,no,AUTHENTICATION,false",
        "403,PERMISSION_DENIED,no,PERMISSION,false",
        "404,NOT_FOUND,models/none is not found,NOT_FOUND,false",
        "429,RESOURCE_EXHAUSTED,quota,RATE_LIMIT,true",
        "499,CANCELLED,gone,CANCELLED,false",
        "500,INTERNAL,oops,SERVER,true",
        "503,UNAVAILABLE,The model is overloaded.,OVERLOADED,true",
        "504,DEADLINE_EXCEEDED,slow,TIMEOUT,true"
    })
    void everyErrorOfTheTableHasItsKind(int status, String word, String message, ErrorKind kind, boolean retryable) {
        for (int http : new int[] {status, 200}) {
            ChatError error = read(http, body(status, word, message, ""));

            assertThat(error.kind()).isEqualTo(kind);
            assertThat(error.retryable()).isEqualTo(retryable);
            assertThat(error.status()).isEqualTo(status);
            assertThat(error.providerMessage()).isEqualTo(message);
        }
    }

    @Test
    void aBadKeyIsKnownByItsReason() {
        ChatError error = read(
                400,
                body(400, "INVALID_ARGUMENT", "Bad", "{'@type':'" + INFO + "ErrorInfo','reason':'API_KEY_INVALID'}"));

        assertThat(error.kind()).isEqualTo(ErrorKind.AUTHENTICATION);
    }

    @ParameterizedTest
    @CsvSource({"15s,15000000000", "34.4s,34400000000", "45.837906927s,45837906927", "0s,0"})
    void theDelayStandsInTheDetails(String delay, long nanos) {
        ChatError error = read(
                429,
                body(
                        429,
                        "RESOURCE_EXHAUSTED",
                        "quota",
                        "{'@type':'" + INFO + "QuotaFailure','violations':[{'quotaId':'RequestsPerMinute'}]},"
                                + "{'@type':'" + INFO + "RetryInfo','retryDelay':'" + delay + "'}"));

        assertThat(error.kind()).isEqualTo(ErrorKind.RATE_LIMIT);
        assertThat(error.retryable()).isTrue();
        assertThat(error.retryAfter()).isEqualTo(Duration.ofNanos(nanos));
    }

    @Test
    void aDailyQuotaIsNotRetriedThoughADelayIsNamed() {
        ChatError error = read(
                429,
                body(
                        429,
                        "RESOURCE_EXHAUSTED",
                        "quota",
                        "{'@type':'" + INFO + "QuotaFailure','violations':[{'quotaMetric':'x'},"
                                + "{'quotaId':'GenerateRequestsPerDayPerProjectPerModel-FreeTier'}]},"
                                + "{'@type':'" + INFO + "RetryInfo','retryDelay':'34s'}"));

        assertThat(error.kind()).isEqualTo(ErrorKind.QUOTA);
        assertThat(error.retryable()).isFalse();
        assertThat(error.retryAfter()).isNull();
    }

    @Test
    void anErrorInAnArrayIsUnwrapped() {
        ChatError error = read(503, "[" + body(503, "UNAVAILABLE", "busy", "") + "]");

        assertThat(error.kind()).isEqualTo(ErrorKind.OVERLOADED);
    }

    @Test
    void jsonOfAnotherShapeIsNotGuessedAt() {
        assertThat(protocol.error(new ErrorResponse("g", "m", 502, Map.of(), null)))
                .isNull();
        assertThat(protocol.error(new ErrorResponse("g", "m", 502, Map.of(), json("[]"))))
                .isNull();
        assertThat(protocol.error(new ErrorResponse("g", "m", 502, Map.of(), json("{'error':'text'}"))))
                .isNull();
    }

    private ChatError read(int status, String body) {
        return Objects.requireNonNull(
                protocol.error(new ErrorResponse("gemini", "gemini-x", status, Map.of(), json(body))));
    }

    private static String body(int code, String word, String message, String details) {
        return "{'error':{'code':" + code + ",'message':'" + message + "','status':'" + word + "','details':[" + details
                + "]}}";
    }
}
