package dev.trivium.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentTest {

    private static final Path HOME = Path.of("/home/u");

    @Test
    void dataAndStateFollowTheCustomsOfEachSystem() {
        assertThat(of("Linux", Map.of()).dataDirectory()).isEqualTo(HOME.resolve(".local/share/trivium"));
        assertThat(of("Linux", Map.of()).stateDirectory()).isEqualTo(HOME.resolve(".local/state/trivium"));
        assertThat(of("Mac OS X", Map.of()).dataDirectory())
                .isEqualTo(HOME.resolve("Library/Application Support/Trivium"));
        assertThat(of("Windows 11", Map.of("LOCALAPPDATA", "/c/local")).dataDirectory())
                .isEqualTo(Path.of("/c/local/Trivium"));
    }

    @Test
    void xdgVariablesCountWhenTheyAreAbsolute() {
        assertThat(of("Linux", Map.of("XDG_DATA_HOME", "/data")).dataDirectory())
                .isEqualTo(Path.of("/data/trivium"));
        assertThat(of("Linux", Map.of("XDG_DATA_HOME", "relative")).dataDirectory())
                .isEqualTo(HOME.resolve(".local/share/trivium"));
        assertThat(of("Linux", Map.of("XDG_STATE_HOME", "")).stateDirectory())
                .isEqualTo(HOME.resolve(".local/state/trivium"));
    }

    private static Environment of(String os, Map<String, String> variables) {
        return new Environment(variables, os, HOME, account -> null);
    }
}
