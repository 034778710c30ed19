package dev.trivium.app.library;

import dev.trivium.app.controls.Nodes;
import dev.trivium.history.RunSummary;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/** The chip of a run whose answers are invented. */
final class DemoCell extends TableCell<RunSummary, String> {

    private final Label chip = Nodes.fixed("Demo", "tv-chip", "tv-chip-warning");

    @Override
    protected void updateItem(@Nullable String text, boolean empty) {
        super.updateItem(text, empty);
        setGraphic(empty || text == null || text.isEmpty() ? null : chip);
    }
}
