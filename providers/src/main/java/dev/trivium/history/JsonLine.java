package dev.trivium.history;

import dev.trivium.chat.Answer;
import dev.trivium.chat.Basis;
import dev.trivium.chat.ChatError;
import dev.trivium.chat.Cost;
import dev.trivium.chat.FinishReason;
import dev.trivium.chat.Message;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Part;
import dev.trivium.chat.Role;
import dev.trivium.chat.StepOutcome;
import dev.trivium.chat.Timing;
import dev.trivium.chat.Usage;
import dev.trivium.yaml.Nearest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads back what {@link JsonLines} writes. Every failure is an {@link IllegalArgumentException} that names the field. */
record JsonLine(JsonNode json) {

    private static final BigDecimal MOST = BigDecimal.TEN.pow(18);

    boolean isRun() {
        return need("type").equals("run");
    }

    String need(String name) {
        JsonNode value = json.path(name);
        if (!value.isString() || value.stringValue().isEmpty()) {
            throw new IllegalArgumentException("\"" + name + "\" is missing or is no text");
        }
        return value.stringValue();
    }

    /** As {@link #need}, short enough to be a key of the history. */
    String id(String name) {
        String id = need(name);
        if (id.length() > 36) {
            throw new IllegalArgumentException("\"" + name + "\" has at most 36 characters");
        }
        return id;
    }

    /** So that a field whose name is misspelt is not lost in silence. */
    void only(Set<String> fields) {
        for (String name : json.propertyNames()) {
            if (!fields.contains(name)) {
                throw new IllegalArgumentException("there is no field \"" + name + "\""
                        + Nearest.to(name, List.copyOf(fields))
                                .map(near -> "; did you mean \"" + near + "\"?")
                                .orElse(""));
            }
        }
    }

    /** Null if it is left out. */
    @Nullable
    String text(String name) {
        JsonNode value = json.path(name);
        if (!absent(value) && !value.isString()) {
            throw new IllegalArgumentException("\"" + name + "\" is no text");
        }
        return value.asString(null);
    }

    /** False if it is left out. */
    boolean flag(String name) {
        JsonNode value = json.path(name);
        if (!absent(value) && !value.isBoolean()) {
            throw new IllegalArgumentException("\"" + name + "\" is neither true nor false");
        }
        return value.asBoolean(false);
    }

    /** A whole number, 0 or more. */
    long whole(String name, long otherwise) {
        JsonNode value = json.path(name);
        if (!absent(value) && !(value.isIntegralNumber() && value.canConvertToLong() && value.asLong() >= 0)) {
            throw new IllegalArgumentException("\"" + name + "\" is no whole number");
        }
        return value.asLong(otherwise);
    }

