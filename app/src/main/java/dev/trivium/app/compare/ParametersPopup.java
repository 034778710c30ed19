package dev.trivium.app.compare;

import dev.trivium.app.controls.Nodes;
import dev.trivium.app.controls.OwnKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;

/** One column's own parameters; an empty field leaves the prompt's, which it shows. */
final class ParametersPopup {

    private static final double WIDTH = 300;

    private final Popup popup = new Popup();
    private final Label problem = Nodes.label("", "tv-danger-text");
    private final ParametersViewModel own;
    private final List<TextField> inputs = new ArrayList<>();

    ParametersPopup(PaneViewModel column, ParametersViewModel prompt, String id) {
        own = column.overrides();
        GridPane grid = new GridPane();
        grid.setHgap(8);
        grid.setVgap(6);
        List<ParametersViewModel.Field<?>> fields = new ArrayList<>(own.fields());
        fields.add(own.stop());
        List<ParametersViewModel.Field<?>> defaults = new ArrayList<>(prompt.fields());
        defaults.add(prompt.stop());
        for (int i = 0; i < fields.size(); i++) {
            grid.addRow(i, row(fields.get(i), defaults.get(i), id));
        }
        problem.setWrapText(true);
        problem.setId(id + "-parameters-problem");
        Button reset = Nodes.button(id + "-parameters-reset", "Use the prompt's", "tv-small-button");
        reset.setOnAction(event -> inputs.forEach(TextField::clear));
        Button close = Nodes.button(id + "-parameters-close", "Done", "tv-small-button");
        close.setOnAction(event -> popup.hide());
        HBox buttons = new HBox(8, reset, Nodes.spacer(), close);
        Label title = Nodes.label("Parameters of " + column.model().name(), "tv-strong");
        VBox content = new VBox(title, grid, problem, buttons);
        content.getStyleClass().addAll("tv-popup", "tv-parameters-popup");
        content.setPrefWidth(WIDTH);
        popup.getContent().add(content);
        popup.setAutoHide(true);
        popup.setHideOnEscape(true);
        OwnKeys.of(popup);
        update();
    }

    private Node[] row(ParametersViewModel.Field<?> field, ParametersViewModel.Field<?> prompt, String id) {
        Label label = Nodes.fixed(field.label(), "tv-muted", "tv-small");
        label.setMinWidth(64);
        TextField text = new TextField();
        text.setId(id + "-" + field.id().replace("compare-", "parameter-"));
        text.getStyleClass().addAll("tv-search", "tv-number");
        String inherited = prompt.textProperty().get();
        text.setPromptText(inherited.isBlank() ? "Default" : inherited);
        text.setAccessibleText(field.label() + " of this column");
        text.setTooltip(Nodes.tooltip(field.label() + " " + field.rule() + " Empty leaves the prompt's "
                + (inherited.isBlank() ? "default" : inherited.toLowerCase(Locale.ROOT)) + "."));
        text.setText(field.textProperty().get());
        text.textProperty().addListener((property, before, now) -> {
            field.textProperty().set(now);
            update();
        });
        text.setOnAction(event -> popup.hide());
        label.setLabelFor(text);
        GridPane.setHgrow(text, javafx.scene.layout.Priority.ALWAYS);
        inputs.add(text);
        return new Node[] {label, text};
    }

    private void update() {
        problem.setText(own.problem());
        Nodes.show(problem, !own.problem().isEmpty());
    }

    /** Opens under the node, kept inside the window. */
    void show(Node anchor) {
        Bounds bounds = anchor.localToScreen(anchor.getBoundsInLocal());
        double right = anchor.getScene().getWindow().getX() + anchor.getScene().getWidth();
        double x = Math.max(0, Math.min(bounds.getMinX(), right - WIDTH - 12));
        popup.getScene().getStylesheets().setAll(anchor.getScene().getStylesheets());
        popup.show(anchor.getScene().getWindow(), x, bounds.getMaxY() + 4);
        inputs.get(0).requestFocus();
    }
}
