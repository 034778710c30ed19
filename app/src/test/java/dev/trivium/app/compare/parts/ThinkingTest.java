package dev.trivium.app.compare.parts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.chat.Parameters;
import org.junit.jupiter.api.Test;

class ThinkingTest {

    @Test
    void aWordIsAnEffortAndANumberIsABudget() {
        assertThat(Thinking.read(" Low ")).isEqualTo(new Thinking("low", null));
        assertThat(Thinking.read("off")).isEqualTo(new Thinking("none", null));
        assertThat(Thinking.read("0")).isEqualTo(new Thinking("none", null));
        assertThat(Thinking.read("4096")).isEqualTo(new Thinking(null, 4096));
        assertThat(Thinking.read("a lot")).isNull();
        assertThat(Thinking.read("-5")).isNull();
    }

    @Test
    void itGoesIntoTheParametersAndComesBackAsItWasTyped() {
        Parameters effort = Thinking.into(Parameters.NONE, Thinking.read("High"));
        assertThat(effort.reasoningEffort()).isEqualTo("high");
        assertThat(Thinking.text(effort)).isEqualTo("High");

        Parameters budget = Thinking.into(effort, Thinking.read("2048"));
        assertThat(budget.reasoningEffort()).isNull();
        assertThat(budget.reasoningBudget()).isEqualTo(2048);
        assertThat(Thinking.text(budget)).isEqualTo("2048");

        assertThat(Thinking.into(budget, null)).isEqualTo(Parameters.NONE);
        assertThat(Thinking.text(Parameters.NONE)).isEmpty();
    }
}
