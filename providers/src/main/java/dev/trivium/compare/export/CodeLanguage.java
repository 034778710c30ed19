package dev.trivium.compare.export;

/** What a request can be written as. */
public enum CodeLanguage {
    CURL("curl"),
    PYTHON("Python"),
    JAVASCRIPT("JavaScript"),
    JAVA("Java");

    private final String title;

    CodeLanguage(String title) {
        this.title = title;
    }

    /** As in a menu. */
    public String title() {
        return title;
    }
}
