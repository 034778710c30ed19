package dev.trivium.app.dashboard;

import dev.trivium.app.controls.Nodes;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A titled box of the overview: what it shows, or a sentence that says why there is nothing. */
final class Card extends VBox {

    private final Label title = Nodes.fixed("", "tv-strong");
    private final Label aside = Nodes.label("", "tv-muted", "tv-small");
    private final HBox header = new HBox(8, title, aside, Nodes.spacer());
    private final Label nothing = Nodes.label("", "tv-muted", "tv-small");
    private final Node content;

    Card(String id, String words, Node content) {
        super(4);
        this.content = content;
        setId(id);
        getStyleClass().add("tv-dash-card");
        title.setText(words);
        header.setAlignment(Pos.CENTER_LEFT);
        header.setMinHeight(28);
        nothing.setWrapText(true);
        nothing.setId(id + "-nothing");
        StackPane body = new StackPane(content, nothing);
        StackPane.setAlignment(nothing, Pos.TOP_LEFT);
        body.setMinSize(0, 0);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(header, body);
        setMinSize(0, 0);
        say("");
    }

    void setTitle(String words, String beside) {
        title.setText(words);
        aside.setText(beside);
    }

    /** At the right of the title, in as many lines as it needs. */
    void addWrapping(Region node) {
        header.getChildren().remove(2);
        HBox.setHgrow(node, Priority.ALWAYS);
        header.getChildren().add(node);
    }

    /** At the right of the title. */
    void add(Node node) {
        header.getChildren().add(node);
    }

    /** Shows this sentence instead of the content; empty for the content. */
    void say(String why) {
        nothing.setText(why);
        Nodes.show(nothing, !why.isEmpty());
        Nodes.show(content, why.isEmpty());
    }
}
