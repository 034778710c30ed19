package dev.trivium.app.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VariableTest {

    @Test
    void aRunUsesWhatWasTypedElseWhatThePromptsFileSays() {
        Variable variable = new Variable("agent");
        variable.setFallback("Noor");
        assertThat(variable.used()).isEqualTo("Noor");

        variable.valueProperty().set("Ada");
        assertThat(variable.used()).isEqualTo("Ada");
    }
}
