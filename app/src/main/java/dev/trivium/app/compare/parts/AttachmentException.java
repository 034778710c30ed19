package dev.trivium.app.compare.parts;

/** Something cannot be attached; the message says what, why and what to do. */
public final class AttachmentException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String sentence;

    public AttachmentException(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    /** For a person. */
    public String sentence() {
        return sentence;
    }
}
