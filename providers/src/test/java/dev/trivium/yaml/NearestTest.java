package dev.trivium.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

    private static final List<String> KNOWN = List.of("base_url", "protocol", "name", "timeouts", "ca_file");

    @ParameterizedTest
    @CsvSource({
        "baseurl, base_url",
        "base-url, base_url",
        "BASE_URL, base_url",
        "url, base_url",
        "protocl, protocol",
        "nmae, name",
        "timeout, timeouts",
        "cafile, ca_file"
    })
    void aSlipIsRecognised(String wrong, String right) {
        assertThat(Nearest.to(wrong, KNOWN)).contains(right);
    }

    @Test
    void whatIsFarFromEverythingIsNotGuessed() {
        assertThat(Nearest.to("x", KNOWN)).isEmpty();
        assertThat(Nearest.to("colour", KNOWN)).isEmpty();
        assertThat(Nearest.hint("colour", KNOWN)).isEmpty();
        assertThat(Nearest.to("name", List.of())).isEmpty();
    }

    @Test
    void theNearestComesFirst() {
        assertThat(Nearest.all("demo/fsat", List.of("demo/fart", "demo/fast", "other/slow"), 3))
                .startsWith("demo/fast")
                .doesNotContain("other/slow");
    }
}
