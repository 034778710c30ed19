package dev.trivium.workspace;

/** A file was left as it was. The message says what happened, why, and what to do; it never holds a key. */
public final class EditRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    public EditRefusedException(String message) {
        super(message);
    }

    /** The message; never null. */
    public String words() {
        return String.valueOf(getMessage());
    }
}
