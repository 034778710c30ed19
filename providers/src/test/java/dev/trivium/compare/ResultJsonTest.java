package dev.trivium.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.chat.AnswerBuilder;
import dev.trivium.chat.Basis;
import dev.trivium.chat.ChatError;
import dev.trivium.chat.Cost;
import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.FinishReason;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultJsonTest {

    @Test
    void anAnswerHasEveryField() {
        AnswerBuilder answer = new AnswerBuilder(0)
                .reasoning(50_000_000, "Hm.")
                .text(120_900_000, "Blue \u201clight\u201d")
                .finish(FinishReason.TOOL_CALLS, "tool_use")
                .usage(new Usage(10, 4, 2, 0, 20, 5, Basis.ESTIMATED, null))
                .cost(Cost.of(new BigDecimal("0.00000012300"), Basis.MEASURED))
                .requestId("req-1");
        Result result = new Result(
                ModelAddress.route("hybrid"), answer.build(2_000_999_999L), null, false, List.of("main", "large"));

        assertThat(ResultJson.write("run-1", List.of(result)))
                .isEqualTo(
                        "{\"run\":\"run-1\",\"results\":[{\"model\":\"route/hybrid\",\"text\":\"Blue \u201clight\u201d\","
                                + "\"reasoning\":\"Hm.\",\"finish_reason\":\"tool_calls\",\"usage\":{\"input_tokens\":10,"
                                + "\"output_tokens\":20,\"cached_input_tokens\":4,\"cache_write_tokens\":2,"
                                + "\"reasoning_tokens\":5,\"estimated\":true},\"cost_usd\":0.000000123,"
                                + "\"time_to_first_token_ms\":120,\"duration_ms\":2000,\"request_id\":\"req-1\","
                                + "\"partial\":false,\"simulated\":false,\"path\":[\"main\",\"large\"],\"steps\":null,\"error\":null}]}");
    }

    @Test
    void aFailureSaysWhyAndWhatIsUnknownIsNull() {
        ChatError error = ChatError.of(ErrorKind.RATE_LIMIT, "Google is limiting calls.", "", "Wait.")
                .withProvider("slow down", 429, "req-9")
                .withRetry(true, Duration.ofMillis(1500));
        Result result = new Result(
                ModelAddress.parse("google/flash"),
                new AnswerBuilder(0).text(1_000_000, "Bl").build(3_000_000),
                error,
                true,
                null);

        assertThat(ResultJson.write("run-1", List.of(result)))
                .isEqualTo(
                        "{\"run\":\"run-1\",\"results\":[{\"model\":\"google/flash\",\"text\":\"Bl\",\"reasoning\":\"\","
                                + "\"finish_reason\":null,\"usage\":{\"input_tokens\":0,\"output_tokens\":0,\"cached_input_tokens\":0,"
                                + "\"cache_write_tokens\":0,\"reasoning_tokens\":0,\"estimated\":true},\"cost_usd\":null,\"time_to_first_token_ms\":1,"
                                + "\"duration_ms\":3,\"request_id\":\"req-9\",\"partial\":true,\"simulated\":true,\"path\":null,\"steps\":null,"
                                + "\"error\":{\"kind\":\"rate_limit\",\"message\":\"Google is limiting calls. Wait.\","
                                + "\"retryable\":true,\"retry_after_ms\":1500,\"status\":429}}]}");
    }

    @Test
    void largeAndSmallSumsArePlainNumbers() {
        assertThat(withCost("100")).contains("\"cost_usd\":100,");
        assertThat(withCost("0.00")).contains("\"cost_usd\":0,");
        assertThat(withCost("0.000000000001")).contains("\"cost_usd\":0.000000000001,");
    }

    private static String withCost(String usd) {
        AnswerBuilder answer = new AnswerBuilder(0).cost(Cost.of(new BigDecimal(usd), Basis.MEASURED));
        return ResultJson.write(
                "r", List.of(new Result(ModelAddress.parse("a/b"), answer.build(1), null, false, null)));
    }
}
