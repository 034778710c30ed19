package dev.trivium.route.export;

import dev.trivium.route.Route;

/**
 * A route that was read from a gateway's configuration.
 *
 * @param report a line for each thing in the configuration; the step of its parts is the path in the file
 */
public record Imported(Route route, FidelityReport report) {}
