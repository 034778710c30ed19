package dev.trivium.provider.http;

/** How a stream is cut into events. */
public enum Framing {
    /** Server-sent events, by the WHATWG rules, save that a last event without its blank line is not lost. */
    SSE,
    /** One JSON value a line. */
    NDJSON
}
