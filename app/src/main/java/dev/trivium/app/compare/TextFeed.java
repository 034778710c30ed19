package dev.trivium.app.compare;

import dev.trivium.app.controls.AnswerSink;
import org.jspecify.annotations.Nullable;

/** Keeps a growing text and hands each piece to the one who draws it, if anybody does. */
final class TextFeed {

    private final StringBuilder text = new StringBuilder();
    private @Nullable AnswerSink sink;
    private boolean finished;

    void feed(@Nullable AnswerSink newSink) {
        sink = newSink;
        if (newSink != null) {
            newSink.reset();
            if (text.length() > 0) {
                newSink.append(text.toString());
            }
            if (finished) {
                newSink.finish();
            }
        }
    }

    /** Nothing is drawn while the action runs, and all of it at once afterwards. */
    void quietly(Runnable action) {
        AnswerSink drawing = sink;
        sink = null;
        action.run();
        feed(drawing);
    }

    void reset() {
        text.setLength(0);
        finished = false;
        if (sink != null) {
            sink.reset();
        }
    }

    void append(String piece) {
        text.append(piece);
        if (sink != null) {
            sink.append(piece);
        }
    }

    /** The text as it must be in the end: what was not streamed is added, what was streamed otherwise is replaced. */
    void completeTo(String whole) {
        if (whole.contentEquals(text)) {
            return;
        }
        if (!whole.startsWith(text.toString())) {
            reset();
        }
        append(whole.substring(text.length()));
    }

    void finish() {
        finished = true;
        if (sink != null) {
            sink.finish();
        }
    }

    boolean isEmpty() {
        return text.length() == 0;
    }

    String text() {
        return text.toString();
    }
}
