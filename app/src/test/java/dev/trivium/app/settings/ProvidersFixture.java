package dev.trivium.app.settings;

import dev.trivium.chat.ChatError;
import dev.trivium.provider.ConnectionTest;
import dev.trivium.provider.http.ModelPage.RemoteModel;
import dev.trivium.workspace.ConnectionSettings;
import dev.trivium.workspace.Discovery;
import dev.trivium.workspace.Environment;
import dev.trivium.workspace.Keychain;
import dev.trivium.workspace.Workspace;
import dev.trivium.yaml.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A Providers screen over a real workspace, without threads of its own, on a day that stays. */
public final class ProvidersFixture implements AutoCloseable {

    private final Map<String, String> keychain = new HashMap<>();
    private final Path folder;
    private final Workspace workspace;
    private final ProvidersViewModel model;
    private boolean noKeychain;
    private int changes;

    public ProvidersFixture(Path folder, String yaml, Map<String, String> variables, List<Discovery.Probe> probes) {
        this.folder = folder;
        write("trivium.yaml", yaml);
        try {
            workspace = Workspace.open(folder, new Environment(variables, "Linux", folder, new FakeKeychain()));
        } catch (ProblemException e) {
            throw new IllegalArgumentException(e);
        }
        model = new ProvidersViewModel(new ProvidersServices(
                workspace,
                probes,
                Runnable::run,
                Runnable::run,
                Runnable::run,
                Clock.fixed(Instant.parse("2026-11-24T13:40:00Z"), ZoneOffset.UTC),
                () -> changes++));
    }

    public ProvidersViewModel model() {
        return model;
    }

    public Workspace workspace() {
        return workspace;
    }

    public Map<String, String> keychain() {
        return keychain;
    }

    public void withoutKeychain() {
        noKeychain = true;
    }

    /** How often somebody was told that connections, models or prices are others now. */
    public int changes() {
        return changes;
    }

    public String text(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void write(String file, String text) {
        try {
            Files.writeString(folder.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ConnectionDetail detail(String id) {
        return model.connections().stream()
                .filter(detail -> detail.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** As if a test had found these models. */
    public void works(String id, int milliseconds, String... models) {
        List<RemoteModel> remote = Arrays.stream(models)
                .map(name -> new RemoteModel(name, null, null))
                .toList();
        model.take(settings(id), new ConnectionTest(Duration.ofMillis(milliseconds), remote, null));
    }

    /** As if a test had failed. */
    public void fails(String id, int milliseconds, ChatError error) {
        model.take(settings(id), new ConnectionTest(Duration.ofMillis(milliseconds), List.of(), error));
    }

    private ConnectionSettings settings(String id) {
        return workspace.connections().stream()
                .filter(connection -> connection.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        model.close();
        workspace.close();
    }

    private final class FakeKeychain implements Keychain {

        @Override
        public String read(String account) throws NoKeychainException {
            check();
            return keychain.get(account);
        }

        @Override
        public void store(String account, String key) throws NoKeychainException {
            check();
            keychain.put(account, key);
        }

        private void check() throws NoKeychainException {
            if (noKeychain) {
                throw new NoKeychainException("This machine has no keychain that can be used.");
            }
        }
    }
}
