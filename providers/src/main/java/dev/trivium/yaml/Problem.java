package dev.trivium.yaml;

/**
 * A mistake in a file that a person wrote.
 *
 * @param file the file as the user knows it
 * @param line from 1; 0 if the whole file is meant
 * @param path where in the document, such as {@code connections[0].protocol}; empty for the top
 * @param what what is wrong, one sentence
 * @param remedy what would be right, one sentence or empty
 */
public record Problem(String file, int line, String path, String what, String remedy) {

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(file);
        if (line > 0) {
            text.append(':').append(line);
        }
        text.append(": ").append(what);
        if (!path.isEmpty()) {
            text.append(" (at ").append(path).append(')');
        }
        if (!remedy.isEmpty()) {
            text.append(' ').append(remedy);
        }
        return text.toString();
    }
}
