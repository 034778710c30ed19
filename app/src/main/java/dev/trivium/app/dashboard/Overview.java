package dev.trivium.app.dashboard;

import dev.trivium.chat.ModelAddress;
import dev.trivium.history.Dashboard;
import dev.trivium.history.Figures;
import dev.trivium.history.MeanScore;
import dev.trivium.history.Population;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The figures that answer an address.
 *
 * @param scores of the same calls
 * @param read when it was read
 */
public record Overview(
        DashboardAddress address, Span span, ZoneId zone, Dashboard figures, List<MeanScore> scores, Instant read) {

    /** Nothing was called, and nothing paid, in the span. */
    public boolean isEmpty() {
        return figures.total().calls() == 0 && figures.total().usd().signum() == 0;
    }

    public boolean simulated() {
        return address.filter().simulated();
    }

    boolean ofRoots() {
        return address.population() == Population.ROOTS;
    }

    /** What the parts of the whole are: what was addressed, or each model. */
    Map<ModelAddress, Figures> parts() {
        return ofRoots() ? figures.byAsked() : figures.byModel();
    }

    /** @param address one of {@link #parts} */
    Figures part(ModelAddress address) {
        return Objects.requireNonNull(parts().get(address), "Only what was called has figures.");
    }

    Map<ModelAddress, BigDecimal> usd(Dashboard.Bucket bucket) {
        return ofRoots() ? bucket.usdByAsked() : bucket.usdByModel();
    }

    /** The kinds of scores, the one with most values first. */
    List<String> scoreKinds() {
        return scores.stream()
                .map(MeanScore::kind)
                .distinct()
                .sorted(this::mostFirst)
                .toList();
    }

    private int mostFirst(String a, String b) {
        int order = Long.compare(count(b), count(a));
        return order != 0 ? order : a.compareTo(b);
    }

    private long count(String kind) {
        return scores.stream()
                .filter(score -> score.kind().equals(kind))
                .mapToLong(MeanScore::count)
                .sum();
    }

    Optional<MeanScore> score(ModelAddress model, String kind) {
        return scores.stream()
                .filter(score -> score.kind().equals(kind) && score.model().equals(model))
                .findFirst();
    }

    /** Of all that was called together. */
    Optional<MeanScore> score(String kind) {
        return scores.stream()
                .filter(score -> score.kind().equals(kind) && parts().containsKey(score.model()))
                .reduce(MeanScore::plus);
    }

    /** The calls in the bucket of this number. */
    Scope scope(int bucket) {
        List<Dashboard.Bucket> buckets = figures.buckets();
        Instant start = buckets.get(bucket).start().toInstant();
        Instant end =
                bucket + 1 < buckets.size() ? buckets.get(bucket + 1).start().toInstant() : span.until();
        return Scope.ALL.between(start.isBefore(span.from()) ? span.from() : start, end);
    }
}
