package dev.trivium.catalog;

import dev.trivium.yaml.ProblemException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads LiteLLM's {@code model_prices_and_context_window.json}: an object of models by name, prices in US dollars a token.
 * Format: the comments of that file's {@code sample_spec} entry.
 */
public final class LiteLlmPrices {

    private static final int PER_MILLION = 6;
    private static final Set<String> NOT_MODELS = Set.of("sample_spec", "fallback_generalizations", "last_updated");
    private static final Pattern TIER = Pattern.compile("_above_(\\d+)k_tokens");

    private static final String INPUT = "input_cost_per_token";
    private static final String CACHED = "cache_read_input_token_cost";
    private static final String WRITE = "cache_creation_input_token_cost";
    private static final String LONG_WRITE = "cache_creation_input_token_cost_above_1hr";
    private static final String OUTPUT = "output_cost_per_token";
    private static final String REASONING = "output_cost_per_reasoning_token";

    private static final Map<String, Capability> FLAGS = Map.ofEntries(
            Map.entry("supports_vision", Capability.VISION),
            Map.entry("supports_pdf_input", Capability.PDF),
            Map.entry("supports_function_calling", Capability.TOOLS),
            Map.entry("supports_tool_choice", Capability.TOOL_CHOICE),
            Map.entry("supports_parallel_function_calling", Capability.PARALLEL_TOOLS),
            Map.entry("supports_response_schema", Capability.JSON_SCHEMA),
            Map.entry("supports_reasoning", Capability.REASONING),
            Map.entry("supports_prompt_caching", Capability.PROMPT_CACHING),
            Map.entry("supports_system_messages", Capability.SYSTEM_MESSAGES),
            Map.entry("supports_audio_input", Capability.AUDIO_INPUT),
            Map.entry("supports_assistant_prefill", Capability.PREFILL),
            Map.entry("supports_sampling_params", Capability.SAMPLING));

    private LiteLlmPrices() {}

    /**
     * @param file the name or address by which the prices' source is shown
     * @param day the state of the list, or the day it was read
     * @throws ProblemException if the text is not such a list at all
     */
    public static ImportReport read(String file, String json, LocalDate day) throws ProblemException {
        JsonNode root = PriceJson.object(file, json, "Use LiteLLM's model_prices_and_context_window.json, unchanged.");
        Map<String, String> names = new HashMap<>();
        Map<String, ModelInfo> models = new LinkedHashMap<>();
        List<ImportReport.Skipped> skipped = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : root.properties()) {
            String name = entry.getKey();
            String reason = reasonToSkip(name, entry.getValue());
            if (reason != null) {
                skipped.add(new ImportReport.Skipped(name, reason));
                continue;
            }
            ModelInfo model = model(file, day, name, entry.getValue());
            String key = model.vendor() + " " + model.id();
            String other = names.get(key);
            // Of two entries of one model the one with its provider's name in front is kept up better.
            boolean better = other == null || !name.equals(model.id());
            if (better) {
                names.put(key, name);
                models.put(key, model);
            }
            if (other != null) {
                skipped.add(new ImportReport.Skipped(
                        better ? other : name, "It stands in the list as " + (better ? name : other) + " too."));
            }
        }
        return new ImportReport(List.copyOf(models.values()), skipped);
    }

    private static @Nullable String reasonToSkip(String name, JsonNode node) {
        if (NOT_MODELS.contains(name)) {
            return "It describes the list and is no model.";
        }
        if (!node.isObject() || !node.path("litellm_provider").isString()) {
            return "It does not say who serves it.";
        }
        String mode = node.path("mode").asString("");
        if (mode.equals("chat") || mode.equals("responses")) {
            return null;
        }
        return mode.isEmpty() ? "It does not say that it is a chat model." : "It is no chat model but " + mode + ".";
    }

    private static ModelInfo model(String file, LocalDate day, String name, JsonNode node) {
        String provider = node.path("litellm_provider").stringValue();
        String id = name.startsWith(provider + "/") ? name.substring(provider.length() + 1) : name;
        String vendor = provider.equals("gemini") ? Vendors.GOOGLE : provider;
        Set<Capability> has = EnumSet.noneOf(Capability.class);
        Set<Capability> lacks = EnumSet.noneOf(Capability.class);
        FLAGS.forEach((flag, capability) -> PriceJson.flag(node.path(flag), capability, has, lacks));
        Long output = PriceJson.tokens(node, "max_output_tokens");
        return new ModelInfo(
                id,
                vendor,
                id,
                PriceJson.tokens(node, "max_input_tokens"),
                output != null ? output : PriceJson.tokens(node, "max_tokens"),
                has,
                lacks,
                efforts(node),
                // The router of OpenRouter stands with zeros; it costs what its choice costs.
                name.equals("openrouter/openrouter/auto") ? List.of() : prices(file, day, node));
    }

    private static List<String> efforts(JsonNode node) {
        List<String> efforts = new ArrayList<>();
        boolean said = false;
        for (String effort : List.of("none", "minimal", "low", "medium", "high", "xhigh", "max")) {
            JsonNode flag = node.path("supports_" + effort + "_reasoning_effort");
            said |= flag.isBoolean();
            boolean usual = Set.of("low", "medium", "high").contains(effort);
            if (flag.asBoolean(usual)) {
                efforts.add(effort);
            }
        }
        return said ? efforts : List.of();
    }

    private static List<Price> prices(String file, LocalDate day, JsonNode node) {
        JsonNode ranges = node.path("tiered_pricing");
        boolean byRange = ranges.isArray() && !ranges.isEmpty() && !node.has(INPUT);
        Price.Rates base = rates(byRange ? ranges.get(0) : node, "", null);
        if (base.isEmpty()) {
            return List.of();
        }
        List<Price.Tier> tiers = byRange ? rangeTiers(ranges) : suffixTiers(node, base);
        return List.of(new Price(base, tiers, null, null, file, day));
    }

    private static List<Price.Tier> rangeTiers(JsonNode ranges) {
        List<Price.Tier> tiers = new ArrayList<>();
        for (JsonNode range : ranges) {
            long above = range.path("range").path(0).asLong(0);
            if (above > 0) {
                tiers.add(new Price.Tier(above, rates(range, "", null)));
            }
        }
        return tiers;
    }

    private static List<Price.Tier> suffixTiers(JsonNode node, Price.Rates base) {
        Map<Long, Price.Tier> tiers = new TreeMap<>();
        for (String field : node.propertyNames()) {
            Matcher tier = TIER.matcher(field);
            if (tier.find() && tier.end() == field.length() && tier.group(1).length() < 10) {
                long above = Long.parseLong(tier.group(1)) * 1_000;
                tiers.put(above, new Price.Tier(above, rates(node, tier.group(), base)));
            }
        }
        return List.copyOf(tiers.values());
    }

    /** @param base where input and output come from if the tier does not change them; null for no tier */
    private static Price.Rates rates(JsonNode node, String suffix, Price.@Nullable Rates base) {
        return new Price.Rates(
                price(node, INPUT + suffix, base == null ? null : base.input()),
                price(node, CACHED + suffix, null),
                price(node, WRITE + suffix, null),
                price(node, LONG_WRITE + suffix, null),
                price(node, OUTPUT + suffix, base == null ? null : base.output()),
                price(node, REASONING + suffix, null));
    }

    private static @Nullable BigDecimal price(JsonNode node, String field, @Nullable BigDecimal otherwise) {
        BigDecimal price = PriceJson.price(node, field, PER_MILLION);
        return price != null ? price : otherwise;
    }
}
