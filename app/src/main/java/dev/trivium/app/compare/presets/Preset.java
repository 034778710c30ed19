package dev.trivium.app.compare.presets;

import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Parameters;
import java.util.List;

/**
 * Columns that are kept under a name.
 *
 * @param samples how often each column is asked, from 1
 */
public record Preset(String name, int samples, List<Column> columns) {

    /** @param parameters what stands in place of the prompt's */
    public record Column(ModelAddress model, Parameters parameters) {}

    public Preset {
        columns = List.copyOf(columns);
    }

    /** What is in it, in a few words: {@code gpt-5.5, qwen3:32b · ×3}. */
    public String summary() {
        String models = String.join(
                ", ", columns.stream().map(column -> column.model().model()).toList());
        return samples > 1 ? models + " · ×" + samples : models;
    }
}
