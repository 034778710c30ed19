package dev.trivium.app.compare;

import dev.trivium.app.controls.Figures;
import dev.trivium.app.controls.Nodes;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

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
        Region value = field.choices().isEmpty() ? text : withChoices(field, text);
        VBox cell = new VBox(Nodes.label(field.label(), "tv-label-medium", "tv-parameter-label"), value);
        cell.getStyleClass().add("tv-parameter");
        cell.setPrefWidth(80);
        mark(cell, field.problemProperty().get());
        field.problemProperty().addListener((property, before, now) -> {
            mark(cell, now);
            update();
        });
        return cell;
    }

    /** What can be typed is also in a menu; the arrow down key opens it. */
    private static HBox withChoices(ParametersViewModel.Field<?> field, TextField text) {
        MenuButton menu = new MenuButton();
        menu.setId(field.id() + "-menu");
        menu.getStyleClass().addAll("tv-icon-button", "tv-parameter-menu");
        menu.setGraphic(Nodes.icon(Feather.CHEVRON_DOWN, "icon-12"));
        menu.setAccessibleText("Choose " + field.label());
        menu.getItems().add(choice("Default", () -> text.clear()));
        field.choices().forEach(word -> menu.getItems().add(choice(word, () -> text.setText(word))));
        text.setPromptText("Default");
        text.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DOWN) {
                menu.show();
                event.consume();
            }
        });
        HBox.setHgrow(text, Priority.ALWAYS);
        return new HBox(text, menu);
    }

    private static MenuItem choice(String word, Runnable action) {
        MenuItem item = new MenuItem(word);
        item.setOnAction(event -> action.run());
        return item;
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
