package dev.trivium.compare;

import dev.trivium.chat.Answer;
import dev.trivium.chat.ChatError;
import dev.trivium.chat.Cost;
import dev.trivium.chat.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The tree of a route's steps as JSON. Every name is always there; times are milliseconds with three decimals at most,
 * {@code start_ms} since the route began; what is not known is null.
 *
 * <p>A step has {@code step} (its name), {@code kind}, {@code reason} (why the route came here), {@code held},
 * {@code start_ms}, {@code duration_ms}, {@code outcome} ({@code answered}, {@code accepted}, {@code rejected},
 * {@code failed}, {@code stopped}), {@code finding} (why that became of it), {@code error} ({@code kind} and
 * {@code message}), {@code usage}, {@code cost_usd}, {@code cost_basis}, and its {@code calls} and {@code steps}. A call
 * has {@code call} (its id), {@code model}, {@code simulated}, {@code start_ms}, {@code duration_ms},
 * {@code time_to_first_token_ms}, {@code text}, {@code error}, {@code usage}, {@code cost_usd}, {@code cost_basis}, and
 * the {@code steps} of a route inside the route.
 */
final class StepJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private StepJson() {}

    static ArrayNode array(List<StepNode> steps) {
        ArrayNode array = NODES.arrayNode();
        steps.forEach(step -> array.add(step(step)));
        return array;
    }

    private static ObjectNode step(StepNode step) {
        ObjectNode json = NODES.objectNode()
                .put("step", step.name())
                .put("kind", step.kind())
                .put("reason", step.reason())
                .put("held", step.held())
                .put("start_ms", millis(step.start()))
                .put("duration_ms", millis(step.duration()))
                .put("outcome", step.outcome() == null ? null : step.outcome().id())
                .put("finding", step.finding());
        json.set("error", error(step.error()));
        figures(json, step.usage(), step.cost());
        ArrayNode calls = json.putArray("calls");
        step.calls().forEach(call -> calls.add(call(call)));
        json.set("steps", array(step.steps()));
        return json;
    }

    private static ObjectNode call(CallNode call) {
        Answer answer = call.answer();
        ObjectNode json = NODES.objectNode()
                .put("call", call.id())
                .put("model", call.model().toString())
                .put("simulated", call.simulated())
                .put("start_ms", millis(call.start()))
                .put("duration_ms", millis(call.duration()))
                .put(
                        "time_to_first_token_ms",
                        answer == null ? null : millis(answer.timing().timeToFirstToken()))
                .put("text", answer == null ? "" : answer.text());
        json.set("error", error(call.error()));
        figures(json, answer == null ? null : answer.usage(), answer == null ? null : answer.cost());
        json.set("steps", array(call.steps()));
        return json;
    }

    private static void figures(ObjectNode json, @Nullable Usage usage, @Nullable Cost cost) {
        json.set("usage", usage == null ? NODES.nullNode() : ResultJson.usage(usage));
        BigDecimal usd = cost == null ? null : cost.usd();
        json.put("cost_usd", usd == null ? null : usd.stripTrailingZeros());
        json.put("cost_basis", cost == null ? null : cost.basis().id());
    }

    private static JsonNode error(@Nullable ChatError error) {
        return error == null
                ? NODES.nullNode()
                : NODES.objectNode().put("kind", error.kind().id()).put("message", error.message());
    }

    private static @Nullable BigDecimal millis(@Nullable Duration time) {
        if (time == null) {
            return null;
        }
        BigDecimal exact = BigDecimal.valueOf(time.toNanos() / 1_000, 3).stripTrailingZeros();
        return exact.scale() < 0 ? exact.setScale(0) : exact;
    }
}
