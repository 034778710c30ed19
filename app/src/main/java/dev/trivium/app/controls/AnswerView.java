package dev.trivium.app.controls;

import javafx.scene.Node;

/** Draws an answer while it streams. FX thread only. */
public interface AnswerView extends AnswerSink {

    /** Everything appended since the last reset, as it came. */
    String text();

    /** For one or two columns, where there is room for larger text. */
    void setLarge(boolean large);

    /** What to put into the scene; the same node always. */
    Node node();
}
