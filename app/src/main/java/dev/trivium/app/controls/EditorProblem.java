package dev.trivium.app.controls;

/**
 * A mistake in the text of an editor.
 *
 * @param line from 1; 0 if the whole text is meant
 * @param what one sentence
 */
public record EditorProblem(int line, String what) {

    /** With the line in front. */
    public String sentence() {
        return line > 0 ? "Line " + line + ": " + what : what;
    }
}
