package dev.trivium.app.controls;

/** Takes an answer piece by piece. */
public interface AnswerSink {

    /** Forgets everything; more pieces follow. */
    void reset();

    /** One more piece, never empty, cut anywhere (even in the middle of a word or of a mark). */
    void append(String piece);

    /** No more pieces come until the next {@link #reset()}. */
    void finish();
}
