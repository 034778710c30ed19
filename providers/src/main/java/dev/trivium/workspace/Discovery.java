package dev.trivium.workspace;

import dev.trivium.provider.http.TextFetch;
import dev.trivium.provider.http.WireException;
import dev.trivium.provider.openai.Dialect;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What could be connected without typing anything: only ever offered, never taken. */
public final class Discovery {

    /**
     * A preset whose key lies in the environment.
     *
     * @param variable its name; nobody has looked at more of it than that it is not empty
     */
    public record FoundKey(Dialect preset, String variable) {}

    /** A server of a preset that answers on this machine. */
    public record FoundServer(Dialect preset, URI address) {}

    /**
     * Where a server answers if it is there.
     *
     * @param sign what its answer holds
     */
    public record Probe(String preset, URI address, String path, String sign) {}

    /** Ollama and LM Studio at their usual ports. */
    public static final List<Probe> USUAL = List.of(
            new Probe("ollama", URI.create("http://127.0.0.1:11434"), "/api/version", "\"version\""),
            new Probe("lmstudio", URI.create("http://127.0.0.1:1234/v1"), "/models", "\"data\""));

    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final int MOST_BYTES = 1 << 20;

    private Discovery() {}

    /** Keys of presets that no connection uses yet, in the order of the presets. */
    public static List<FoundKey> keys(
            Map<String, String> variables, List<Dialect> presets, List<ConnectionSettings> connections) {
        List<FoundKey> found = new ArrayList<>();
        for (Dialect preset : presets) {
            String name = preset.keyVariable();
            String value = name == null ? null : variables.get(name);
            if (name != null && value != null && !value.isBlank() && !uses(connections, name)) {
                found.add(new FoundKey(preset, name));
            }
        }
        return found;
    }

    /** Servers that answer now and that no connection names yet. Blocks for half a second a probe at most. */
    public static List<FoundServer> servers(
            List<Probe> probes, List<Dialect> presets, List<ConnectionSettings> connections) {
        List<FoundServer> found = new ArrayList<>();
        for (Probe probe : probes) {
            Dialect preset = presets.stream()
                    .filter(candidate -> candidate.id().equals(probe.preset()))
                    .findFirst()
                    .orElse(null);
            boolean known = connections.stream().anyMatch(connection -> leadsTo(connection.baseUrl(), probe.address()));
            if (preset != null && !known && answers(probe)) {
                found.add(new FoundServer(preset, probe.address()));
            }
        }
        return found;
    }

    private static boolean answers(Probe probe) {
        try {
            return TextFetch.loopback(URI.create(probe.address() + probe.path()), PATIENCE, MOST_BYTES)
                    .contains(probe.sign());
        } catch (WireException e) {
            return false;
        }
    }

    private static boolean uses(List<ConnectionSettings> connections, String variable) {
        KeyReference reference = new KeyReference(KeyReference.Store.ENV, variable);
        return connections.stream().anyMatch(connection -> reference.equals(connection.key()));
    }

    private static boolean leadsTo(@Nullable URI address, URI server) {
        if (address == null || address.getHost() == null) {
            return false;
        }
        boolean local = address.getHost().equalsIgnoreCase("localhost")
                || address.getHost().equals("127.0.0.1")
                || address.getHost().equals("[::1]");
        return local && address.getPort() == server.getPort();
    }
}
