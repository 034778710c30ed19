package dev.trivium.catalog;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Models made for tests. */
final class TestModels {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    private TestModels() {}

    static ModelInfo priced(String vendor, String id, String input, String output) {
        return with(vendor, id, new Price.Rates(usd(input), null, null, null, usd(output), null), List.of());
    }

    static ModelInfo with(String vendor, String id, Price.Rates rates, List<Price.Tier> tiers) {
        Price price = new Price(rates, tiers, null, null, "test", TODAY);
        return new ModelInfo(id, vendor, id, null, null, Set.of(), Set.of(), List.of(), List.of(price));
    }

    static ModelInfo knowing(Set<Capability> has, Set<Capability> lacks, List<String> efforts, Long context, Long out) {
        return new ModelInfo("m", "v", "Model M", context, out, has, lacks, efforts, List.of());
    }

    static BigDecimal usd(String text) {
        return text == null ? null : new BigDecimal(text);
    }
}
