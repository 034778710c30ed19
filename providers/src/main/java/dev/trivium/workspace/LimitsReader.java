package dev.trivium.workspace;

import dev.trivium.yaml.YamlFields;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads {@code budget} and {@code history} of {@code trivium.yaml}; mistakes are noted with the fields. */
final class LimitsReader {

    static final String BUDGET = "budget";
    static final String HISTORY = "history";
    static final String RETENTION = "retention";
    static final String FIGURES = "figures";
    static final String TEXTS = "texts";

    private LimitsReader() {}

    static Budget budget(YamlFields root) {
        YamlFields fields = root.fields(BUDGET);
        if (fields == null) {
            return Budget.NONE;
        }
        BigDecimal day = usd(fields, "day");
        BigDecimal month = usd(fields, "month");
        BigDecimal warnAt = share(fields);
        Boolean stop = fields.flag("stop");
        fields.done();
        return new Budget(day, month, warnAt, Boolean.TRUE.equals(stop));
    }

    private static @Nullable BigDecimal usd(YamlFields fields, String key) {
        String text = fields.text(key);
        BigDecimal usd = text == null ? null : Amounts.usd(text);
        if (text != null && usd == null) {
            fields.problem(
                    key,
                    "\"" + key + "\" must be an amount of US dollars above 0, not \"" + text + "\".",
                    "Write " + key + ": 10.00, or take the line away for no limit.");
        }
        return usd;
    }

    private static BigDecimal share(YamlFields fields) {
        String text = fields.text("warn_at");
        if (text == null) {
            return Budget.USUAL_WARNING;
        }
        try {
            BigDecimal share = new BigDecimal(text);
            if (share.signum() > 0 && share.compareTo(BigDecimal.ONE) <= 0) {
                return share;
            }
        } catch (NumberFormatException e) {
            // Said below, with what would be right.
        }
        fields.problem(
                "warn_at",
                "\"warn_at\" must be a share above 0 and at most 1, not \"" + text + "\".",
                "Write warn_at: 0.8 for a warning at 80 %.");
        return Budget.USUAL_WARNING;
    }

    static HistorySettings history(YamlFields root) {
        YamlFields fields = root.fields(HISTORY);
        if (fields == null) {
            return HistorySettings.EVERYTHING;
        }
        String keep = fields.text("keep");
        if (keep != null && !keep.equals(TEXTS) && !keep.equals(FIGURES)) {
            fields.problem(
                    "keep",
                    "\"keep\" must be texts or figures, not \"" + keep + "\".",
                    "Write keep: figures to record no prompt and no answer.");
        }
        Duration age = null;
        Long bytes = null;
        YamlFields retention = fields.fields(RETENTION);
        if (retention != null) {
            age = age(retention);
            bytes = bytes(retention);
            retention.done();
        }
        SharedDatabase shared = SharedDatabase.read(fields);
        fields.done();
        return new HistorySettings(!FIGURES.equals(keep), age, bytes, shared);
    }

    private static @Nullable Duration age(YamlFields fields) {
        String text = fields.text("age");
        Duration age = text == null ? null : Amounts.age(text);
        if (text != null && age == null) {
            fields.problem(
                    "age",
                    "\"age\" must be a number of days, not \"" + text + "\".",
                    "Write age: 365d, or take the line away to keep runs for ever.");
        }
        return age;
    }

    private static @Nullable Long bytes(YamlFields fields) {
        String text = fields.text("size");
        Long bytes = text == null ? null : Amounts.bytes(text);
        if (text != null && bytes == null) {
            fields.problem(
                    "size",
                    "\"size\" must be a size of at least 1MB, not \"" + text + "\".",
                    "Write size: 2GB, or take the line away for no limit.");
        }
        return bytes;
    }
}
