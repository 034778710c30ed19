package dev.trivium.compare.export;

/** A request cannot be written as code, since its protocol cannot carry it. The message is for the user. */
public final class CodeException extends Exception {

    private static final long serialVersionUID = 1L;

    CodeException(String message, Throwable cause) {
        super(message, cause);
    }
}
