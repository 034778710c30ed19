package dev.trivium.app.compare.parts;

/**
 * A place where JSON does not fit the schema that was asked for.
 *
 * @param pointer where, as a JSON Pointer (RFC 6901); empty at the top
 * @param message what is wrong there
 */
public record Misfit(String pointer, String message) {

    /** Place and message in one line. */
    public String line() {
        return (pointer.isEmpty() ? "the top" : pointer) + ": " + message;
    }
}
