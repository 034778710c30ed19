package dev.trivium.route.export;

/**
 * A file of an export.
 *
 * @param name without a folder
 * @param text never holds a key, only names of keys
 */
public record ExportFile(String name, String text, Syntax syntax) {

    /** What it is written in. */
    public enum Syntax {
        JSON("application/json"),
        YAML("application/yaml"),
        PYTHON("text/x-python");

        private final String media;

        Syntax(String media) {
            this.media = media;
        }

        /** The media type. */
        public String media() {
            return media;
        }
    }
}
