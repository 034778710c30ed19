package dev.trivium.history;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One span as OTLP JSON: ids in hexadecimal, 64-bit integers as decimal texts, enumerations as numbers
 * (opentelemetry.io/docs/specs/otlp, "JSON Protobuf Encoding").
 */
final class OtlpSpan {

    /** {@code Span.SpanKind} of the protocol. */
    enum Kind {
        INTERNAL(1),
        CLIENT(3);

        private final int number;

        Kind(int number) {
            this.number = number;
        }
    }

    private static final BigInteger BILLION = BigInteger.valueOf(1_000_000_000);
    private static final int STATUS_ERROR = 2;

    private final ObjectNode json;
    private final ArrayNode attributes;

    OtlpSpan(ArrayNode spans, String traceId, String spanId, @Nullable String parentId, String name, Kind kind) {
        json = spans.addObject().put("traceId", traceId).put("spanId", spanId);
        if (parentId != null) {
            json.put("parentSpanId", parentId);
        }
        json.put("name", name).put("kind", kind.number);
        attributes = json.putArray("attributes");
    }

    OtlpSpan time(Instant start, Instant end) {
        json.put("startTimeUnixNano", nanos(start)).put("endTimeUnixNano", nanos(end.isBefore(start) ? start : end));
        return this;
    }

    OtlpSpan put(String key, @Nullable String value) {
        if (value != null) {
            attribute(attributes, key).put("stringValue", value);
        }
        return this;
    }

    OtlpSpan put(String key, @Nullable Long value) {
        if (value != null) {
            attribute(attributes, key).put("intValue", value.toString());
        }
        return this;
    }

    OtlpSpan put(String key, @Nullable Double value) {
        if (value != null) {
            attribute(attributes, key).put("doubleValue", value);
        }
        return this;
    }

    OtlpSpan put(String key, boolean value) {
        attribute(attributes, key).put("boolValue", value);
        return this;
    }

    /** Nothing for an empty list. */
    OtlpSpan put(String key, List<String> values) {
        if (!values.isEmpty()) {
            ArrayNode list = attribute(attributes, key).putObject("arrayValue").putArray("values");
            values.forEach(value -> list.addObject().put("stringValue", value));
        }
        return this;
    }

    /** With a word for its class, and a message for people. */
    OtlpSpan error(String type, @Nullable String message) {
        put("error.type", type);
        ObjectNode status = json.putObject("status").put("code", STATUS_ERROR);
        if (message != null) {
            status.put("message", message);
        }
        return this;
    }

    static ObjectNode attribute(ArrayNode attributes, String key) {
        return attributes.addObject().put("key", key).putObject("value");
    }

    private static String nanos(Instant at) {
        return BigInteger.valueOf(at.getEpochSecond())
                .multiply(BILLION)
                .add(BigInteger.valueOf(at.getNano()))
                .toString();
    }
}
