package dev.trivium.app.routes.edit;

/** An edit that would leave no route that can run; the message is for the user. */
public final class EditException extends Exception {

    private static final long serialVersionUID = 1L;

    EditException(String message) {
        super(message);
    }
}
