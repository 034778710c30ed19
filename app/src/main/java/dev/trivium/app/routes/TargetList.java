package dev.trivium.app.routes;

import dev.trivium.app.controls.Nodes;
import dev.trivium.route.export.Export;
import dev.trivium.route.export.ExportTarget;
import dev.trivium.route.export.Fidelity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The targets of an export, one row each, with what each cannot do exactly. Rows stay while their counts change. */
final class TargetList extends ScrollPane {

    private final Consumer<String> chosen;
    private final VBox rows = new VBox(2);
    private final Map<String, Row> byName = new LinkedHashMap<>();

    TargetList(Consumer<String> chosen) {
        this.chosen = chosen;
        setId("routes-export-targets");
        setContent(rows);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().add("tv-scroll");
        rows.getStyleClass().add("tv-export-targets");
    }

    void show(Map<ExportTarget, Export> exports, @Nullable String selected) {
        List<String> names = exports.keySet().stream().map(ExportTarget::name).toList();
        if (!names.equals(List.copyOf(byName.keySet()))) {
            byName.clear();
            exports.keySet().forEach(target -> byName.put(target.name(), new Row(target)));
            rows.getChildren().setAll(byName.values());
        }
        exports.forEach((target, export) -> {
            Row row = byName.get(target.name());
            if (row != null) {
                row.show(export);
                row.setSelected(target.name().equals(selected));
            }
        });
    }

    private final class Row extends ToggleButton {

        private final ExportTarget target;
        private final Label counts = Nodes.label("", "tv-label");

        Row(ExportTarget target) {
            this.target = target;
            setId("routes-export-target-" + target.name());
            getStyleClass().setAll("tv-export-target");
            setGraphic(new VBox(1, Nodes.label(target.title(), "tv-medium"), counts));
            setMaxWidth(Double.MAX_VALUE);
            setOnAction(event -> chosen.accept(target.name()));
        }

        void show(Export export) {
            List<String> few = new ArrayList<>();
            List<String> full = new ArrayList<>();
            Fidelity worst = Fidelity.EXACT;
            for (Map.Entry<Fidelity, Integer> count : export.report().counts().entrySet()) {
                if (count.getValue() > 0 && count.getKey() != Fidelity.EXACT) {
                    few.add(count.getValue() + " " + brief(count.getKey()));
                    full.add(count.getValue() + " " + count.getKey().words());
                    worst = count.getKey();
                }
            }
            counts.setText(few.isEmpty() ? "exact" : String.join(", ", few));
            counts.getStyleClass().removeIf(style -> style.startsWith("fidelity-"));
            counts.getStyleClass().add(FidelityView.style(worst));
            String words = full.isEmpty() ? "exact" : String.join(", ", full);
            setAccessibleText(target.title() + ", " + words);
            setTooltip(Nodes.tooltip(target.about() + "\n" + words));
        }

        private static String brief(Fidelity fidelity) {
            return switch (fidelity) {
                case EXACT -> "exact";
                case NEEDS_CALLER -> "caller";
                case APPROXIMATED -> "approx.";
                case NOT_POSSIBLE -> "not";
            };
        }
    }
}
