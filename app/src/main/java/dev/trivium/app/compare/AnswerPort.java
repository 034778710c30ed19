package dev.trivium.app.compare;

import dev.trivium.app.controls.MarkedText;

/** A column's answer as it stands on the screen. FX thread. */
interface AnswerPort {

    /** The drawn Markdown, whether it is seen or not. */
    MarkedText rendered();

    /** Shows a diff against the baseline in the column. */
    void showDiff(InlineDiff diff);

    /** Scrolls what is seen so that a range of the drawn Markdown, or of an inline diff, can be read. */
    void reveal(int from, int to);
}
