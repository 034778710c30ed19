package dev.trivium.app.models;

import dev.trivium.app.controls.Figures;
import dev.trivium.catalog.Capability;
import dev.trivium.catalog.Price;
import dev.trivium.history.MeanScore;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How the screen writes its values. */
final class Words {

    /** The capabilities by which people choose, in the order of the table. */
    static final Map<Capability, String> CAPABILITIES = capabilities();

    private Words() {}

    private static Map<Capability, String> capabilities() {
        Map<Capability, String> words = new LinkedHashMap<>();
        words.put(Capability.VISION, "Vision");
        words.put(Capability.PDF, "PDF");
        words.put(Capability.AUDIO_INPUT, "Audio");
        words.put(Capability.TOOLS, "Tools");
        words.put(Capability.JSON_SCHEMA, "Schema");
        words.put(Capability.REASONING, "Reasoning");
        words.put(Capability.PROMPT_CACHING, "Caching");
        return words;
    }

    static String capabilities(ModelLine line) {
        String words = CAPABILITIES.entrySet().stream()
                .filter(entry -> line.capabilities().contains(entry.getKey()))
                .map(entry -> entry.getValue().equals("PDF")
                        ? "PDF"
                        : entry.getValue().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? Figures.ABSENT : words;
    }

    /** {@code 128k}, {@code 1M}, {@code 1.05M}. */
    static String tokens(@Nullable Long tokens) {
        if (tokens == null) {
            return Figures.ABSENT;
        }
        if (tokens < 1_000) {
            return Long.toString(tokens);
        }
        boolean millions = tokens >= 1_000_000;
        BigDecimal amount = BigDecimal.valueOf(tokens, millions ? 6 : 3)
                .setScale(millions ? 2 : 0, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return amount.toPlainString() + (millions ? "M" : "k");
    }

    /** At least two decimals, and all that a price has. */
    static String price(@Nullable BigDecimal usd) {
        if (usd == null) {
            return Figures.ABSENT;
        }
        BigDecimal plain = usd.stripTrailingZeros();
        return plain.setScale(Math.max(2, plain.scale()), RoundingMode.UNNECESSARY)
                .toPlainString();
    }

    static String source(@Nullable Price price) {
        if (price == null) {
            return Figures.ABSENT;
        }
        return price.source() + (price.sourceDate() == null ? "" : ", " + price.sourceDate());
    }

    static String count(@Nullable Number count) {
        return count == null ? Figures.ABSENT : String.format(Locale.ROOT, "%,d", count.longValue());
    }

    static String seconds(@Nullable Double millis) {
        return millis == null ? Figures.ABSENT : Figures.seconds(java.time.Duration.ofNanos((long) (millis * 1e6)));
    }

    static String speed(@Nullable Double tokensPerSecond) {
        return tokensPerSecond == null ? Figures.ABSENT : String.format(Locale.ROOT, "%.0f", tokensPerSecond);
    }

    static String percent(@Nullable Double share) {
        return share == null ? Figures.ABSENT : String.format(Locale.ROOT, "%.1f %%", share * 100);
    }

    /** {@code 0.932 ±0.021}; one value has no interval. */
    static String score(@Nullable MeanScore score) {
        if (score == null) {
            return Figures.ABSENT;
        }
        return score.count() == 1
                ? String.format(Locale.ROOT, "%.3f n = 1", score.mean())
                : String.format(Locale.ROOT, "%.3f ±%.3f", score.mean(), score.margin());
    }

    /** For a spreadsheet: a header, then a line each; no value holds a tab. */
    static String table(List<ModelColumn> columns, List<ModelLine> lines, String kind) {
        StringBuilder text = new StringBuilder();
        text.append(columns.stream().map(column -> column.title(kind)).collect(Collectors.joining("\t")))
                .append('\n');
        for (ModelLine line : lines) {
            text.append(columns.stream()
                            .map(column -> column.plain(line, kind).replaceAll("[\\t\\r\\n]", " "))
                            .collect(Collectors.joining("\t")))
                    .append('\n');
        }
        return text.toString();
    }
}
