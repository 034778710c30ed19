package dev.trivium.app.compare;

import dev.trivium.app.compare.presets.Preset;
import dev.trivium.app.controls.Slots;
import dev.trivium.chat.ModelAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes a set of columns, and columns of a set. */
final class ColumnPresets {

    private ColumnPresets() {}

    static Preset of(String name, int samples, List<PaneViewModel> columns) {
        return new Preset(
                name,
                samples,
                columns.stream()
                        .map(column -> new Preset.Column(
                                column.model().address(), column.overrides().parameters()))
                        .toList());
    }

    /** New columns without answers; a model that is gone has none. */
    static List<PaneViewModel> columns(Preset preset, List<ModelChoice> models, Slots slots) {
        List<PaneViewModel> columns = new ArrayList<>();
        for (Preset.Column column : preset.columns()) {
            choice(column.model(), models).ifPresent(choice -> {
                PaneViewModel pane = new PaneViewModel(choice, slots.of(choice.address()));
                pane.overrides().set(column.parameters());
                columns.add(pane);
            });
        }
        return columns;
    }

    /** What to say of models that are gone; empty if none is. */
    static String missing(Preset preset, List<ModelChoice> models) {
        String gone = preset.columns().stream()
                .map(Preset.Column::model)
                .filter(model -> choice(model, models).isEmpty())
                .map(ModelAddress::toString)
                .distinct()
                .collect(Collectors.joining(", "));
        return gone.isEmpty()
                ? ""
                : "This workspace has no " + gone
                        + " now, so it was left out. Add the model in Settings, or save the set" + " anew.";
    }

    private static Optional<ModelChoice> choice(ModelAddress model, List<ModelChoice> models) {
        return models.stream().filter(choice -> choice.address().equals(model)).findFirst();
    }
}
