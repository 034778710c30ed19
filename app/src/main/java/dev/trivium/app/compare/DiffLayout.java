package dev.trivium.app.compare;

/** Where a diff is drawn. */
public enum DiffLayout {
    /** The baseline and one other column, each with what only it has. */
    SIDE_BY_SIDE("Side by side"),
    /** Every column with what it adds and what it leaves out. */
    INLINE("Inline");

    private final String title;

    DiffLayout(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
