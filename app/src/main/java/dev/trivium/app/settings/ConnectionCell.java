package dev.trivium.app.settings;

import dev.trivium.app.controls.Nodes;
import javafx.collections.ObservableSet;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A connection in the list: how it fares, where its key comes from, what its last test measured. */
final class ConnectionCell extends ListCell<ConnectionDetail> {

    private final HealthMark mark = new HealthMark(Mark.NOT_SET_UP);
    private final Label title = Nodes.label("", "tv-medium");
    private final Label demo = Nodes.fixed("Demo", "tv-chip", "tv-chip-warning");
    private final Label latency = Nodes.fixed("", "tv-number-muted");
    private final FontIcon icon = Nodes.icon(Feather.KEY, "icon-12");
    private final Label line = Nodes.label("", "tv-small");
    private final Label models = Nodes.fixed("", "tv-muted", "tv-small");
    private final VBox rows = new VBox(2);
    private final ObservableSet<String> testing;

    ConnectionCell(ObservableSet<String> testing) {
        this.testing = testing;
        HBox first = new HBox(8, mark, title, demo, Nodes.spacer(), latency);
        first.setAlignment(Pos.CENTER_LEFT);
        line.setGraphic(icon);
        line.setGraphicTextGap(6);
        HBox second = new HBox(8, line, Nodes.spacer(), models);
        second.setAlignment(Pos.CENTER_LEFT);
        second.getStyleClass().add("tv-connection-second");
        rows.getChildren().addAll(first, second);
        rows.setAlignment(Pos.CENTER_LEFT);
        rows.setMinWidth(0);
        rows.setPrefWidth(1);
        getStyleClass().add("tv-connection");
    }

    @Override
    protected void updateItem(@Nullable ConnectionDetail detail, boolean empty) {
        super.updateItem(detail, empty);
        if (empty || detail == null) {
            setGraphic(null);
            setId(null);
            setAccessibleText(null);
            return;
        }
        setId("connection-" + detail.id());
        boolean waits = testing.contains(detail.id());
        boolean fails = detail.mark() == Mark.FAILING;
        mark.show(detail.mark());
        title.setText(detail.title());
        Nodes.show(demo, detail.settings().demo());
        latency.setText(waits ? "testing" : detail.latency());
        line.setText(detail.line());
        line.getStyleClass().setAll("label", "tv-small", fails ? "tv-danger-text" : "tv-muted");
        icon.setIconCode(iconOf(detail));
        icon.getStyleClass().remove("tv-icon-danger");
        if (fails) {
            icon.getStyleClass().add("tv-icon-danger");
        }
        models.setText(detail.key().missing() ? "" : detail.modelCount());
        setAccessibleText(detail.title() + ", " + detail.mark().word() + ", " + detail.line());
        setGraphic(rows);
    }

    private static Feather iconOf(ConnectionDetail detail) {
        if (detail.key().missing()) {
            return Feather.X;
        }
        if (detail.key().reference() == null) {
            return detail.preset().local() ? Feather.MONITOR : Feather.GLOBE;
        }
        return detail.key().inKeychain() ? Feather.KEY : Feather.INFO;
    }
}
