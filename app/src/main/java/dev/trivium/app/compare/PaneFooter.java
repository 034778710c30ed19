package dev.trivium.app.compare;

import dev.trivium.app.controls.Nodes;
import javafx.beans.value.ObservableValue;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** The labelled numbers under an answer, always at the same places. */
final class PaneFooter extends GridPane {

    PaneFooter(PaneFigures figures, String id) {
        getStyleClass().add("tv-footer");
        setHgap(8);
        setVgap(3);
        for (int i = 0; i < 3; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(100.0 / 3);
            column.setHalignment(HPos.LEFT);
            getColumnConstraints().add(column);
        }
        add(figure("TTFT", figures.firstTokenProperty(), id + "-ttft"), 0, 0);
        add(figure("Total", figures.totalProperty(), id + "-total"), 1, 0);
        add(figure("Speed", figures.speedProperty(), id + "-speed"), 2, 0);
        add(figure("Tokens in → out", figures.tokensProperty(), id + "-tokens"), 0, 1, 2, 1);
        add(figure("Cost", figures.costProperty(), id + "-cost"), 2, 1);
    }

    private static VBox figure(String name, ObservableValue<String> value, String id) {
        Label number = Nodes.label("", "tv-number");
        number.setId(id);
        number.textProperty().bind(value);
        return new VBox(Nodes.label(name, "tv-label-medium"), number);
    }
}
