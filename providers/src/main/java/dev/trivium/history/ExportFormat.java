package dev.trivium.history;

/** How the history can be written to a file. {@code docs/history.md} describes the fields of each. */
public enum ExportFormat {
    /** One JSON object a line, as {@link Transfer#load} reads it back. */
    JSONL,
    /** One row a call, RFC 4180. */
    CSV,
    /** Spans after the GenAI conventions of OpenTelemetry, as OTLP JSON: one {@code ExportTraceServiceRequest} a line. */
    OTLP
}
