package dev.trivium.app.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.route.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions as rows and groups. */
class RuleTreeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "input.tokens > 4000",
                "has_image and not has_code",
                "input.tokens > 4000 or (asks_for_code and input.language = \"de\")",
                "not (has_code or has_image)",
                "(has_code or asks_for_json) and (time > 18:00 or time < 08:30)",
                "input contains \"refund\", \"cancel\" or input matches \"[0-9]{4}\"",
                "metadata.tier = \"gold\" and metadata.age >= 18",
                "latency(\"openai/gpt-5.5\") > 2s or error_rate(\"openai/gpt-5.5\") > 0.1 or spent_today > 5"
            })
    void everyConditionIsTheSameAsRows(String text) throws Exception {
        Condition condition = Condition.parse(text);
        assertThat(Condition.parse(RuleTree.of(condition).text())).isEqualTo(condition);
    }

    @ParameterizedTest
    @EnumSource(RuleTree.Subject.class)
    void aRuleToBeginWithIsACondition(RuleTree.Subject subject) throws Exception {
        assertThat(Condition.parse(subject.rule("m/a").text())).isNotNull();
    }

    @Test
    void aMistakeInTheTextIsNamed() {
        assertThat(ConditionBuilder.mistake("input.tokens >")).isNotEmpty();
        assertThat(ConditionBuilder.mistake("has_code")).isEmpty();
    }
}
