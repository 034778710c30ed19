package dev.trivium.app.settings;

import dev.trivium.catalog.ModelInfo;
import dev.trivium.catalog.Price;
import dev.trivium.workspace.ModelEntry;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A model in the table of a connection.
 *
 * @param shown whether the menus offer it
 * @param context in tokens; null if unknown
 * @param price what holds today; null if unknown
 * @param listed what would hold without the user's own price; null if unknown
 * @param own whether the price is the user's own
 */
public record ModelLine(
        String model,
        boolean shown,
        boolean simulated,
        @Nullable Long context,
        @Nullable Price price,
        @Nullable Price listed,
        boolean own) {

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM yyyy", Locale.ENGLISH);
    private static final String ABSENT = "—";

    static ModelLine of(
            ModelEntry entry, boolean shown, @Nullable Long remoteContext, @Nullable ModelInfo listed, LocalDate day) {
        ModelInfo info = entry.info();
        Price price = info == null ? null : info.price(day);
        Price list = listed == null ? null : listed.price(day);
        Long context = info != null && info.contextWindow() != null ? info.contextWindow() : remoteContext;
        boolean own = price != null && !price.equals(list) && !price.source().equals("trivium.yaml");
        return new ModelLine(entry.address().model(), shown, entry.simulated(), context, price, list, own);
    }

    /** {@code 1M}, {@code 128k} or {@code 16.4k}. */
    String contextText() {
        if (context == null) {
            return ABSENT;
        }
        return context < 1_000_000 ? short3(context / 1_000.0) + "k" : short3(context / 1_000_000.0) + "M";
    }

    private static String short3(double value) {
        return BigDecimal.valueOf(value)
                .setScale(value < 20 ? 1 : 0, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    String inputText() {
        return amount(price == null ? null : price.rates().input());
    }

    String outputText() {
        return amount(price == null ? null : price.rates().output());
    }

    /** {@code LiteLLM, Aug 2026}, {@code free}, or why there is no price. */
    String sourceText() {
        if (simulated) {
            return "simulated, costs nothing";
        }
        if (price == null) {
            return "no price known";
        }
        if (price.source().equals("trivium.yaml")) {
            return "free, as trivium.yaml says";
        }
        LocalDate date = price.sourceDate();
        return shortSource(price.source()) + (date == null ? "" : ", " + MONTH.format(date));
    }

    /** The source in full with its day, for the tooltip. */
    String sourceDetail() {
        if (price == null) {
            return "Nobody says what this model costs here. Its calls count as unpriced.";
        }
        LocalDate date = price.sourceDate();
        return price.source() + (date == null ? "" : ", state of " + date);
    }

    /** {@code list 1.25 / 10.00}. */
    String listedText() {
        return listed == null
                ? "not in the list"
                : "list " + amount(listed.rates().input()) + " / "
                        + amount(listed.rates().output());
    }

    private static String shortSource(String source) {
        int space = source.indexOf(' ');
        return space < 0 ? source : source.substring(0, space);
    }

    /** At least two decimals. */
    static String amount(@Nullable BigDecimal usd) {
        if (usd == null) {
            return ABSENT;
        }
        BigDecimal plain = usd.stripTrailingZeros();
        return (plain.scale() < 2 ? plain.setScale(2, RoundingMode.UNNECESSARY) : plain).toPlainString();
    }
}
