package dev.trivium.app.models;

import dev.trivium.catalog.Capability;
import dev.trivium.catalog.ModelInfo;
import dev.trivium.catalog.Price;
import dev.trivium.chat.ModelAddress;
import dev.trivium.history.MeanScore;
import dev.trivium.history.Spread;
import dev.trivium.workspace.ModelEntry;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One model or route as the table shows it.
 *
 * @param local whether it runs on this computer
 * @param price that holds today; null if unknown
 * @param measured null if it was not called in the range
 * @param scores by kind, such as {@code quality}
 */
public record ModelLine(
        ModelEntry entry,
        boolean local,
        @Nullable Price price,
        @Nullable Measured measured,
        Map<String, MeanScore> scores) {

    /** Three tokens of input for one of output, as a chat with some context has. */
    private static final BigDecimal INPUT_PARTS = BigDecimal.valueOf(3);

    private static final BigDecimal PARTS = BigDecimal.valueOf(4);

    public ModelLine {
        scores = Map.copyOf(scores);
    }

    ModelAddress address() {
        return entry.address();
    }

    String provider() {
        return entry.route() ? "route" : address().connection();
    }

    @Nullable
    Long context() {
        ModelInfo info = entry.info();
        return info == null ? null : info.contextWindow();
    }

    @Nullable
    Long maxOutput() {
        ModelInfo info = entry.info();
        return info == null ? null : info.maxOutputTokens();
    }

    Set<Capability> capabilities() {
        ModelInfo info = entry.info();
        return info == null ? Set.of() : info.capabilities();
    }

    /** US dollars per million tokens; null if unknown or simulated. */
    @Nullable
    BigDecimal inputPrice() {
        return price == null ? null : price.rates().input();
    }

    @Nullable
    BigDecimal outputPrice() {
        return price == null ? null : price.rates().output();
    }

    /** US dollars per million tokens of which three quarters are input; null if one of the two is unknown. */
    @Nullable
    BigDecimal blendedPrice() {
        BigDecimal input = inputPrice();
        BigDecimal output = outputPrice();
        return input == null || output == null
                ? null
                : input.multiply(INPUT_PARTS).add(output).divide(PARTS);
    }

    @Nullable
    Double calls() {
        return measured == null ? null : (double) measured.calls();
    }

    @Nullable
    Double timeToFirstToken() {
        return p50(measured == null ? null : measured.timeToFirstTokenMs());
    }

    @Nullable
    Double tokensPerSecond() {
        return p50(measured == null ? null : measured.tokensPerSecond());
    }

    @Nullable
    Double latency() {
        return p50(measured == null ? null : measured.durationMs());
    }

    @Nullable
    Double slowLatency() {
        Spread spread = measured == null ? null : measured.durationMs();
        return spread == null ? null : spread.p95();
    }

    @Nullable
    Double errorRate() {
        return measured == null ? null : measured.errorRate();
    }

    @Nullable
    MeanScore score(String kind) {
        return scores.get(kind);
    }

    /** Whether every word of the query stands in the name or the address, whatever its case. */
    boolean matches(String query) {
        String text = (entry.displayName() + " " + address()).toLowerCase(Locale.ROOT);
        for (String word : query.toLowerCase(Locale.ROOT).strip().split("\\s+", -1)) {
            if (!text.contains(word)) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Double p50(@Nullable Spread spread) {
        return spread == null ? null : spread.p50();
    }
}
