package dev.trivium.history;

import dev.trivium.chat.ModelAddress;
import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;

/**
 * Everything that a dashboard shows for one question.
 *
 * @param total of the span, of the population asked for
 * @param previous of a span of the same length just before
 * @param buckets the pieces of the span in order of time, empty ones included; at both ends they may be cut by the span
 * @param byModel leaves by their model
 * @param byAsked by what the user addressed, a model or a route: calls are roots, and what a route's calls cost is its
 *     own, so that the parts add up to the whole
 * @param byRoute the population asked for, by its route; money is what the route's calls cost
 * @param byPrompt the population asked for, by its prompt; the empty name stands for untitled prompts
 * @param errors of the population asked for, by kind such as {@code rate_limit}, most frequent first
 * @param errorsByModel the same, by the model or route that failed
 */
public record Dashboard(
        Figures total,
        Figures previous,
        List<Bucket> buckets,
        Map<ModelAddress, Figures> byModel,
        Map<ModelAddress, Figures> byAsked,
        Map<String, Figures> byRoute,
        Map<String, Figures> byPrompt,
        Map<String, Long> errors,
        Map<String, Map<ModelAddress, Long>> errorsByModel) {

    /**
     * A piece of the span.
     *
     * @param usdByModel the money of the models that cost something
     * @param usdByAsked the same money by what the user addressed, a model or a route
     */
    public record Bucket(
            ZonedDateTime start,
            Figures figures,
            Map<ModelAddress, BigDecimal> usdByModel,
            Map<ModelAddress, BigDecimal> usdByAsked) {}
}
