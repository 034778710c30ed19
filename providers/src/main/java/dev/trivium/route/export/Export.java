package dev.trivium.route.export;

import java.util.List;

/**
 * A route in a target's format.
 *
 * @param target the name of the target
 * @param version what the files were written for, such as {@code @portkey-ai/gateway 1.15.2}
 * @param files the first is the route itself; others go with it, such as the snippet that computes what the caller sends
 * @param todo what is left for the person who installs it, such as which variables to set; one sentence each
 */
public record Export(String target, String version, List<ExportFile> files, FidelityReport report, List<String> todo) {
    public Export {
        files = List.copyOf(files);
        todo = List.copyOf(todo);
    }

    /** The route itself. */
    public ExportFile main() {
        return files.get(0);
    }
}
