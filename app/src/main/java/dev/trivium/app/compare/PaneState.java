package dev.trivium.app.compare;

/** Where a column is. */
public enum PaneState {
    /** Not run yet, or changed since. */
    IDLE("not run"),
    /** Sent; nothing has come back. */
    ASKED("waiting"),
    THINKING("thinking"),
    STREAMING("streaming"),
    /** Waits before another try. */
    RETRYING("retrying"),
    /** The model called tools, and waits for what they answer. */
    NEEDS_RESULT("needs a tool result"),
    DONE("finished"),
    FAILED("failed"),
    STOPPED("stopped");

    private final String word;

    PaneState(String word) {
        this.word = word;
    }

    /** One word for a person. */
    public String word() {
        return word;
    }

    public boolean running() {
        return this == ASKED || this == THINKING || this == STREAMING || this == RETRYING;
    }

    public boolean canRetry() {
        return this == DONE || this == NEEDS_RESULT || this == FAILED || this == STOPPED;
    }
}
