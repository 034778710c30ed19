package dev.trivium.catalog;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a model.
 *
 * @param id the name by which its vendor's interface knows it
 * @param vendor who serves it, such as {@code openai} or {@code openrouter}, see {@link Vendors}
 * @param contextWindow tokens; null if unknown
 * @param maxOutputTokens tokens; null if unknown
 * @param capabilities what it is known to have
 * @param lacks what it is known not to have; what stands in neither set is unknown
 * @param reasoningEfforts the words that it accepts, weakest first; empty if unknown
 * @param prices empty if unknown
 */
public record ModelInfo(
        String id,
        String vendor,
        String displayName,
        @Nullable Long contextWindow,
        @Nullable Long maxOutputTokens,
        Set<Capability> capabilities,
        Set<Capability> lacks,
        List<String> reasoningEfforts,
        List<Price> prices) {

    public ModelInfo {
        capabilities = Set.copyOf(capabilities);
        lacks = Set.copyOf(lacks);
        reasoningEfforts = List.copyOf(reasoningEfforts);
        prices = List.copyOf(prices);
    }

    public boolean has(Capability capability) {
        return capabilities.contains(capability);
    }

    /** Whether it is known not to have the capability. */
    public boolean lacks(Capability capability) {
        return lacks.contains(capability);
    }

    /** The price that holds on a day: of several the one that began last; null if unknown. */
    public @Nullable Price price(LocalDate day) {
        Price found = null;
        for (Price price : prices) {
            if (price.validOn(day) && (found == null || !beginsBefore(price, found))) {
                found = price;
            }
        }
        return found;
    }

    public ModelInfo withPrices(List<Price> value) {
        return new ModelInfo(
                id, vendor, displayName, contextWindow, maxOutputTokens, capabilities, lacks, reasoningEfforts, value);
    }

    /** The same model without a price, as seen through a server whose prices are not the vendor's. */
    public ModelInfo withoutPrices() {
        return prices.isEmpty() ? this : withPrices(List.of());
    }

    /** This model, where it says nothing completed by what an older entry of it says. */
    ModelInfo over(ModelInfo older) {
        Set<Capability> has = union(capabilities, older.capabilities, lacks);
        Set<Capability> misses = union(lacks, older.lacks, capabilities);
        return new ModelInfo(
                id,
                vendor,
                displayName.equals(id) ? older.displayName : displayName,
                contextWindow != null ? contextWindow : older.contextWindow,
                maxOutputTokens != null ? maxOutputTokens : older.maxOutputTokens,
                has,
                misses,
                reasoningEfforts.isEmpty() ? older.reasoningEfforts : reasoningEfforts,
                prices.isEmpty() ? older.prices : prices);
    }

    private static Set<Capability> union(Set<Capability> own, Set<Capability> older, Set<Capability> contrary) {
        Set<Capability> union = EnumSet.noneOf(Capability.class);
        union.addAll(older);
        union.removeAll(contrary);
        union.addAll(own);
        return union;
    }

    private static boolean beginsBefore(Price price, Price other) {
        if (other.validFrom() == null) {
            return false;
        }
        return price.validFrom() == null || price.validFrom().isBefore(other.validFrom());
    }
}
