package dev.trivium.app.controls;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.shape.SVGPath;

/** Five stars that a person gives with the mouse, or with the left and right arrows. One of them takes the focus. */
public final class StarRating extends HBox {

    public static final int MOST = 5;

    private static final PseudoClass FILLED = PseudoClass.getPseudoClass("filled");
    private static final String STAR =
            "M6.5 0.6L8.3 4.5L12.6 5L9.4 7.9L10.3 12.2L6.5 10L2.7 12.2L3.6 7.9L0.4 5L4.7 4.5Z";

    private final List<Button> stars = new ArrayList<>();
    private final IntConsumer give;
    private final String id;
    private int given;

    /**
     * @param id the stars' ids have a number behind it, from 1
     * @param give takes what was chosen, from 1 to 5; what then shows is told by {@link #show}
     */
    public StarRating(String id, IntConsumer give) {
        this.id = id;
        this.give = give;
        setId(id);
        getStyleClass().add("tv-stars");
        setAlignment(Pos.CENTER_LEFT);
        for (int number = 1; number <= MOST; number++) {
            stars.add(star(number));
        }
        getChildren().addAll(stars);
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        show(0, "the answer");
    }

    private Button star(int number) {
        SVGPath shape = new SVGPath();
        shape.setContent(STAR);
        shape.getStyleClass().add("tv-star");
        Button star = new Button();
        star.setId(id + "-" + number);
        star.setGraphic(shape);
        star.getStyleClass().addAll("tv-icon-button", "tv-small-icon");
        star.setOnAction(event -> give.accept(number));
        return star;
    }

    /**
     * @param count 0 for none
     * @param what is rated, for those who hear the screen
     */
    public void show(int count, String what) {
        boolean focused = isFocusWithin();
        given = count;
        for (int i = 0; i < stars.size(); i++) {
            Button star = stars.get(i);
            int number = i + 1;
            star.pseudoClassStateChanged(FILLED, i < count);
            star.setFocusTraversable(number == Math.max(1, count));
            Nodes.describe(
                    star,
                    number == count
                            ? "Take " + number + " of 5 stars from " + what + " away (" + number + ")"
                            : "Rate " + what + " with " + number + " of 5 stars (" + number + ")");
        }
        if (focused) {
            stars.get(Math.max(1, count) - 1).requestFocus();
        }
    }

    private void onKey(KeyEvent event) {
        int by = event.getCode() == KeyCode.RIGHT ? 1 : event.getCode() == KeyCode.LEFT ? -1 : 0;
        if (by == 0 || event.isAltDown() || event.isShortcutDown()) {
            return;
        }
        int next = given + by;
        if (next >= 1 && next <= MOST) {
            give.accept(next);
        }
        event.consume();
    }
}
