package dev.trivium.app.dashboard;

import dev.trivium.app.controls.Nodes;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** A titled part that opens and closes; its content is made when it is first opened. */
final class Fold extends VBox {

    private final Button head;
    private final Supplier<Node> content;
    private boolean open;

    Fold(String id, String title, boolean open, Supplier<Node> content) {
        super(6);
        this.content = content;
        head = new Button(title);
        head.setId(id);
        head.getStyleClass().setAll("tv-dash-fold");
        head.setMnemonicParsing(false);
        head.setOnAction(event -> set(!this.open));
        getChildren().add(head);
        set(open);
    }

    private void set(boolean now) {
        open = now;
        head.setGraphic(Nodes.icon(now ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT, "icon-14"));
        head.setAccessibleText((now ? "Close " : "Open ") + head.getText());
        if (now && getChildren().size() == 1) {
            getChildren().add(content.get());
        }
        if (getChildren().size() > 1) {
            Nodes.show(getChildren().get(1), now);
        }
    }
}
