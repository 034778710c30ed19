package dev.trivium.app.compare.prompt;

import dev.trivium.app.compare.prompt.PromptSession.Disk;
import dev.trivium.app.controls.Nodes;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Says that the prompt's file was changed by others, while it is so. */
final class DiskBanner extends VBox {

    DiskBanner(String id, PromptSession session, Runnable compare) {
        setId(id + "-disk");
        getStyleClass().addAll("tv-notice", "tv-disk");
        Label what = Nodes.label("", "tv-warning-text");
        what.setWrapText(true);
        what.setMinHeight(USE_PREF_SIZE);
        what.textProperty()
                .bind(session.diskProperty()
                        .map(disk -> disk == Disk.GONE
                                ? "The file is gone. Another program moved or deleted it. Keep yours to write it anew."
                                : "The file was changed on disk. You have changes too. Reload it, or keep yours."));
        Button reload = Nodes.button(id + "-disk-reload", "Reload", "tv-small-button");
        reload.setOnAction(event -> session.reload());
        Button keep = Nodes.button(id + "-disk-keep", "Keep mine", "tv-small-button");
        keep.setOnAction(event -> session.keepMine());
        Button look = Nodes.button(id + "-disk-compare", "Compare", "tv-small-button");
        look.setOnAction(event -> compare.run());
        reload.visibleProperty().bind(session.diskProperty().isEqualTo(Disk.CHANGED));
        reload.managedProperty().bind(reload.visibleProperty());
        look.visibleProperty().bind(reload.visibleProperty());
        look.managedProperty().bind(reload.visibleProperty());
        getChildren().addAll(what, new HBox(8, reload, keep, look));
        visibleProperty().bind(session.diskProperty().isNotEqualTo(Disk.SAME));
        managedProperty().bind(visibleProperty());
    }
}
