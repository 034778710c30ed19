package dev.trivium.catalog;

import dev.trivium.yaml.Problem;
import dev.trivium.yaml.ProblemException;
import dev.trivium.yaml.YamlFields;
import dev.trivium.yaml.YamlNode;
import dev.trivium.yaml.YamlReader;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a workspace's {@code prices.yaml}: a list of what the user knows better than the catalogue, in US dollars per
 * million tokens.
 *
 * <pre>
 * - vendor: openai            # or the id of a connection
 *   model: gpt-5.5
 *   input: 4.5
 *   output: 27
 *   cached_read: 0.45         # optional, like all that follows
 *   cache_write: 5
 *   cache_write_long: 8
 *   source: our contract
 *   date: 2026-11-01
 * </pre>
 */
public final class PriceOverrides {

    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);

    private PriceOverrides() {}

    /**
     * @return for {@link Catalog#with}; empty if the file is empty
     * @throws ProblemException with every mistake that was found
     */
    public static List<ModelInfo> read(String file, String text) throws ProblemException {
        YamlNode root = YamlReader.read(file, text);
        List<Problem> problems = new ArrayList<>();
        Map<String, Integer> lines = new LinkedHashMap<>();
        List<ModelInfo> models = new ArrayList<>();
        for (YamlNode item : items(file, root, problems)) {
            YamlFields fields = YamlFields.of(file, item, problems);
            ModelInfo model = model(file, fields);
            Integer before = lines.putIfAbsent(model.vendor() + "/" + model.id(), fields.line());
            if (before != null && !model.id().isEmpty()) {
                fields.problem(
                        "model",
                        model.vendor() + "/" + model.id() + " stands twice; it was first given on line " + before + ".",
                        "Keep one of them.");
            }
            fields.done();
            models.add(model);
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return models;
    }

    private static List<YamlNode> items(String file, YamlNode root, List<Problem> problems) {
        if (root instanceof YamlNode.Sequence sequence) {
            return sequence.items();
        }
        boolean empty =
                (root instanceof YamlNode.Mapping mapping && mapping.entries().isEmpty())
                        || (root instanceof YamlNode.Scalar scalar && scalar.isNull());
        if (!empty) {
            problems.add(new Problem(
                    file, root.line(), "", "A list of prices belongs here.", "Start each with \"- vendor: openai\"."));
        }
        return List.of();
    }

    private static ModelInfo model(String file, YamlFields fields) {
        String vendor = fields.requiredText("vendor", "openai");
        String id = fields.requiredText("model", "gpt-5.5");
        Price.Rates rates = new Price.Rates(
                required(fields, "input"),
                price(fields, "cached_read"),
                price(fields, "cache_write"),
                price(fields, "cache_write_long"),
                required(fields, "output"),
                null);
        String source = fields.text("source");
        Price price = new Price(rates, List.of(), null, null, source == null ? file : source, date(fields));
        return new ModelInfo(id, vendor, id, null, null, Set.of(), Set.of(), List.of(), List.of(price));
    }

    private static @Nullable BigDecimal required(YamlFields fields, String key) {
        if (fields.node(key) == null) {
            fields.problem(
                    key,
                    "\"" + key + "\" is missing.",
                    "Add " + key + ": 2.5, the US dollars per million tokens, or 0 if it is free.");
            return null;
        }
        return price(fields, key);
    }

    private static @Nullable BigDecimal price(YamlFields fields, String key) {
        String text = fields.text(key);
        if (text == null) {
            return null;
        }
        try {
            BigDecimal price = new BigDecimal(text.strip());
            if (price.signum() >= 0 && price.compareTo(MOST) <= 0 && price.scale() <= 30) {
                return price;
            }
        } catch (NumberFormatException e) {
            // Said below, with what would be right.
        }
        fields.problem(
                key,
                "\"" + key + "\" must be a price of 0 or more, not \"" + text + "\".",
                "Write US dollars per million tokens, for example 2.5.");
        return null;
    }

    private static @Nullable LocalDate date(YamlFields fields) {
        String text = fields.text("date");
        if (text == null) {
            return null;
        }
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException e) {
            fields.problem(
                    "date", "\"date\" must be a day, not \"" + text + "\".", "Write it as 2026-11-01, year first.");
            return null;
        }
    }
}
