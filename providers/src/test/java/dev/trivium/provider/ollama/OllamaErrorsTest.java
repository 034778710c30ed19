package dev.trivium.provider.ollama;

import static dev.trivium.provider.Bodies.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.chat.ChatError;
import dev.trivium.chat.ErrorKind;
import dev.trivium.provider.http.ErrorResponse;
import dev.trivium.provider.http.Json;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class OllamaErrorsTest {

    private final OllamaProtocol protocol = new OllamaProtocol();

    @ParameterizedTest
    @CsvSource({
        "400,model does not support thinking,INVALID_REQUEST,false",
        "400,input length exceeds the context length,CONTEXT_LENGTH,false",
        "400,the prompt is longer than the context length currently available to the model,CONTEXT_LENGTH,false",
        "401,unauthorized,AUTHENTICATION,false",
        "403,forbidden,PERMISSION,false",
        "404,model 'none' not found,NOT_FOUND,false",
        "429,too many requests,RATE_LIMIT,true",
        "500,llama runner process has terminated,SERVER,true",
        "502,bad gateway,SERVER,true",
        "503,server busy please try again,OVERLOADED,true"
    })
    void everyErrorOfTheTableHasItsKind(int status, String message, ErrorKind kind, boolean retryable) {
        ChatError error = Objects.requireNonNull(
                protocol.error(new ErrorResponse("ollama", "small", status, Map.of(), body(message))));

        assertThat(error.kind()).isEqualTo(kind);
        assertThat(error.retryable()).isEqualTo(retryable);
        assertThat(error.status()).isEqualTo(status);
        assertThat(error.providerMessage()).isEqualTo(message);
    }

    @Test
    void theObjectFormIsReadToo() {
        ChatError error = Objects.requireNonNull(protocol.error(
                new ErrorResponse("ollama", "small", 404, Map.of(), json("{'error':{'message':'no such model'}}"))));

        assertThat(error.providerMessage()).isEqualTo("no such model");
    }

    @Test
    void jsonOfAnotherShapeIsNotGuessedAt() {
        assertThat(protocol.error(new ErrorResponse("ollama", "m", 502, Map.of(), null)))
                .isNull();
        assertThat(protocol.error(new ErrorResponse("ollama", "m", 502, Map.of(), json("{'detail':'x'}"))))
                .isNull();
    }

    private static JsonNode body(String message) {
        return Json.object().put("error", message);
    }
}
