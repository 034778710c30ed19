package dev.trivium.app.routes;

import dev.trivium.app.routes.drawing.Slot;
import dev.trivium.app.routes.edit.RouteContent;
import java.util.Locale;
import javafx.scene.control.ComboBox;

/** Chooses to which step a place leads, of those that would not lead back. */
final class TargetBox extends ComboBox<String> {

    TargetBox(RouteEditor editor, Slot slot) {
        setId("routes-target-" + slot.role().name().toLowerCase(Locale.ROOT) + "-" + slot.index());
        setAccessibleText("Step that it leads to");
        setMaxWidth(Double.MAX_VALUE);
        RouteContent content = editor.content();
        for (String name : content.steps().keySet()) {
            if (name.indexOf('.') < 0 && !content.below(name).contains(slot.owner())) {
                getItems().add(name);
            }
        }
        String target = content.target(slot);
        if (target != null && !getItems().contains(target)) {
            getItems().add(0, target);
        }
        setValue(target);
        setOnAction(event -> {
            String chosen = getValue();
            if (chosen != null && !chosen.equals(content.target(slot))) {
                editor.link(slot, chosen);
            }
        });
    }
}
