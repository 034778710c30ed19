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
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads back what {@link JsonLines} writes. Every failure is an {@link IllegalArgumentException} that names the field. */
record JsonLine(JsonNode json) {

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

    @Nullable
    String text(String name) {
        return json.path(name).asString(null);
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
        BigDecimal usd = decimal(json.path("cost_usd"));
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
                json.path("attempts").asInt(1));
    }

    /** Of a step; a call has one always. */
    private @Nullable Cost stepCost() {
        String basis = text("cost_basis");
        return basis == null ? null : new Cost(decimal(json.path("cost_usd")), basis(basis));
    }

    private @Nullable Usage usage() {
        JsonNode usage = json.path("usage");
        return !usage.isObject()
                ? null
                : new Usage(
                        usage.path("input_tokens").asLong(0),
                        usage.path("cached_input_tokens").asLong(0),
                        usage.path("cache_write_tokens").asLong(0),
                        usage.path("long_cache_write_tokens").asLong(0),
                        usage.path("output_tokens").asLong(0),
                        usage.path("reasoning_tokens").asLong(0),
                        basis(usage.path("basis").asString("measured")),
                        decimal(usage.path("reported_cost_usd")));
    }

    @Nullable
    ChatError error() {
        JsonNode error = json.path("error");
        if (!error.isObject()) {
            return null;
        }
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

    private static @Nullable BigDecimal decimal(JsonNode value) {
        return value.isNumber() ? value.decimalValue() : null;
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
