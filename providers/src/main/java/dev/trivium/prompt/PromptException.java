package dev.trivium.prompt;

/** A template that cannot be read or rendered. The message says what is wrong and where. */
public final class PromptException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;
    private final String what;

    /**
     * @param line in the template, from 1; 0 if unknown
     * @param column from 1; 0 if unknown
     */
    public PromptException(int line, int column, String what) {
        super(line > 0 ? "Line " + line + ": " + what : what);
        this.line = line;
        this.column = column;
        this.what = what;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }

    /** The sentence without the line. */
    public String what() {
        return what;
    }
}
