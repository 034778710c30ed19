package dev.trivium.app.compare.judge;

import dev.trivium.app.controls.Nodes;
import dev.trivium.app.controls.OwnKeys;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.PopupWindow;
import org.kordamp.ikonli.feather.Feather;

/** A note on an answer and its labels; labels that were used before are offered while one is typed. */
final class WordsPopup {

    private static final double WIDTH = 300;
    private static final int MOST_OFFERS = 8;

    private final JudgeViewModel judge;
    private final AnswerScores scores;
    private final String id;
    private final Popup popup = new Popup();
    private final TextArea note = new TextArea();
    private final FlowPane given = new FlowPane(4, 4);
    private final FlowPane offers = new FlowPane(4, 4);
    private final TextField label = new TextField();

    /** @param name of the answer, for those who hear the screen */
    WordsPopup(JudgeViewModel judge, AnswerScores scores, String id, String name) {
        this.judge = judge;
        this.scores = scores;
        this.id = id;
        note.setId(id + "-note-text");
        note.getStyleClass().add("tv-note");
        note.setPromptText("Why it is good or bad");
        note.setAccessibleText("Note on " + name);
        note.setWrapText(true);
        note.setPrefRowCount(4);
        note.setText(scores.note());
        note.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
                popup.hide();
                event.consume();
            } else if (event.getCode() == KeyCode.TAB) {
                label.requestFocus();
                event.consume();
            }
        });
        label.setId(id + "-label-text");
        label.getStyleClass().add("tv-search");
        label.setPromptText("Add a label, such as wrong fact");
        label.setAccessibleText("Add a label to " + name);
        label.textProperty().addListener((property, before, now) -> drawOffers());
        label.setOnAction(event -> add(label.getText()));
        label.addEventFilter(KeyEvent.KEY_PRESSED, this::complete);
        offers.setId(id + "-label-offers");
        Button done = Nodes.button(id + "-words-done", "Done", "tv-small-button");
        done.setOnAction(event -> popup.hide());
        HBox bottom = new HBox(Nodes.spacer(), done);
        VBox content = new VBox(
                Nodes.label("Note", "tv-strong", "tv-small"),
                note,
                Nodes.label("Labels", "tv-strong", "tv-small"),
                given,
                label,
                offers,
                bottom);
        content.getStyleClass().add("tv-popup");
        content.setPrefWidth(WIDTH);
        popup.getContent().add(content);
        popup.setAutoHide(true);
        popup.setHideOnEscape(true);
        OwnKeys.of(popup);
        popup.setOnHidden(event -> judge.note(scores.callId(), note.getText()));
        drawGiven();
        drawOffers();
    }

    /** Opens above the node, kept inside the window. */
    void show(Node anchor) {
        Bounds bounds = anchor.localToScreen(anchor.getBoundsInLocal());
        double right = anchor.getScene().getWindow().getX() + anchor.getScene().getWidth();
        double x = Math.max(0, Math.min(bounds.getMinX(), right - WIDTH - 12));
        popup.getScene().getStylesheets().setAll(anchor.getScene().getStylesheets());
        popup.setAnchorLocation(PopupWindow.AnchorLocation.CONTENT_BOTTOM_LEFT);
        popup.show(anchor.getScene().getWindow(), x, bounds.getMinY() - 4);
        note.requestFocus();
        note.end();
    }

    private void add(String words) {
        judge.addLabel(scores.callId(), words);
        label.clear();
        drawGiven();
        drawOffers();
    }

    /** Tab takes the first offer for what is typed. */
    private void complete(KeyEvent event) {
        List<String> found = offered();
        if (event.getCode() == KeyCode.TAB
                && !event.isShiftDown()
                && !label.getText().isBlank()
                && !found.isEmpty()) {
            add(found.get(0));
            event.consume();
        }
    }

    private List<String> offered() {
        String typed = label.getText().strip().toLowerCase(Locale.ROOT);
        List<String> has = scores.labels();
        return judge.labels().stream()
                .filter(known ->
                        !has.contains(known) && known.toLowerCase(Locale.ROOT).contains(typed))
                .limit(MOST_OFFERS)
                .toList();
    }

    private void drawOffers() {
        offers.getChildren().clear();
        List<String> found = offered();
        for (int i = 0; i < found.size(); i++) {
            String words = found.get(i);
            Button offer = Nodes.button(id + "-label-offer-" + i, words, "tv-chip-button");
            offer.setAccessibleText("Add the label " + words);
            offer.setOnAction(event -> add(words));
            offers.getChildren().add(offer);
        }
        Nodes.show(offers, !found.isEmpty());
    }

    private void drawGiven() {
        given.getChildren().clear();
        List<String> labels = scores.labels();
        for (int i = 0; i < labels.size(); i++) {
            String words = labels.get(i);
            Label text = Nodes.label(words, "tv-small");
            Button away = Nodes.iconButton(id + "-label-remove-" + i, Feather.X, "Remove the label " + words);
            away.getStyleClass().add("tv-small-icon");
            away.getGraphic().getStyleClass().add("icon-12");
            away.setOnAction(event -> {
                judge.removeLabel(scores.callId(), words);
                drawGiven();
                drawOffers();
            });
            HBox chip = new HBox(2, text, away);
            chip.getStyleClass().add("tv-given-label");
            given.getChildren().add(chip);
        }
        Nodes.show(given, !labels.isEmpty());
    }
}
