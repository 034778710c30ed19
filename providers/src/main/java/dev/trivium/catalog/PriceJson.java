package dev.trivium.catalog;

import dev.trivium.yaml.Problem;
import dev.trivium.yaml.ProblemException;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the readers of other people's price lists share. Numbers are read exactly. */
final class PriceJson {

    /** Beyond this many places a number is damage, not a price, and would only eat memory. */
    private static final int MOST_PLACES = 30;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private PriceJson() {}

    /** @throws ProblemException if the text is not a JSON object */
    static JsonNode object(String file, String json, String expected) throws ProblemException {
        JsonNode root;
        try {
            root = MAPPER.readTree(json);
        } catch (JacksonException e) {
            TokenStreamLocation location = e.getLocation();
            int line = location == null ? 0 : Math.max(0, location.getLineNr());
            throw new ProblemException(new Problem(file, line, "", "This is not valid JSON.", expected));
        }
        if (root == null || !root.isObject()) {
            throw new ProblemException(new Problem(file, 1, "", "A JSON object belongs here.", expected));
        }
        return root;
    }

    /** A price moved by a power of ten; null if it is missing, negative or no number. */
    static @Nullable BigDecimal price(JsonNode node, String field, int power) {
        JsonNode value = node.path(field);
        if (!value.isNumber()) {
            return null;
        }
        BigDecimal price = value.decimalValue();
        if (price.signum() < 0 || Math.abs(price.scale()) > MOST_PLACES) {
            return null;
        }
        BigDecimal moved = price.scaleByPowerOfTen(power).stripTrailingZeros();
        return moved.scale() < 0 ? moved.setScale(0) : moved;
    }

    /** A count of tokens; null if it is missing or not positive. */
    static @Nullable Long tokens(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isNumber() && value.canConvertToLong() && value.longValue() > 0 ? value.longValue() : null;
    }

    /** Notes in one set or the other what a flag says; in neither if it is missing. */
    static void flag(JsonNode value, Capability capability, Set<Capability> has, Set<Capability> lacks) {
        if (value.isBoolean()) {
            (value.booleanValue() ? has : lacks).add(capability);
        }
    }
}
