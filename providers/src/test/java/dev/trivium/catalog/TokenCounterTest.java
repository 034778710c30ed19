package dev.trivium.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.Media;
import dev.trivium.chat.Message;
import dev.trivium.chat.Part;
import dev.trivium.chat.Role;
import dev.trivium.chat.ToolChoice;
import dev.trivium.chat.ToolDefinition;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenCounterTest {

    private static final TokenCounter COUNTER = new TokenCounter();

    @ParameterizedTest
    @CsvSource({
        "gpt-4o, tokenizer o200k_base",
        "gpt-4.1-mini, tokenizer o200k_base",
        "gpt-6.2-sol, tokenizer o200k_base",
        "o4-mini, tokenizer o200k_base",
        "openai/gpt-oss-120b, tokenizer o200k_base",
        "openai/gpt-5.5, tokenizer o200k_base",
        "gpt-4-turbo, tokenizer cl100k_base",
        "gpt-3.5-turbo, tokenizer cl100k_base",
        "claude-sonnet-4-5-20250929, 'about 3.5 characters a token, as Anthropic documents'",
        "claude-opus-4-7, 'about 2.9 characters a token, for Claude''s newer tokenizers'",
        "anthropic/claude-opus-5, 'about 2.9 characters a token, for Claude''s newer tokenizers'",
        "models/gemini-2.5-pro, 'about 4 characters a token, as Google documents'",
        "deepseek-chat, '0.3 tokens a character, as DeepSeek documents'",
        "llama3.2, 'about 4 characters a token, a rule of thumb'",
    })
    void eachFamilyHasItsMethod(String model, String method) {
        assertThat(COUNTER.estimate(model, "x").method()).isEqualTo(method);
    }

    @Test
    void countsWithOpenAisTables() {
        assertThat(COUNTER.estimate("gpt-5.5", "hello world").tokens()).isEqualTo(2);
        assertThat(COUNTER.estimate("gpt-4", "antidisestablishmentarianism").tokens())
                .isEqualTo(6);
        assertThat(COUNTER.estimate("gpt-5.5", "").tokens()).isZero();
    }

    @Test
    void aRequestAddsItsWrapping() {
        ChatRequest request = ChatRequest.of(Message.system("hello world"), Message.user("hello world"));
        assertThat(COUNTER.count("gpt-5.5", request)).isEqualTo(3 + (3 + 2) * 2);
        assertThat(COUNTER.count(
                        "gpt-5.5",
                        request.withTools(List.of(new ToolDefinition("f", "says hello", "{}")), new ToolChoice.Auto())))
                .isGreaterThan(13);
    }

    @Test
    void picturesAndDocumentsCount() {
        Media image = Media.of("image/png", new byte[10], null);
        Media pdf = Media.of("application/pdf", new byte[120_000], null);
        for (String model : List.of("gpt-5.5", "claude-opus-5", "gemini-2.5-pro", "llama3.2")) {
            long text = COUNTER.count(model, request());
            assertThat(COUNTER.count(model, request(new Part.Image(image)))).isGreaterThan(text + 80);
            assertThat(COUNTER.count(model, request(new Part.Document(pdf)))).isGreaterThan(text + 500);
        }
    }

    @Test
    void otherScriptsTakeMoreTokensThanLatin() {
        for (String model : List.of("claude-opus-4-5", "gemini-2.5-pro", "deepseek-chat", "llama3.2")) {
            long latin = COUNTER.estimate(model, "a".repeat(100)).tokens();
            assertThat(COUNTER.estimate(model, "語".repeat(100)).tokens()).isGreaterThan(latin * 3 / 2);
            assertThat(COUNTER.estimate(model, "ж".repeat(100)).tokens()).isGreaterThan(latin);
            assertThat(COUNTER.estimate(model, "😀".repeat(100)).tokens()).isEqualTo(200);
        }
        assertThat(COUNTER.estimate("deepseek-chat", "語".repeat(100)).tokens()).isEqualTo(60);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<|endoftext|>", "<|im_start|>system<|im_sep|>", "<|fim_prefix|> <|endofprompt|>", "\uD800", "\0"
            })
    void textThatLooksLikeASpecialTokenIsText(String text) {
        for (String model : List.of("gpt-5.5", "gpt-4")) {
            assertThat(COUNTER.estimate(model, text).tokens()).isPositive();
        }
        assertThat(COUNTER.estimate("gpt-5.5", "<|endoftext|>").tokens()).isGreaterThan(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "A", " ", "\n", "語", "😀", "é", "1", "!", "a\u0301"})
    @Timeout(20)
    void aMegabyteOfOneLetterIsCountedInLinearTime(String letter) {
        String text = letter.repeat(1_000_000 / letter.length());
        assertThat(COUNTER.estimate("gpt-5.5", text).tokens()).isPositive();
        assertThat(COUNTER.estimate("gpt-4", text).tokens()).isPositive();
    }

    @Test
    void countingInPiecesHardlyChangesTheCount() {
        String sentence = "The quick brown fox jumps over the lazy dog; 1,234 times, it's said.\n";
        long one = COUNTER.estimate("gpt-5.5", sentence).tokens();
        assertThat(COUNTER.estimate("gpt-5.5", sentence.repeat(1_000)).tokens())
                .isBetween(one * 1_000 - 50, one * 1_000 + 50);
    }

    @Test
    void manyThreadsMayCountAtOnce() {
        TokenCounter fresh = new TokenCounter();
        assertThat(IntStream.range(0, 64)
                        .parallel()
                        .mapToLong(i -> fresh.estimate("gpt-5.5", "hello world").tokens())
                        .distinct()
                        .toArray())
                .containsExactly(2L);
    }

    @Property(tries = 300)
    void countingNeverThrows(@ForAll String text) {
        for (String model : List.of("gpt-5.5", "gpt-4", "claude-opus-5", "gemini-4-neon", "x")) {
            assertThatCode(() -> COUNTER.estimate(model, text)).doesNotThrowAnyException();
            assertThat(COUNTER.estimate(model, text).tokens()).isBetween(0L, text.length() * 4L + 1);
        }
    }

    private static ChatRequest request(Part... parts) {
        return ChatRequest.of(new Message(Role.USER, List.of(parts))).withTimeout(Duration.ofSeconds(1));
    }
}
