package dev.trivium.app.compare;

import dev.trivium.app.controls.Nodes;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/** Scrolls along with growing content until the reader scrolls up; then a chip offers the way back to the end. */
final class FollowingScroll extends StackPane {

    private static final double NEAR_END = 0.999;

    private static final double MARGIN = 20;

    private final ScrollPane scroll;
    private final Button jump;
    private boolean following = true;

    FollowingScroll(Region content, String id) {
        scroll = new ScrollPane(content);
        scroll.setId(id + "-scroll");
        scroll.getStyleClass().add("tv-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        setMinHeight(0);
        scroll.setMinHeight(0);
        // What grows inside must not lay out the column around it: unmanaged, the layout of this begins and ends here.
        scroll.setManaged(false);
        Nodes.drawnDirectly(scroll);
        jump = Nodes.button(id + "-jump", "Jump to end", "tv-small-button", "tv-jump");
        jump.setGraphic(Nodes.icon(Feather.ARROW_DOWN, "icon-12"));
        jump.setOnAction(event -> follow());
        Nodes.show(jump, false);
        setAlignment(jump, Pos.BOTTOM_CENTER);
        setMargin(jump, new Insets(0, 0, 8, 0));
        getChildren().addAll(scroll, jump);
        content.heightProperty().addListener((property, before, now) -> keepUp());
        scroll.addEventFilter(ScrollEvent.SCROLL, event -> readerScrolled(event.getDeltaY() > 0));
        scroll.addEventFilter(MouseEvent.MOUSE_DRAGGED, event -> {
            if (event.getTarget() instanceof Node node && insideBar(node)) {
                readerScrolled(scroll.getVvalue() < NEAR_END);
            }
        });
        scroll.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.PAGE_UP
                    || event.getCode() == KeyCode.UP
                    || event.getCode() == KeyCode.HOME) {
                readerScrolled(true);
            }
        });
        scroll.vvalueProperty().addListener((property, before, now) -> {
            if (now.doubleValue() >= NEAR_END) {
                setFollowing(true);
            }
        });
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        scroll.resizeRelocate(0, 0, getWidth(), getHeight());
    }

    /** Goes to the end and stays there. */
    void follow() {
        setFollowing(true);
        keepUp();
    }

    /** How far it is scrolled, from 0 to 1. */
    double share() {
        return scroll.getVvalue();
    }

    /** @param listener called whenever it has scrolled */
    void onScrolled(Runnable listener) {
        scroll.vvalueProperty().addListener((property, before, now) -> listener.run());
    }

    /** Scrolls to a share of its whole height, from 0 to 1. */
    void scrollTo(double share) {
        readerScrolled(share < NEAR_END);
        scroll.setVvalue(share);
    }

    /** Scrolls so that a place, given in the scene, can be read; not at all if it can be already. */
    void reveal(Bounds inScene) {
        Node content = scroll.getContent();
        Bounds place = content.sceneToLocal(inScene);
        double seen = scroll.getViewportBounds().getHeight();
        double hidden = content.getBoundsInLocal().getHeight() - seen;
        double top = scroll.getVvalue() * hidden;
        if (hidden > 0 && (place.getMinY() < top + MARGIN || place.getMaxY() > top + seen - MARGIN)) {
            scrollTo(Math.max(0, Math.min(1, (place.getMinY() - seen / 3) / hidden)));
        }
    }

    private void readerScrolled(boolean up) {
        boolean scrolls = scroll.getContent().getBoundsInLocal().getHeight()
                > scroll.getViewportBounds().getHeight() + 1;
        if (up && scrolls) {
            setFollowing(false);
        }
    }

    private void setFollowing(boolean now) {
        following = now;
        Nodes.show(jump, !now);
    }

    private void keepUp() {
        if (following) {
            scroll.layout();
            scroll.setVvalue(1);
        }
    }

    private static boolean insideBar(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at instanceof ScrollBar) {
                return true;
            }
        }
        return false;
    }
}
