package dev.trivium.app.settings;

import dev.trivium.provider.ConnectionTest;
import java.time.Instant;

/** What the last test of a connection showed, and when. */
public record TestResult(ConnectionTest test, Instant at) {}
