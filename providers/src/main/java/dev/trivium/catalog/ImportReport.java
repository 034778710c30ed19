package dev.trivium.catalog;

import java.util.List;

/**
 * What came out of a price list.
 *
 * @param models what was read
 * @param skipped what was not, and why
 */
public record ImportReport(List<ModelInfo> models, List<Skipped> skipped) {

    public ImportReport {
        models = List.copyOf(models);
        skipped = List.copyOf(skipped);
    }

    /**
     * An entry that was left out.
     *
     * @param name as the list calls it
     * @param reason one sentence
     */
    public record Skipped(String name, String reason) {}

    /** How many models were read. */
    public int read() {
        return models.size();
    }
}
