package dev.trivium.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trivium.provider.http.KeySource;
import dev.trivium.provider.http.KeyUnavailableException;
import dev.trivium.workspace.KeyReference.Store;
import dev.trivium.workspace.Keychain.NoKeychainException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretsTest {

    private static final Keychain NONE = account -> {
        throw new NoKeychainException("This machine has no keychain that can be used.");
    };

    private final Map<String, String> environment = new HashMap<>();

    @Test
    void aVariableIsReadWhenTheKeyIsWanted() throws Exception {
        KeySource source = new Secrets(environment, NONE).source(new KeyReference(Store.ENV, "A_KEY"));

        environment.put("A_KEY", "one");
        assertThat(source.key()).isEqualTo("one");
        environment.put("A_KEY", " two\n");
        assertThat(source.key()).isEqualTo("two");
        assertThat(source.name()).isEqualTo("env:A_KEY");
        assertThat(source).hasToString("env:A_KEY");
    }

    @Test
    void aMissingVariableIsNamed() {
        assertThatThrownBy(() -> new Secrets(environment, NONE)
                        .source(new KeyReference(Store.ENV, "A_KEY"))
                        .key())
                .isInstanceOf(KeyUnavailableException.class)
                .hasMessageContaining("A_KEY is not set");
    }

    @Test
    void theKeychainIsReadByItsName() throws Exception {
        Secrets secrets = new Secrets(environment, account -> account.equals("openai") ? "from-the-chain" : null);

        assertThat(secrets.source(new KeyReference(Store.KEYCHAIN, "openai")).key())
                .isEqualTo("from-the-chain");
        assertThatThrownBy(() -> secrets.source(new KeyReference(Store.KEYCHAIN, "my team"))
                        .key())
                .hasMessageContaining("\"my team\"")
                .hasMessageContaining("env:MY_TEAM_API_KEY");
    }

    @Test
    void withoutAKeychainTheEnvironmentIsOffered() {
        assertThatThrownBy(() -> new Secrets(environment, NONE)
                        .source(new KeyReference(Store.KEYCHAIN, "openai"))
                        .key())
                .isInstanceOf(KeyUnavailableException.class)
                .hasMessageContaining("no keychain")
                .hasMessageContaining("key: env:OPENAI_API_KEY");
    }

    @Test
    void aKeyThatNoHeaderCanCarryIsRefusedWithoutRepeatingIt() {
        environment.put("A_KEY", "first line\nopensesame");

        assertThatThrownBy(() -> new Secrets(environment, NONE)
                        .source(new KeyReference(Store.ENV, "A_KEY"))
                        .key())
                .hasMessageContaining("A_KEY")
                .hasMessageNotContaining("opensesame");
    }

    @Test
    void theEnvironmentDoesNotPrintItsVariables() {
        environment.put("A_KEY", "opensesame");

        assertThat(new Environment(environment, "Linux", java.nio.file.Path.of("/home/u"), NONE).toString())
                .doesNotContain("opensesame");
    }
}
