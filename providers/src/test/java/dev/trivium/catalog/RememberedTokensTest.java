package dev.trivium.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RememberedTokensTest {

    private final AtomicInteger counted = new AtomicInteger();
    private final TextTokens tokens = new RememberedTokens(new TextTokens() {
        @Override
        public long count(String text) {
            counted.incrementAndGet();
            return text.length() / 4;
        }

        @Override
        public String method() {
            return "a quarter";
        }
    });

    @Test
    void aLongTextIsCountedOnce() {
        String file = "x".repeat(40_000);

        assertThat(tokens.count(file)).isEqualTo(10_000);
        assertThat(tokens.count(file)).isEqualTo(10_000);
        assertThat(tokens.count(file + "y".repeat(4))).isEqualTo(10_001);

        assertThat(counted).hasValue(2);
        assertThat(tokens.method()).isEqualTo("a quarter");
    }

    @Test
    void aShortTextIsNotKept() {
        tokens.count("short");
        tokens.count("short");

        assertThat(counted).hasValue(2);
    }
}
