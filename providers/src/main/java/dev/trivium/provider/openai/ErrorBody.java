package dev.trivium.provider.openai;

import dev.trivium.provider.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What an error's JSON says, in whichever of the many shapes: OpenAI's object, a bare text, FastAPI's {@code detail},
 * vLLM's flat object, a list, JSON inside a text, an upstream's error inside a gateway's.
 *
 * @param code the most exact word, or a number as text
 * @param param the request's field that is to blame
 * @param moderated whether a moderation filter gave its reasons
 */
record ErrorBody(
        @Nullable String message,
        @Nullable String type,
        @Nullable String code,
        @Nullable String param,
        boolean moderated) {

    private static final int DEEPEST = 4;

    /** @return null if this is no error */
    static @Nullable ErrorBody of(JsonNode body) {
        return of(body, 0);
    }

    private static @Nullable ErrorBody of(JsonNode body, int depth) {
        if (depth > DEEPEST) {
            return null;
        }
        if (body.isArray()) {
            return body.isEmpty() ? null : of(body.path(0), depth + 1);
        }
        if (body.isString()) {
            JsonNode inner = nested(body.stringValue());
            return inner == null ? null : of(inner, depth + 1);
        }
        for (String field : new String[] {"error", "detail", "errors"}) {
            ErrorBody found = field(body, field, depth);
            if (found != null) {
                return found;
            }
        }
        return flat(body) ? object(body, depth) : null;
    }

    private static @Nullable ErrorBody field(JsonNode body, String field, int depth) {
        JsonNode value = body.path(field);
        if (value.isString() && !value.stringValue().isBlank()) {
            ErrorBody inner = of(value, depth + 1);
            return inner != null
                    ? inner
                    : new ErrorBody(value.stringValue(), word(body, "type"), word(body, "code"), null, false);
        }
        if (value.isArray() && value.path(0).has("msg")) {
            return validation(value);
        }
        if (value.isArray() && !value.isEmpty()) {
            return of(value, depth + 1);
        }
        return value.isObject() && !value.isEmpty() ? object(value, depth) : null;
    }

    /** FastAPI's list of fields that do not fit. */
    private static ErrorBody validation(JsonNode list) {
        List<String> lines = new ArrayList<>();
        for (JsonNode each : list) {
            lines.add(location(each) + ": " + each.path("msg").asString(""));
        }
        String param = location(list.path(0));
        return new ErrorBody(
                String.join("; ", lines), word(list.path(0), "type"), null, param.isEmpty() ? null : param, false);
    }

    private static String location(JsonNode problem) {
        return problem.path("loc")
                .valueStream()
                .map(JsonNode::asString)
                .filter(name -> !name.equals("body"))
                .collect(Collectors.joining("."));
    }

    private static boolean flat(JsonNode body) {
        boolean described = body.has("code") || body.has("type") || body.has("status") || body.has("status_code");
        return "error".equals(Json.text(body, "object"))
                || "error".equals(Json.text(body, "type"))
                || (described && Json.text(body, "message") != null && !body.has("choices"));
    }

    private static ErrorBody object(JsonNode error, int depth) {
        ErrorBody upstream = upstream(error, depth);
        JsonNode metadata = error.path("metadata");
        boolean moderated = metadata.has("reasons") || metadata.has("flagged_input");
        String own = Json.text(error, "message");
        if (own == null) {
            own = Json.text(error, "msg");
        }
        String raw = Json.text(metadata, "raw");
        String message = raw != null && !raw.isBlank() ? raw : own;
        if (upstream == null) {
            return new ErrorBody(message, word(error, "type"), code(error), Json.text(error, "param"), moderated);
        }
        return new ErrorBody(
                first(upstream.message, message),
                first(upstream.type, word(error, "type")),
                first(upstream.code, code(error)),
                first(upstream.param, Json.text(error, "param")),
                moderated || upstream.moderated);
    }

    private static @Nullable ErrorBody upstream(JsonNode error, int depth) {
        JsonNode wrapped = error.path("error");
        if (wrapped.isObject()) {
            return of(error, depth + 1);
        }
        ErrorBody raw = of(error.path("metadata").path("raw"), depth + 1);
        return raw != null ? raw : of(error.path("message"), depth + 1);
    }

    private static @Nullable String code(JsonNode error) {
        String code = word(error, "code");
        return code != null ? code : word(error, "status_code");
    }

    private static @Nullable String word(JsonNode node, String field) {
        JsonNode value = node.path(field);
        boolean word = value.isIntegralNumber()
                || (value.isString() && !value.stringValue().isBlank());
        return word ? value.asString() : null;
    }

    private static @Nullable JsonNode nested(String text) {
        String trimmed = text.strip();
        if (!trimmed.startsWith("{") && !trimmed.startsWith("[")) {
            return null;
        }
        try {
            return Json.MAPPER.readTree(trimmed);
        } catch (JacksonException e) {
            return null;
        }
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one != null ? one : other;
    }
}
