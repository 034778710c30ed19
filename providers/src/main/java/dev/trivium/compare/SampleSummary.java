package dev.trivium.compare;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Several answers of one model to one question, seen as one distribution. Only whole answers count: a sample that failed
 * or was stopped is in {@code asked} and nowhere else.
 *
 * @param asked how many samples there are
 * @param answered how many of them have answered
 * @param distinct the answers that differ, most frequent first; those equally frequent in order of first appearance
 * @param overlap the mean of {@link TokenOverlap} over all pairs of answers, from 0 to 1; null with fewer than two
 * @param words how long the answers are, in words; null without an answer
 * @param seconds how long each call took; null without an answer
 * @param usd what each call cost in US dollars; null if no price is known or all are simulated
 * @param simulated whether any of the samples is simulated
 */
public record SampleSummary(
        int asked,
        int answered,
        List<Distinct> distinct,
        @Nullable Double overlap,
        @Nullable Spread words,
        @Nullable Spread seconds,
        @Nullable Spread usd,
        boolean simulated) {

    /**
     * An answer that came at least once.
     *
     * @param text with its white space normalised: each run of it is one space, and none stands at the ends
     * @param samples which samples gave it, from 0, in order
     */
    public record Distinct(String text, List<Integer> samples) {

        public int count() {
            return samples.size();
        }
    }

    public SampleSummary {
        distinct = List.copyOf(distinct);
    }

    /**
     * Sums up what has come so far. Takes time for long answers, so not for a thread that draws.
     *
     * @param samples in their order; null for one that still runs
     */
    public static SampleSummary of(List<@Nullable Result> samples) {
        List<Result> whole = samples.stream()
                .filter(Objects::nonNull)
                .filter(result -> result.error() == null)
                .toList();
        List<String> texts =
                whole.stream().map(result -> result.answer().text()).toList();
        return new SampleSummary(
                samples.size(),
                whole.size(),
                distinct(samples),
                TokenOverlap.mean(texts),
                Spread.of(texts.stream().map(SampleSummary::words).toList()),
                Spread.of(whole.stream().map(SampleSummary::seconds).toList()),
                Spread.of(whole.stream()
                        .filter(result -> !result.simulated())
                        .map(result -> result.answer().cost().usd())
                        .filter(Objects::nonNull)
                        .toList()),
                whole.stream().anyMatch(Result::simulated));
    }

    /** The share of the most frequent answer among the answers, above 0 up to 1; null without an answer. */
    public @Nullable Double agreement() {
        return answered == 0 ? null : (double) distinct.get(0).count() / answered;
    }

    private static List<Distinct> distinct(List<@Nullable Result> samples) {
        Map<String, List<Integer>> byText = new LinkedHashMap<>();
        for (int i = 0; i < samples.size(); i++) {
            Result result = samples.get(i);
            if (result != null && result.error() == null) {
                byText.computeIfAbsent(normalised(result.answer().text()), text -> new ArrayList<>())
                        .add(i);
            }
        }
        return byText.entrySet().stream()
                .map(entry -> new Distinct(entry.getKey(), List.copyOf(entry.getValue())))
                .sorted(Comparator.comparingInt(Distinct::count).reversed())
                .toList();
    }

    private static String normalised(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private static BigDecimal words(String text) {
        return BigDecimal.valueOf(text.isBlank() ? 0 : text.strip().split("\\s+", -1).length);
    }

    private static BigDecimal seconds(Result result) {
        return BigDecimal.valueOf(result.answer().timing().total().toNanos(), 9);
    }
}
