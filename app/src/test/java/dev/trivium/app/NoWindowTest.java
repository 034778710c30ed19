package dev.trivium.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.app.cli.CliContext;
import dev.trivium.workspace.Environment;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoWindowTest {

    @TempDir
    Path home;

    @Test
    void withoutADisplayXvfbIsNamed() {
        Throwable failure = new RuntimeException(new UnsupportedOperationException("Unable to open DISPLAY"));

        assertThat(NoWindow.explain(failure, "Linux"))
                .contains("no display")
                .contains("xvfb-run")
                .contains("libgtk-3-0 libxtst6")
                .contains("libgtk-3-0t64")
                .doesNotContain("\n");
    }

    @Test
    void aMissingLibraryIsNamedWithItsPackages() {
        Throwable failure = new UnsatisfiedLinkError(
                "/home/ada/.openjfx/cache/libglassgtk3.so: libXtst.so.6: cannot open shared object file: No such file");

        assertThat(NoWindow.explain(failure, "Linux"))
                .contains("(libXtst.so.6)")
                .contains("apt-get install")
                .contains("libxtst6")
                .doesNotContain("\n");
        assertThat(NoWindow.explain(new UnsatisfiedLinkError("no glassgtk3 in java.library.path"), "Linux"))
                .contains("a system library is missing")
                .contains("libgtk-3-0t64");
    }

    @Test
    void aFailureOfTheProgramIsNotBlamedOnTheMachine() {
        assertThat(NoWindow.isOurFault(new RuntimeException("Exception in Application start method")))
                .isTrue();
        assertThat(NoWindow.isOurFault(new UnsupportedOperationException("Unable to open DISPLAY")))
                .isFalse();
    }

    @Test
    void aMissingDisplayIsSeenBeforeTheToolkitLoads() {
        assertThat(NoWindow.lacksDisplay("Linux", Map.of(), new Properties())).isTrue();
        assertThat(NoWindow.lacksDisplay("Linux", Map.of("DISPLAY", ":0"), new Properties()))
                .isFalse();
        assertThat(NoWindow.lacksDisplay("Mac OS X", Map.of(), new Properties()))
                .isFalse();
        Properties headless = new Properties();
        headless.setProperty("glass.platform", "Monocle");
        assertThat(NoWindow.lacksDisplay("Linux", Map.of(), headless)).isFalse();
    }

    @Test
    void aMissingToolkitIsNotBlamedOnTheSystem() {
        assertThat(NoWindow.explain(new NoClassDefFoundError("javafx/application/Application"), "Linux"))
                .contains("JavaFX is not on the class path")
                .doesNotContain("apt-get");
    }

    @Test
    void theSampleComparisonRunsInTheTerminalAndSucceeds() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        CliContext context = new CliContext(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new Environment(Map.of(), "Linux", home, account -> null),
                home.resolve("trivium.log"),
                stop -> () -> {},
                (self, workspace, file) -> 42);

        int code = NoWindow.show(new UnsupportedOperationException("Unable to open DISPLAY"), context);

        String shown = out.toString(StandardCharsets.UTF_8);
        assertThat(code).isZero();
        assertThat(shown.lines().findFirst())
                .hasValueSatisfying(first -> assertThat(first).contains("no display"));
        assertThat(shown)
                .contains("── demo-anthropic/thorough  (simulated)")
                .contains("way taken: by_length → quick → fast")
                .containsPattern("route/demo-hybrid +stop");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(home).isEmptyDirectory();
    }
}
