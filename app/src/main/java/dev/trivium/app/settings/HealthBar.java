package dev.trivium.app.settings;

import dev.trivium.app.controls.Nodes;
import dev.trivium.chat.ChatError;
import java.util.Locale;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** The connections that have been called, in the status bar: a mark each, and a word where something is wrong. */
public final class HealthBar extends HBox {

    private static final int MOST = 8;

    private final ProvidersViewModel model;
    private final ListChangeListener<ConnectionDetail> listener = change -> fill();

    public HealthBar(ProvidersViewModel model) {
        super(14);
        this.model = model;
        setId("status-health");
        getStyleClass().add("tv-health-bar");
    }

    public void attach() {
        model.connections().addListener(listener);
        fill();
    }

    public void detach() {
        model.connections().removeListener(listener);
    }

    private void fill() {
        getChildren().clear();
        model.connections().stream()
                .filter(HealthBar::belongs)
                .limit(MOST)
                .forEach(detail -> getChildren().add(item(detail)));
        Nodes.show(this, !getChildren().isEmpty());
    }

    private static boolean belongs(ConnectionDetail detail) {
        boolean called = detail.mark() == Mark.FINE || detail.mark() == Mark.LIMITED || detail.mark() == Mark.FAILING;
        return called && !detail.settings().demo();
    }

    private static HBox item(ConnectionDetail detail) {
        HBox item = new HBox(new HealthMark(detail.mark()), Nodes.fixed(detail.title(), "tv-label"));
        item.getStyleClass().add("tv-health-item");
        ChatError error = detail.health().error();
        if (error != null) {
            String word =
                    ConnectionDetail.brief(error).replaceFirst(" \\(.*", "").toLowerCase(Locale.ROOT);
            Label label = Nodes.fixed(
                    word, "tv-label", detail.mark() == Mark.FAILING ? "tv-health-failing" : "tv-health-limited");
            item.getChildren().add(label);
        }
        return item;
    }
}
