package dev.trivium.app.compare.judge;

import dev.trivium.app.controls.MarkdownAnswerView;
import dev.trivium.app.controls.Marker;
import dev.trivium.app.controls.Nodes;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** One answer in a vote: a letter and its text, and who answered once that is revealed. */
final class BlindTile extends StackPane {

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final String letter;
    private final int count;
    private final Label chosen = Nodes.fixed("selected", "tv-chip", "tv-chip-vote");
    private final String who;

    /**
     * @param place from 0
     * @param count of all tiles
     * @param revealed whether the model shows
     * @param votes what the answer got in this vote; empty before it was cast
     */
    BlindTile(
            BlindAnswer answer,
            int place,
            int count,
            boolean revealed,
            String votes,
            boolean large,
            Supplier<MarkdownAnswerView> answers) {
        this.letter = letter(place);
        this.count = count;
        this.who = revealed ? ", " + answer.revealed().name() : "";
        String id = "blind-answer-" + letter.toLowerCase(Locale.ROOT);
        setId(id);
        getStyleClass().add("tv-blind-tile");
        setFocusTraversable(true);
        setMinSize(0, 0);
        Label tile = Nodes.fixed(letter, "tv-letter");
        HBox header = new HBox(8, tile);
        header.getStyleClass().add("tv-blind-header");
        if (revealed) {
            reveal(header, answer.revealed(), id, votes);
        } else {
            Nodes.show(chosen, false);
            header.getChildren().addAll(Nodes.label("Answer " + letter, "tv-strong"), Nodes.spacer(), chosen);
            if (place < BlindCommands.MOST_KEYS) {
                header.getChildren().add(Nodes.keyCap(String.valueOf(place + 1)));
            }
        }
        MarkdownAnswerView text = answers.get();
        text.setLarge(large);
        text.append(answer.text());
        text.finish();
        text.node().setId(id + "-text");
        VBox body = new VBox(text.node());
        body.getStyleClass().add("tv-body");
        ScrollPane scroll = new ScrollPane(body);
        scroll.getStyleClass().add("tv-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        StackPane ring = new StackPane();
        ring.getStyleClass().add("tv-pane-ring");
        ring.setMouseTransparent(true);
        getChildren().addAll(new VBox(header, scroll), ring);
        setOnMousePressed(event -> requestFocus());
        setChosen(false);
    }

    private static void reveal(HBox header, BlindAnswer.Revealed who, String id, String votes) {
        Label name = Nodes.label(who.name(), "tv-strong");
        name.setId(id + "-name");
        Label place = Nodes.fixed(who.place(), "tv-chip");
        if (who.simulated()) {
            place.getStyleClass().add("tv-chip-warning");
        }
        Label figures = Nodes.label(who.time() + " · " + who.cost(), "tv-number-muted");
        figures.setId(id + "-figures");
        header.getChildren().addAll(new Marker(who.slot()), name, place, Nodes.spacer());
        if (!votes.isEmpty()) {
            header.getChildren().add(Nodes.fixed(votes, "tv-chip", "tv-chip-vote"));
        }
        header.getChildren().add(figures);
    }

    /** A for 0. */
    static String letter(int place) {
        return String.valueOf((char) ('A' + place));
    }

    void setChosen(boolean now) {
        pseudoClassStateChanged(CHOSEN, now);
        Nodes.show(chosen, now);
        setAccessibleText("Answer " + letter + " of " + count + who + (now ? ", selected" : ""));
    }
}
