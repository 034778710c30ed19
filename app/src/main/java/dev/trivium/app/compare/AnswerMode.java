package dev.trivium.app.compare;

/** How every column shows its answer. */
public enum AnswerMode {
    /** As drawn Markdown. */
    RENDERED("Rendered"),
    /** As the text that came. */
    RAW("Raw"),
    /** As a tree, where it is JSON. */
    JSON("JSON"),
    /** Against the baseline's answer. */
    DIFF("Diff vs baseline");

    private final String title;

    AnswerMode(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
