package dev.trivium.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.prompt.PromptVersion.Origin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromptVersionsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path workspace;

    private PromptVersions versions;

    @BeforeEach
    void open() {
        versions = new PromptVersions(workspace, Clock.fixed(NOON, ZoneOffset.UTC));
    }

    @Test
    void everyTextIsKeptOnceInARowAndReadBack() throws Exception {
        versions.keep("a", "one", Origin.SAVED);
        versions.keep("a", "two {{x}}\n", Origin.RUN);
        PromptVersion again = versions.keep("a", "two {{x}}\n", Origin.SAVED);
        versions.keep("a", "one", Origin.SAVED);

        assertThat(again.number()).isEqualTo(2);
        assertThat(versions.list("a")).extracting(PromptVersion::number).containsExactly(1, 2, 3);
        assertThat(versions.list("a"))
                .extracting(PromptVersion::origin)
                .containsExactly(Origin.SAVED, Origin.RUN, Origin.SAVED);
        assertThat(versions.text(versions.list("a").get(1))).isEqualTo("two {{x}}\n");
        assertThat(versions.list("a").get(2).time()).isEqualTo(NOON);
        assertThat(Files.list(workspace.resolve(".trivium/versions/texts"))).hasSize(2);
    }

    @Test
    void aNoteStaysWithItsVersion() throws Exception {
        PromptVersion first = versions.keep("a", "one", Origin.SAVED);
        versions.keep("a", "two", Origin.SAVED);
        versions.note("a", first, " before the tone changed ");

        assertThat(versions.list("a")).extracting(PromptVersion::note).containsExactly("before the tone changed", "");
    }

    @Test
    void versionsFollowAPromptThatIsRenamed() throws Exception {
        versions.keep("a", "one", Origin.SAVED);
        versions.rename("a", "b");

        assertThat(versions.list("a")).isEmpty();
        assertThat(versions.list("b")).hasSize(1);
    }

    @Test
    void aLineThatBrokeOffIsPassedOver() throws Exception {
        versions.keep("a", "one", Origin.SAVED);
        Files.writeString(
                workspace.resolve(".trivium/versions/a.jsonl"), "{\"number\":2,\"sha\n", StandardOpenOption.APPEND);

        assertThat(versions.list("a")).hasSize(1);
        assertThat(versions.keep("a", "two", Origin.SAVED).number()).isEqualTo(2);
        assertThat(versions.list("a")).hasSize(2);
    }
}
