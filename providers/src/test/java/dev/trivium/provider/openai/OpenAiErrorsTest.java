package dev.trivium.provider.openai;

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
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiErrorsTest {

    private final OpenAiChatProtocol protocol = ChatRequestTest.protocol("generic");

    @ParameterizedTest
    @CsvSource({
        "400,invalid_request_error,context_length_exceeded,CONTEXT_LENGTH,false",
        "400,invalid_request_error,unsupported_parameter,INVALID_REQUEST,false",
        "400,invalid_request_error,decimal_below_min_value,INVALID_REQUEST,false",
        "400,invalid_request_error,content_filter,CONTENT_FILTER,false",
        "400,exceed_context_size_error,400,CONTEXT_LENGTH,false",
        "401,invalid_request_error,invalid_api_key,AUTHENTICATION,false",
        "402,unknown_error,invalid_request_error,QUOTA,false",
        "403,forbidden,,PERMISSION,false",
        "404,invalid_request_error,model_not_found,NOT_FOUND,false",
        "408,timeout,,TIMEOUT,true",
        "413,tokens,rate_limit_exceeded,RATE_LIMIT,false",
        "422,invalid_request_error,,INVALID_REQUEST,false",
        "429,requests,rate_limit_exceeded,RATE_LIMIT,true",
        "429,insufficient_quota,insufficient_quota,QUOTA,false",
        "498,,,OVERLOADED,true",
        "500,server_error,,SERVER,true",
        "502,new_api_error,bad_response,SERVER,true",
        "503,unavailable_error,503,OVERLOADED,true",
        "504,,,TIMEOUT,true"
    })
    void everyErrorOfTheTableHasItsKind(int status, String type, String code, ErrorKind kind, boolean retryable) {
        ChatError error = error(
                status,
                "{'error':{'message':'The words.','type':" + quoted(type) + ",'param':null,'code':" + quoted(code)
                        + "}}");

        assertThat(error.kind()).isEqualTo(kind);
        assertThat(error.retryable()).isEqualTo(retryable);
        assertThat(error.status()).isEqualTo(status);
        assertThat(error.providerMessage()).isEqualTo("The words.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'error':{'message':'The words.'}}",
                "{'error':'The words.','code':'some'}",
                "{'detail':'The words.'}",
                "{'object':'error','message':'The words.','type':'BadRequestError','param':null,'code':400}",
                "{'message':'The words.','code':'x'}",
                "[{'error':{'message':'The words.'}}]",
                "{'error':{'error':{'message':'The words.'}}}",
                "{'error':{'message':'Provider returned error','code':400,'metadata':{'raw':'The words.','provider_name':'P'}}}",
                "{'errors':[{'message':'The words.','code':1}]}"
            })
    void theWordsAreFoundInEveryShape(String body) {
        assertThat(error(400, body).providerMessage()).isEqualTo("The words.");
    }

    @Test
    void jsonInsideATextIsReadSoThatTheCodeIsNotHidden() {
        String inner =
                "{\\\"error\\\":{\\\"message\\\":\\\"The words.\\\",\\\"code\\\":\\\"context_length_exceeded\\\"}}";

        for (String body : new String[] {
            "{'detail':'" + inner + "'}",
            "{'error':{'message':'" + inner + "','type':'upstream_error'}}",
            "{'error':{'message':'Provider returned error','metadata':{'raw':'" + inner + "'}}}"
        }) {
            assertThat(error(400, body).kind()).as(body).isEqualTo(ErrorKind.CONTEXT_LENGTH);
            assertThat(error(400, body).providerMessage()).as(body).isEqualTo("The words.");
        }
    }

    @Test
    void fieldsThatDoNotFitAreNamed() {
        ChatError error = error(
                422,
                "{'detail':[{'type':'extra_forbidden','loc':['body','seed'],'msg':'Extra inputs are not permitted'}]}");

        assertThat(error.providerMessage()).isEqualTo("seed: Extra inputs are not permitted");
        assertThat(error.what()).isEqualTo("small does not take the parameter seed.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'error':{'message':'Unsupported parameter.','type':'invalid_request_error','param':'temperature','code':'unsupported_parameter'}}",
                "{'error':{'message':'Unsupported parameter: `temperature` is not supported with this model.','param':null,'code':null}}",
                "{'error':{'message':'Unsupported value: `temperature` does not support 0.5 with this model.','code':'unsupported_value'}}",
                "{'error':{'message':'Unrecognized request argument supplied: temperature'}}",
                "{'error':{'message':'`temperature` is not supported with this model'}}"
            })
    void aRejectedParameterIsNamedWithWhatToDo(String body) {
        ChatError error = error(400, body);

        assertThat(error.what()).isEqualTo("small does not take the parameter temperature.");
        assertThat(error.remedy()).contains("Leave temperature unset");
    }

    @Test
    void aRejectedValueIsNamedToo() {
        ChatError error = error(
                400,
                "{'error':{'message':'Invalid: below minimum.','param':'temperature','code':'decimal_below_min_value'}}");

        assertThat(error.what()).isEqualTo("server does not accept the value of temperature.");
    }

    @Test
    void aModerationFilterIsNoMatterOfPermission() {
        assertThat(error(403, "{'error':{'code':403,'message':'flagged','metadata':{'reasons':['hate']}}}")
                        .kind())
                .isEqualTo(ErrorKind.CONTENT_FILTER);
    }

    @ParameterizedTest
    @CsvSource({
        "Please try again in 41.724s.,41724",
        "try again in 1m30.5s,90500",
        "Please try again in 20ms.,20",
        "try again in 2h,7200000"
    })
    void theWaitIsReadOutOfTheWords(String message, long millis) {
        ChatError error = error(429, "{'error':{'message':'" + message + "','code':'rate_limit_exceeded'}}");

        assertThat(error.retryAfter()).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void theHeaderOutweighsTheWords() {
        ChatError error = Objects.requireNonNull(protocol.error(new ErrorResponse(
                "server",
                "small",
                429,
                Map.of("retry-after", "3", "x-request-id", "req_1"),
                json("{'error':{'message':'try again in 9s'}}"))));

        assertThat(error.retryAfter()).isEqualTo(Duration.ofSeconds(3));
        assertThat(error.requestId()).isEqualTo("req_1");
    }

    @Test
    void aGatewaysRequestIdIsFoundInItsWords() {
        assertThat(error(500, "{'error':{'message':'oops (request id: 2026abc)','type':'new_api_error'}}")
                        .requestId())
                .isEqualTo("2026abc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'hello':1}", "[]", "{}", "'text'", "{'choices':[]}", "{'error':null}"})
    void jsonThatIsNoErrorIsNotGuessedAt(String body) {
        assertThat(protocol.error(new ErrorResponse("server", "small", 500, Map.of(), json(body))))
                .isNull();
    }

    private ChatError error(int status, String body) {
        return Objects.requireNonNull(
                protocol.error(new ErrorResponse("server", "small", status, Map.of(), json(body))));
    }

    private static String quoted(String text) {
        return text == null ? "null" : "'" + text + "'";
    }
}
