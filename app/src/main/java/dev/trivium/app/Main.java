package dev.trivium.app;

/** The entry point of the window and of the command line; loads JavaFX only for the window. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.exit(args.length);
    }
}
