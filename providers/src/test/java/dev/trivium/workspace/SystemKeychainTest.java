package dev.trivium.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The machine's real keychain, in a D-Bus session of its own, so that the user's is never touched. */
class SystemKeychainTest {

    @TempDir
    private Path home;

    @Test
    void storesAndReadsKeysInGnomeKeyring() throws Exception {
        assumeTrue(
                installed("dbus-run-session") && installed("gnome-keyring-daemon"), "GNOME Keyring is not installed");

        String output = run(
                "dbus-run-session",
                "--",
                "sh",
                "-c",
                "printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec \"$@\"",
                "sh",
                java(),
                "-cp",
                System.getProperty("java.class.path"),
                KeychainChild.class.getName());

        assertThat(output).contains("before: null", "stored: sk-first-1", "again: sk-second-2", "source: sk-second-2");
    }

    @Test
    void saysWhatToDoWhereThereIsNoKeychain() throws Exception {
        String output = run(
                "env",
                "-u",
                "DBUS_SESSION_BUS_ADDRESS",
                "-u",
                "DISPLAY",
                "-u",
                "XDG_RUNTIME_DIR",
                java(),
                "-cp",
                System.getProperty("java.class.path"),
                KeychainChild.class.getName());

        assertThat(output)
                .contains(
                        "no keychain: This machine",
                        "Keep the key in an environment variable instead: set it and write"
                                + " key: env:TEST_ACCOUNT_API_KEY in trivium.yaml.")
                .doesNotContain("sk-first-1");
    }

    private String run(String... command) throws Exception {
        Path log = home.resolve("output.txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("HOME", home.toString());
        builder.environment().put("XDG_DATA_HOME", home.resolve("data").toString());
        builder.environment().remove("GNOME_KEYRING_CONTROL");
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return Files.readString(log, StandardCharsets.UTF_8);
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static boolean installed(String program) {
        List<String> folders =
                new ArrayList<>(List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)));
        return folders.stream().anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
