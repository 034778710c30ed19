package dev.trivium.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the program's own catalogue, {@code dev/trivium/catalog/models.json}. */
final class CatalogFile {

    private static final String RESOURCE = "/dev/trivium/catalog/models.json";

    private CatalogFile() {}

    /** @throws IllegalStateException if the file is missing or broken, which is a fault of the build */
    static List<ModelInfo> readBundled() {
        try (InputStream in = CatalogFile.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("The model catalogue " + RESOURCE + " is not in this build.");
            }
            return read(JsonMapper.builder().build().readTree(in));
        } catch (IOException e) {
            throw new IllegalStateException("The model catalogue " + RESOURCE + " cannot be read.", e);
        }
    }

    private static List<ModelInfo> read(JsonNode root) {
        List<ModelInfo> models = new ArrayList<>();
        for (JsonNode node : root.path("models")) {
            models.add(model(node));
        }
        return models;
    }

    private static ModelInfo model(JsonNode node) {
        List<Price> prices = new ArrayList<>();
        for (JsonNode price : node.path("prices")) {
            prices.add(price(price));
        }
        return new ModelInfo(
                required(node, "id"),
                required(node, "vendor"),
                required(node, "name"),
                number(node, "context_window"),
                number(node, "max_output"),
                capabilities(node.path("capabilities")),
                capabilities(node.path("lacks")),
                texts(node.path("reasoning_efforts")),
                prices);
    }

    private static Price price(JsonNode node) {
        List<Price.Tier> tiers = new ArrayList<>();
        for (JsonNode tier : node.path("tiers")) {
            tiers.add(new Price.Tier(tier.path("above_input_tokens").asLong(), rates(tier)));
        }
        return new Price(
                rates(node),
                tiers,
                date(node, "valid_from"),
                date(node, "valid_to"),
                required(node, "source"),
                LocalDate.parse(required(node, "source_date")));
    }

    private static Price.Rates rates(JsonNode node) {
        return new Price.Rates(
                money(node, "input"),
                money(node, "cached_input"),
                money(node, "cache_write"),
                money(node, "cache_write_long"),
                money(node, "output"),
                money(node, "reasoning"));
    }

    private static Set<Capability> capabilities(JsonNode node) {
        Set<Capability> capabilities = EnumSet.noneOf(Capability.class);
        for (String id : texts(node)) {
            capabilities.add(Objects.requireNonNull(Capability.ofId(id), id));
        }
        return capabilities;
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : node) {
            texts.add(item.asString());
        }
        return texts;
    }

    private static String required(JsonNode node, String field) {
        return node.required(field).asString();
    }

    private static @Nullable Long number(JsonNode node, String field) {
        return node.has(field) ? node.path(field).asLong() : null;
    }

    private static @Nullable BigDecimal money(JsonNode node, String field) {
        return node.has(field) ? new BigDecimal(node.path(field).asString()) : null;
    }

    private static @Nullable LocalDate date(JsonNode node, String field) {
        return node.has(field) ? LocalDate.parse(node.path(field).asString()) : null;
    }
}
