package dev.trivium.app.compare.parts;

import dev.trivium.app.controls.Nodes;
import dev.trivium.chat.Part;
import java.io.ByteArrayInputStream;
import java.util.concurrent.Executor;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** One attachment: its name and size, a picture on hover, and a way to take it off. */
final class AttachmentChip extends HBox {

    private static final double PREVIEW = 240;
    private static final double WIDEST_NAME = 150;

    AttachmentChip(Attachment attachment, String id, Runnable remove, Executor background, Executor ui) {
        setId(id);
        getStyleClass().add("tv-attachment");
        Label name = Nodes.label(attachment.name(), "tv-attachment-name");
        name.setMaxWidth(WIDEST_NAME);
        name.setGraphic(Nodes.icon(icon(attachment.part()), "icon-12"));
        Label measure = Nodes.fixed(attachment.measure(), "tv-muted", "tv-attachment-name");
        measure.setId(id + "-measure");
        Button off = Nodes.iconButton(id + "-remove", Feather.X, "Remove " + attachment.name());
        off.getStyleClass().add("tv-chip-button");
        off.getGraphic().getStyleClass().add("icon-12");
        off.setOnAction(event -> remove.run());
        getChildren().addAll(name, measure, off);
        setAccessibleText(attachment.name() + ", " + attachment.kind() + ", " + attachment.measure());
        Tooltip.install(this, tooltip(attachment, background, ui));
    }

    private static Feather icon(Part part) {
        return part instanceof Part.Image
                ? Feather.IMAGE
                : part instanceof Part.Document ? Feather.BOOK : Feather.FILE_TEXT;
    }

    private static Tooltip tooltip(Attachment attachment, Executor background, Executor ui) {
        byte[] picture = attachment.picture();
        Tooltip tooltip = Nodes.tooltip(words(attachment));
        if (picture != null) {
            tooltip.setOnShowing(event -> {
                if (tooltip.getGraphic() == null) {
                    background.execute(() -> {
                        // Scaled while it is read, so that a huge picture does not fill the memory.
                        Image image = new Image(new ByteArrayInputStream(picture), PREVIEW, PREVIEW, true, true);
                        ui.execute(() -> show(tooltip, image));
                    });
                }
            });
        }
        return tooltip;
    }

    private static void show(Tooltip tooltip, Image image) {
        if (!image.isError()) {
            tooltip.setGraphic(new ImageView(image));
            tooltip.setContentDisplay(javafx.scene.control.ContentDisplay.TOP);
        }
    }

    private static String words(Attachment attachment) {
        if (attachment.address() != null) {
            return attachment.address() + ", fetched by the provider.";
        }
        String size = Attachment.bytes(attachment.size());
        return attachment.file() == null
                ? attachment.name() + ", " + size + ", pasted."
                : attachment.file() + ", " + size + ". Read again when a run starts.";
    }
}
