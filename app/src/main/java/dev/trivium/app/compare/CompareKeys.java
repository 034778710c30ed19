package dev.trivium.app.compare;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.fxmisc.richtext.GenericStyledArea;
import org.jspecify.annotations.Nullable;

/** The Compare screen's keyboard map. */
public final class CompareKeys {

    private final CompareViewModel model;
    private final CompareView view;

    public CompareKeys(CompareViewModel model, CompareView view) {
        this.model = model;
        this.view = view;
    }

    /** Handles a pressed key, and consumes it if it means something here. */
    public void on(KeyEvent event) {
        if (handled(event)) {
            event.consume();
        }
    }

    private boolean handled(KeyEvent event) {
        KeyCode code = event.getCode();
        if (event.isShortcutDown() && event.isAltDown()) {
            return code == KeyCode.N && does(view::pickModel);
        }
        if (event.isShortcutDown()) {
            return shortcut(event);
        }
        if (event.isAltDown()) {
            return alt(event);
        }
        if (code == KeyCode.F7) {
            return view.answers().showsDiff() && does(() -> view.answers().walk(event.isShiftDown() ? -1 : 1));
        }
        if (code == KeyCode.ESCAPE) {
            return view.closeSheet()
                    || view.closeFind()
                    || (model.runningProperty().get() && does(model::stop));
        }
        if (code == KeyCode.F6) {
            return does(() -> nextRegion(event.isShiftDown() ? -1 : 1));
        }
        return !typing(event) && letter(code);
    }

    private boolean shortcut(KeyEvent event) {
        PaneView pane = view.focusedPane();
        if (event.getCode() == KeyCode.ENTER) {
            return does(model::run);
        }
        if (event.isShiftDown()) {
            return false;
        }
        if (event.getCode() == KeyCode.D) {
            return does(view.answers()::toggleDiff);
        }
        if (event.getCode() == KeyCode.R) {
            return does(view.answers()::toggleRaw);
        }
        if (event.getCode() == KeyCode.F) {
            return pane != null && does(pane.content()::openFind);
        }
        return event.getCode() == KeyCode.W && pane != null && does(() -> model.removeColumn(pane.model()));
    }

    private boolean alt(KeyEvent event) {
        int by = event.getCode() == KeyCode.LEFT ? -1 : event.getCode() == KeyCode.RIGHT ? 1 : 0;
        if (by == 0 || typing(event)) {
            return false;
        }
        PaneView pane = view.focusedPane();
        if (event.isShiftDown()) {
            return pane != null && does(() -> model.moveColumn(pane.model(), by));
        }
        return does(() -> focusPane(pane, by));
    }

    private boolean letter(KeyCode code) {
        PaneView pane = view.focusedPane();
        if (pane == null) {
            return false;
        }
        if (code == KeyCode.R) {
            return does(() -> model.retry(pane.model()));
        }
        if (code == KeyCode.C) {
            return does(pane::copyAnswer);
        }
        if (code == KeyCode.B) {
            return does(pane::pin);
        }
        return code == KeyCode.T && does(pane::toggleThinking);
    }

    private void focusPane(@Nullable PaneView from, int by) {
        List<PaneView> panes = view.panes();
        if (!panes.isEmpty()) {
            int start = from == null ? (by > 0 ? -1 : panes.size()) : panes.indexOf(from);
            panes.get(Math.max(0, Math.min(panes.size() - 1, start + by))).requestFocus();
        }
    }

    private void nextRegion(int by) {
        if (view.focusedPane() == null && !view.panes().isEmpty()) {
            view.panes().get(by > 0 ? 0 : view.panes().size() - 1).requestFocus();
        } else {
            view.focusPrompt();
        }
    }

    private static boolean typing(KeyEvent event) {
        return event.getTarget() instanceof Node node
                && (node instanceof TextInputControl || node instanceof GenericStyledArea);
    }

    private static boolean does(Runnable action) {
        action.run();
        return true;
    }
}
