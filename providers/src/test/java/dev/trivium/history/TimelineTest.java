package dev.trivium.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.history.Timeline.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimelineTest {

    @Test
    void bytesGiveThePiecesBack() {
        TimelineBuilder builder = new TimelineBuilder(1_000);
        builder.add(Kind.REASONING, 1_000, 300);
        builder.add(Kind.TEXT, 5_000_001_000L, 7);
        builder.add(Kind.TOOL_CALL, 5_000_002_000L, 0);
        Timeline timeline = builder.end(7_200_000_000_000L);

        assertThat(Timeline.of(timeline.bytes())).isEqualTo(timeline);
        assertThat(timeline.pieces())
                .containsExactly(
                        new Timeline.Piece(Kind.REASONING, Duration.ZERO, 300),
                        new Timeline.Piece(Kind.TEXT, Duration.ofSeconds(5), 7),
                        new Timeline.Piece(Kind.TOOL_CALL, Duration.ofNanos(5_000_001_000L), 0),
                        new Timeline.Piece(Kind.END, Duration.ofNanos(7_199_999_999_000L), 0));
    }

    @Test
    void aHundredThousandPiecesStayFewAndKeepTheirWholeLength() {
        TimelineBuilder builder = new TimelineBuilder(0);
        for (int i = 0; i < 100_000; i++) {
            builder.add(i < 1_000 ? Kind.REASONING : Kind.TEXT, i * 1_000_000L, 5);
        }
        Timeline timeline = builder.end(100_000_000_000L);

        assertThat(timeline.pieces()).hasSizeBetween(TimelineBuilder.MOST / 4, TimelineBuilder.MOST + 1);
        assertThat(timeline.pieces().stream()
                        .filter(piece -> piece.kind() == Kind.TEXT)
                        .mapToLong(Timeline.Piece::length)
                        .sum())
                .isEqualTo(99_000 * 5);
        assertThat(timeline.bytes()).hasSizeLessThan(16_000);
    }

    @Test
    void kindsThatAlternateForeverStayFewToo() {
        TimelineBuilder builder = new TimelineBuilder(0);
        for (int i = 0; i < 50_000; i++) {
            builder.add(i % 2 == 0 ? Kind.REASONING : Kind.TEXT, i * 1_000_000L, 5);
        }
        assertThat(builder.end(0).pieces()).hasSizeLessThanOrEqualTo(TimelineBuilder.MOST + 1);
    }

    @Test
    void aClockThatStepsBackMakesNoNegativeTime() {
        TimelineBuilder builder = new TimelineBuilder(1_000_000);
        builder.add(Kind.TEXT, 5_000_000, 1);
        builder.add(Kind.TEXT, 4_000_000, 1);
        Timeline timeline = builder.end(0);
        assertThat(Timeline.of(timeline.bytes())).isEqualTo(timeline);
    }
}
