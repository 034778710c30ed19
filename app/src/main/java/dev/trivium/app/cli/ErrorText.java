package dev.trivium.app.cli;

import dev.trivium.chat.ChatError;

/** A failure in one line: ours, and what the provider said about it. */
final class ErrorText {

    private ErrorText() {}

    static String of(ChatError error) {
        String ours = error.message();
        String theirs = error.providerMessage() == null ? "" : Printable.line(error.providerMessage());
        return theirs.isEmpty() || ours.contains(theirs) ? ours : ours + " The provider says: " + theirs;
    }
}