    private static boolean absent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    Instant startedAt() {
        try {
            return Instant.parse(need("started_at"));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "\"started_at\" is no time such as 2026-05-04T12:00:00Z: \"" + need("started_at") + "\"", e);
        }
    }

    List<String> texts(String name) {
        List<String> values = new ArrayList<>();
        json.path(name).forEach(value -> values.add(value.asString()));
        return values;
    }

    ModelAddress model() {
        return ModelAddress.parse(need("model"));
    }

    Answer answer() {
        List<Part> parts = new ArrayList<>();
        String reasoning = Objects.requireNonNullElse(text("reasoning"), "");
        if (!reasoning.isEmpty()) {
            parts.add(new Part.Reasoning(reasoning, null));
        }
        String text = Objects.requireNonNullElse(text("text"), "");
        if (!text.isEmpty()) {
            parts.add(new Part.Text(text));
        }
        if (json.has("tool_calls")) {
            parts.addAll(StoredRequest.toolCalls(json.path("tool_calls").toString()));
        }
        Duration total = JsonLines.duration(json, "duration_ms");
        if (total == null) {
            throw new IllegalArgumentException("\"duration_ms\" is missing or is no number");
        }
        String finish = text("finish_reason");
        BigDecimal usd = decimal("cost_usd");
        return new Answer(
                new Message(Role.ASSISTANT, parts),
                finish == null ? null : constant(FinishReason.class, "finish_reason", finish),
                text("raw_finish_reason"),
                usage(),
                new Cost(usd, basis(json.path("cost_basis").asString(usd == null ? "estimated" : "measured"))),
                new Timing(
                        JsonLines.duration(json, "time_to_first_token_ms"),
                        JsonLines.duration(json, "reasoning_ms"),
                        total),
                text("request_id"),
                text("served_model"),
                (int) whole("attempts", 1));
    }

    /** Of a step; a call has one always. */
    private @Nullable Cost stepCost() {
        String basis = text("cost_basis");
        return basis == null ? null : new Cost(decimal("cost_usd"), basis(basis));
    }

    private @Nullable Usage usage() {
        if (absent(json.path("usage"))) {
            return null;
        }
        JsonLine usage = object("usage");
        usage.only(JsonLines.USAGE_FIELDS);
        return new Usage(
                usage.whole("input_tokens", 0),
                usage.whole("cached_input_tokens", 0),
                usage.whole("cache_write_tokens", 0),
                usage.whole("long_cache_write_tokens", 0),
                usage.whole("output_tokens", 0),
                usage.whole("reasoning_tokens", 0),
                basis(Objects.requireNonNullElse(usage.text("basis"), "measured")),
                usage.decimal("reported_cost_usd"));
    }

    private JsonLine object(String name) {
        if (!json.path(name).isObject()) {
            throw new IllegalArgumentException("\"" + name + "\" is no object");
        }
        return new JsonLine(json.path(name));
    }

    @Nullable
    ChatError error() {
        if (absent(json.path("error"))) {
            return null;
        }
        JsonNode error = object("error").json();
        JsonNode status = error.path("status");
        return new ChatError(
                constant(
                        dev.trivium.chat.ErrorKind.class,
                        "error.kind",
                        error.path("kind").asString("")),
                error.path("what").asString("The call failed."),
                error.path("why").asString(""),
                error.path("remedy").asString(""),
                error.path("provider_message").asString(null),
                status.isNumber() ? status.asInt() : null,
                error.path("retryable").asBoolean(false),
                JsonLines.duration(error, "retry_after_ms"),
                text("request_id"));
    }

    @Nullable
    Timeline timeline() {
        if (!json.has("timeline")) {
            return null;
        }
        List<Timeline.Piece> pieces = new ArrayList<>();
        for (JsonNode piece : json.path("timeline")) {
            pieces.add(new Timeline.Piece(
                    constant(Timeline.Kind.class, "timeline", piece.path(0).asString("")),
                    Duration.ofNanos(
                            piece.path(1).decimalValue().movePointRight(6).longValue()),
                    piece.path(2).asInt()));
        }
        return new Timeline(pieces);
    }

    List<StepRecord> steps() {
        List<StepRecord> steps = new ArrayList<>();
        for (JsonNode entry : json.path("steps")) {
            JsonLine step = new JsonLine(entry);
            String outcome = step.text("outcome");
            steps.add(new StepRecord(
                    step.texts("path"),
                    entry.path("held").asBoolean(false),
                    Objects.requireNonNullElse(JsonLines.duration(entry, "offset_ms"), Duration.ZERO),
                    entry.path("entered").asBoolean(true),
                    step.text("kind"),
                    step.text("reason"),
                    step.text("error_kind"),
                    step.text("error"),
                    outcome == null ? null : constant(StepOutcome.class, "outcome", outcome),
                    step.usage(),
                    step.stepCost()));
        }
        return steps;
    }

    /** US dollars, as the database can hold them. */
    private @Nullable BigDecimal decimal(String name) {
        JsonNode value = json.path(name);
        if (absent(value)) {
            return null;
        }
        if (!value.isNumber() || value.decimalValue().abs().compareTo(MOST) >= 0) {
            throw new IllegalArgumentException("\"" + name + "\" is no amount of dollars");
        }
        return value.decimalValue();
    }

    private static Basis basis(String id) {
        return constant(Basis.class, "basis", id);
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String field, String id) {
        try {
            return Enum.valueOf(type, id.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("\"" + field + "\" cannot be \"" + id + "\"", e);
        }
    }
}
