package dev.trivium.app.dashboard;

import dev.trivium.app.controls.Nodes;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** The address of what shows as a text: to be copied, or typed and gone to. Hidden until it is asked for. */
final class AddressBar extends HBox {

    private final DashboardViewModel model;
    private final TextField field = new TextField();
    private final Label problem = Nodes.label("", "tv-danger-text");

    AddressBar(DashboardViewModel model, Consumer<String> clipboard) {
        super(8);
        this.model = model;
        setId("dashboard-address-bar");
        getStyleClass().add("tv-dash-address");
        field.setId("dashboard-address");
        field.getStyleClass().add("tv-search");
        field.setAccessibleText("Address of these figures");
        HBox.setHgrow(field, Priority.ALWAYS);
        Button copy = Nodes.button("dashboard-address-copy", "Copy");
        copy.setOnAction(event -> clipboard.accept(model.address().text()));
        problem.setId("dashboard-address-problem");
        field.setOnAction(event -> go());
        field.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                Nodes.show(this, false);
                event.consume();
            }
        });
        getChildren().addAll(field, problem, copy);
        Nodes.show(this, false);
    }

    void show(DashboardAddress address) {
        field.setText(address.text());
        problem.setText("");
    }

    void toggle() {
        Nodes.show(this, !isVisible());
        if (isVisible()) {
            show(model.address());
            field.requestFocus();
            field.selectAll();
        }
    }

    private void go() {
        try {
            model.go(field.getText());
            problem.setText("");
        } catch (IllegalArgumentException e) {
            problem.setText(String.valueOf(e.getMessage()));
        }
    }
}
