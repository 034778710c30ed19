package dev.trivium.app.cli;

/** Arguments or a workspace with which nothing can be done: exit code 2. The message is for the user. */
final class UsageException extends Exception {

    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
