package dev.trivium.app.compare;

import java.nio.file.Path;

/**
 * What somebody sees who has no provider yet.
 *
 * @param settings the file in which a connection is added
 */
public record FirstRun(Path settings) {}
