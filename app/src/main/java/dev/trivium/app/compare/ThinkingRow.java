package dev.trivium.app.compare;

import dev.trivium.app.controls.AnswerView;
import dev.trivium.app.controls.Nodes;
import dev.trivium.app.controls.PlainAnswerView;
import javafx.beans.value.ChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** How long the model thought; opens to what it showed of it. Text is drawn only while it is open. */
final class ThinkingRow extends VBox {

    private static final double TALLEST = 200;

    private final PaneViewModel model;
    private final Button toggle = new Button();
    private final Label live = Nodes.fixed("", "tv-live");
    private final AnswerView text = new PlainAnswerView();
    private final ScrollPane opened;
    private final ChangeListener<Object> change = (property, before, now) -> update();

    ThinkingRow(PaneViewModel model, String id) {
        this.model = model;
        toggle.setId(id + "-thinking");
        toggle.getStyleClass().add("tv-thinking-toggle");
        toggle.setOnAction(event -> toggle());
        HBox row = new HBox(toggle, Nodes.spacer(), live);
        row.getStyleClass().add("tv-thinking");
        VBox content = new VBox(text.node());
        content.getStyleClass().add("tv-reasoning");
        opened = new ScrollPane(content);
        opened.getStyleClass().add("tv-scroll");
        opened.setFitToWidth(true);
        opened.setMaxHeight(TALLEST);
        opened.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        Nodes.show(opened, false);
        getChildren().addAll(row, opened);
    }

    void attach() {
        model.thinkingProperty().addListener(change);
        model.stateProperty().addListener(change);
        model.figures().speedProperty().addListener(change);
        update();
    }

    void detach() {
        model.thinkingProperty().removeListener(change);
        model.stateProperty().removeListener(change);
        model.figures().speedProperty().removeListener(change);
        model.drawReasoningOn(null);
    }

    void toggle() {
        boolean open = !opened.isVisible() && isVisible();
        Nodes.show(opened, open);
        model.drawReasoningOn(open ? text : null);
        update();
    }

    private void update() {
        String words = model.thinkingProperty().get();
        Nodes.show(this, !words.isEmpty());
        toggle.setText(words);
        toggle.setGraphic(Nodes.icon(opened.isVisible() ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT, "icon-14"));
        boolean streaming = model.state() == PaneState.STREAMING;
        live.setText(streaming ? model.figures().speedProperty().get() : "");
    }
}
