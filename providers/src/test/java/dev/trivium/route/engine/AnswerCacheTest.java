package dev.trivium.route.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.chat.Answer;
import dev.trivium.chat.AnswerBuilder;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.Media;
import dev.trivium.chat.Message;
import dev.trivium.chat.Part;
import dev.trivium.chat.Role;
import dev.trivium.route.Cache;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerCacheTest {

    private static final long MIB = 1L << 20;
    private static final Cache SETTINGS = new Cache("s", Duration.ofHours(1), 100);
    private static final Answer ANSWER = new AnswerBuilder(0).text(1, "x").build(2);

    private final AnswerCache cache = new AnswerCache();

    @Test
    void whatWasNotUsedLongestGoesWhenTheBytesAreFull() {
        keep("a", 30);
        keep("b", 30);
        assertThat(has("a")).isTrue();
        keep("c", 30);
        assertThat(has("b")).isFalse();
        assertThat(has("a")).isTrue();
        assertThat(has("c")).isTrue();
    }

    @Test
    void anAnswerLargerThanAllMayBeIsNotKeptAndDrivesNothingOut() {
        keep("a", 30);
        keep("b", 65);
        assertThat(has("b")).isFalse();
        assertThat(has("a")).isTrue();
    }

    @Test
    void whatIsKeptAnewOrTooOldFreesItsBytes() {
        keep("a", 60);
        keep("a", 60);
        assertThat(has("a")).isTrue();
        assertThat(cache.find("a", SETTINGS, Duration.ofHours(2).toNanos())).isNull();
        keep("b", 30);
        keep("c", 30);
        assertThat(has("b")).isTrue();
        assertThat(has("c")).isTrue();
    }

    @Test
    void textsCountTwiceTheirLengthAndImagesTheirBytes() {
        Answer long_ = new AnswerBuilder(0).text(1, "x".repeat(10_000)).build(2);
        assertThat(Weights.of(long_)).isBetween(20_000L, 21_000L);
        Message image =
                new Message(Role.USER, List.of(new Part.Image(Media.of("image/png", new byte[50_000], "a.png"))));
        assertThat(Weights.of(ChatRequest.of(image))).isBetween(50_000L, 52_000L);
    }

    private void keep(String key, long mebibytes) {
        cache.keep(key, ANSWER, mebibytes * MIB, SETTINGS, 0);
    }

    private boolean has(String key) {
        return cache.find(key, SETTINGS, 0) != null;
    }
}
