package dev.trivium.app.compare.presets;

/** The sets of columns could not be read or changed. The message says what happened, why, and what to do. */
public final class PresetException extends Exception {

    private static final long serialVersionUID = 1L;

    public PresetException(String sentence) {
        super(sentence);
    }

    /** For a person; never null. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
