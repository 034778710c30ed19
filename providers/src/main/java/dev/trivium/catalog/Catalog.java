package dev.trivium.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of models. Immutable. */
public final class Catalog {

    private record Key(String vendor, String id) {}

    private final Map<Key, ModelInfo> models;

    private Catalog(Map<Key, ModelInfo> models) {
        this.models = models;
    }

    /** A catalogue of these; of several entries of one model the last stands. */
    public static Catalog of(List<ModelInfo> models) {
        Map<Key, ModelInfo> map = new LinkedHashMap<>();
        for (ModelInfo model : models) {
            map.put(new Key(model.vendor(), model.id()), model);
        }
        return new Catalog(map);
    }

    /** Reads the catalogue that comes with the program. Call it once: it reads a file. */
    public static Catalog bundled() {
        return of(CatalogFile.readBundled());
    }

    /**
     * This catalogue with stronger entries over it: an override's prices replace the model's, and what it says nothing
     * of stays. An override of an unknown model is added.
     */
    public Catalog with(List<ModelInfo> overrides) {
        Map<Key, ModelInfo> map = new LinkedHashMap<>(models);
        for (ModelInfo override : overrides) {
            ModelInfo older = find(override.vendor(), override.id());
            map.put(new Key(override.vendor(), override.id()), older == null ? override : override.over(older));
        }
        return new Catalog(map);
    }

    /** All entries, by vendor and id. */
    public List<ModelInfo> models() {
        List<ModelInfo> all = new ArrayList<>(models.values());
        all.sort(Comparator.comparing(ModelInfo::vendor).thenComparing(ModelInfo::id));
        return List.copyOf(all);
    }

    /**
     * The entry of a model, tried under each of its {@link ModelNames#spellings}.
     *
     * <p>At a server that is no vendor of this catalogue (vendor null, or the id of a connection), and for a variant of
     * a name that OpenRouter bills apart, the model's own vendor tells what it can do but not what it costs: such an
     * entry comes {@linkplain ModelInfo#withoutPrices() without prices}.
     *
     * @param vendor one of {@link Vendors#known()}, or a name that overrides use; null if unknown
     * @param model the name as sent to the server
     * @return null if the model is not known
     */
    public @Nullable ModelInfo find(@Nullable String vendor, String model) {
        if (vendor != null) {
            ModelInfo own = ofVendor(vendor, model);
            if (own != null) {
                return own;
            }
        }
        boolean reseller = vendor == null
                || vendor.equals(Vendors.OPENROUTER)
                || !Vendors.known().contains(vendor);
        ModelInfo elsewhere = reseller ? ofAnyVendor(vendor, model) : null;
        return elsewhere == null ? null : elsewhere.withoutPrices();
    }

    private @Nullable ModelInfo ofVendor(String vendor, String model) {
        for (String spelling : ModelNames.spellings(vendor, model)) {
            ModelInfo found = models.get(new Key(vendor, spelling));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable ModelInfo ofAnyVendor(@Nullable String vendor, String model) {
        String plain = ModelNames.withoutVariant(model);
        if (Vendors.OPENROUTER.equals(vendor)) {
            ModelInfo same = ofVendor(Vendors.OPENROUTER, plain);
            if (same != null) {
                return same;
            }
        }
        ModelNames.Maker maker = ModelNames.maker(plain);
        if (maker != null) {
            return ofVendor(maker.vendor(), maker.model());
        }
        ModelInfo only = null;
        for (String candidate : Vendors.MAKERS) {
            ModelInfo found = ofVendor(candidate, plain);
            if (found != null && only != null) {
                return null;
            }
            only = found == null ? only : found;
        }
        return only;
    }
}
