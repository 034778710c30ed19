package dev.trivium.route;

import dev.trivium.chat.FinishReason;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an answer must pass. Every part that is set must hold; the judge is asked last.
 *
 * @param contains words that must all be in it, whatever their case
 * @param matches a pattern that must be found in it; null for none
 * @param json whether it must be JSON; a code fence around it is allowed
 * @param schema a JSON schema that it must fit, as text; null for none; only where {@code json} is set
 * @param minCharacters the fewest characters; null for no bound
 * @param maxCharacters the most characters; null for no bound
 * @param finish the reasons for ending of which it must have one; empty for any
 */
public record Check(
        List<String> contains,
        @Nullable TextPattern matches,
        boolean json,
        @Nullable String schema,
        @Nullable Integer minCharacters,
        @Nullable Integer maxCharacters,
        Set<FinishReason> finish,
        @Nullable Score score) {

    /**
     * A judge's opinion.
     *
     * @param judge the step that is asked for a number from 0 to 1
     * @param criterion what it shall judge by; empty for how well the answer answers the question
     */
    public record Score(String judge, BigDecimal atLeast, String criterion) {}

    public Check {
        contains = List.copyOf(contains);
        EnumSet<FinishReason> ordered = EnumSet.noneOf(FinishReason.class);
        ordered.addAll(finish);
        finish = Collections.unmodifiableSet(ordered);
    }
}
