package dev.trivium.catalog;

import dev.trivium.yaml.ProblemException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads models.dev's {@code api.json}: providers by id, their models by id, prices in US dollars per million tokens. */
public final class ModelsDev {

    /** Models with {@code context_over_200k} change their price there. */
    private static final long OVER_200K = 200_000;

    private ModelsDev() {}

    /**
     * @param file the name or address by which the prices' source is shown
     * @param day the state of the list, or the day it was read
     * @throws ProblemException if the text is not such a list at all
     */
    public static ImportReport read(String file, String json, LocalDate day) throws ProblemException {
        JsonNode root = PriceJson.object(file, json, "Use https://models.dev/api.json, unchanged.");
        List<ModelInfo> models = new ArrayList<>();
        List<ImportReport.Skipped> skipped = new ArrayList<>();
        for (Map.Entry<String, JsonNode> provider : root.properties()) {
            JsonNode list = provider.getValue().path("models");
            if (!list.isObject()) {
                skipped.add(new ImportReport.Skipped(provider.getKey(), "It lists no models."));
                continue;
            }
            for (Map.Entry<String, JsonNode> entry : list.properties()) {
                String name = provider.getKey() + "/" + entry.getKey();
                String reason = reasonToSkip(entry.getValue());
                if (reason == null) {
                    models.add(model(file, day, provider.getKey(), entry.getKey(), entry.getValue()));
                } else {
                    skipped.add(new ImportReport.Skipped(name, reason));
                }
            }
        }
        return new ImportReport(models, skipped);
    }

    private static @Nullable String reasonToSkip(JsonNode node) {
        if (!node.isObject()) {
            return "It is not an object.";
        }
        JsonNode output = node.path("modalities").path("output");
        return output.isArray() && !texts(output).contains("text") ? "It does not answer with text." : null;
    }

    private static ModelInfo model(String file, LocalDate day, String vendor, String id, JsonNode node) {
        Set<Capability> has = EnumSet.noneOf(Capability.class);
        Set<Capability> lacks = EnumSet.noneOf(Capability.class);
        PriceJson.flag(node.path("tool_call"), Capability.TOOLS, has, lacks);
        PriceJson.flag(node.path("structured_output"), Capability.JSON_SCHEMA, has, lacks);
        PriceJson.flag(node.path("reasoning"), Capability.REASONING, has, lacks);
        PriceJson.flag(node.path("temperature"), Capability.SAMPLING, has, lacks);
        JsonNode input = node.path("modalities").path("input");
        if (input.isArray()) {
            List<String> kinds = texts(input);
            (kinds.contains("image") ? has : lacks).add(Capability.VISION);
            (kinds.contains("pdf") ? has : lacks).add(Capability.PDF);
            (kinds.contains("audio") ? has : lacks).add(Capability.AUDIO_INPUT);
        }
        return new ModelInfo(
                id,
                vendor,
                node.path("name").asString(id),
                PriceJson.tokens(node.path("limit"), "context"),
                PriceJson.tokens(node.path("limit"), "output"),
                has,
                lacks,
                efforts(node.path("reasoning_options")),
                prices(file, day, node.path("cost")));
    }

    private static List<String> efforts(JsonNode options) {
        for (JsonNode option : options) {
            if (option.path("type").asString("").equals("effort")) {
                return texts(option.path("values"));
            }
        }
        return List.of();
    }

    private static List<Price> prices(String file, LocalDate day, JsonNode cost) {
        Price.Rates base = rates(cost, null);
        if (base.isEmpty()) {
            return List.of();
        }
        Map<Long, Price.Tier> tiers = new TreeMap<>();
        JsonNode over = cost.path("context_over_200k");
        if (over.isObject()) {
            tiers.put(OVER_200K, new Price.Tier(OVER_200K, rates(over, base)));
        }
        for (JsonNode tier : cost.path("tiers")) {
            Long size = PriceJson.tokens(tier.path("tier"), "size");
            if (size != null && tier.path("tier").path("type").asString("").equals("context")) {
                tiers.put(size, new Price.Tier(size, rates(tier, base)));
            }
        }
        return List.of(new Price(base, List.copyOf(tiers.values()), null, null, file, day));
    }

    private static Price.Rates rates(JsonNode cost, Price.@Nullable Rates base) {
        var input = PriceJson.price(cost, "input", 0);
        var output = PriceJson.price(cost, "output", 0);
        return new Price.Rates(
                input == null && base != null ? base.input() : input,
                PriceJson.price(cost, "cache_read", 0),
                PriceJson.price(cost, "cache_write", 0),
                null,
                output == null && base != null ? base.output() : output,
                PriceJson.price(cost, "reasoning", 0));
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : list) {
            if (item.isString()) {
                texts.add(item.stringValue());
            }
        }
        return texts;
    }
}
