package dev.trivium.app.cli;

/** What the command line returns. */
public final class ExitCode {

    /** Everything was answered. */
    public static final int OK = 0;

    /** Some calls failed, or the program did. */
    public static final int FAILED = 1;

    /** Bad arguments or a bad workspace. */
    public static final int USAGE = 2;

    private ExitCode() {}
}
