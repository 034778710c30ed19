package dev.trivium.app.compare;

import dev.trivium.app.controls.Figures;
import dev.trivium.app.controls.Nodes;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The sampling parameters, a field each, with what is wrong said right below. */
final class ParameterRow extends VBox {

    private final ParametersViewModel model;
    private final Label problem = Nodes.label("", "tv-danger-text");

    ParameterRow(ParametersViewModel model) {
        this.model = model;
        getStyleClass().add("tv-parameters");
        HBox cells = new HBox();
        List<ParametersViewModel.Field<?>> fields = model.fields();
        for (ParametersViewModel.Field<?> field : fields) {
            VBox cell = cell(field);
            if (cells.getChildren().isEmpty()) {
                cell.getStyleClass().add("first");
            }
            HBox.setHgrow(cell, Priority.ALWAYS);
            cells.getChildren().add(cell);
        }
        problem.setId("compare-parameter-problem");
        problem.setWrapText(true);
        problem.setMinHeight(USE_PREF_SIZE);
        problem.getStyleClass().add("tv-parameter-problem");
        setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(cells, problem);
        update();
    }

    private VBox cell(ParametersViewModel.Field<?> field) {
        TextField text = new TextField();
        text.setId(field.id());
        text.getStyleClass().addAll("tv-field", "tv-parameter-value");
        text.setPromptText(Figures.ABSENT);
        text.setPrefColumnCount(4);
        text.setAccessibleText(field.label());
        text.setTooltip(Nodes.tooltip(field.label() + " " + field.rule() + " Empty leaves the provider's default."));
        text.textProperty().bindBidirectional(field.textProperty());
        VBox cell = new VBox(Nodes.label(field.label(), "tv-label-medium", "tv-parameter-label"), text);
        cell.getStyleClass().add("tv-parameter");
        cell.setPrefWidth(80);
        mark(cell, field.problemProperty().get());
        field.problemProperty().addListener((property, before, now) -> {
            mark(cell, now);
            update();
        });
        return cell;
    }

    private static void mark(VBox cell, String problem) {
        cell.getStyleClass().remove("invalid");
        if (!problem.isEmpty()) {
            cell.getStyleClass().add("invalid");
        }
    }

    private void update() {
        problem.setText(model.problem());
        Nodes.show(problem, !model.problem().isEmpty());
    }
}
