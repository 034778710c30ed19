package dev.trivium.route.export;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a model is served, in Portkey's words. */
record PortkeyProvider(
        String provider,
        @Nullable String customHost,
        @Nullable String key,
        Fidelity fidelity,
        String how) {

    private static final String NO_KEY = "none";

    static PortkeyProvider of(Upstream upstream) {
        String key = upstream.keyVariable();
        String base = upstream.base();
        boolean responses = upstream.protocol().equals("openai-responses");
        Fidelity fidelity = upstream.simulated() || responses ? Fidelity.APPROXIMATED : Fidelity.EXACT;
        String how = upstream.simulated()
                ? Left.SIMULATED
                : responses
                        ? "Asked through Chat Completions in place of Responses."
                        : "A target with override_params.model.";
        return switch (upstream.protocol()) {
            // Its own addresses end in the version for anthropic, and do not for google and ollama.
            case "anthropic" ->
                new PortkeyProvider(
                        "anthropic", host(base + "/v1", "https://api.anthropic.com/v1"), key, fidelity, how);
            case "gemini" ->
                new PortkeyProvider(
                        "google", host(base, "https://generativelanguage.googleapis.com"), key, fidelity, how);
            case "ollama" -> new PortkeyProvider("ollama", base, key, fidelity, how);
            default -> new PortkeyProvider("openai", host(base, "https://api.openai.com/v1"), key, fidelity, how);
        };
    }

    /** In place of a step that is not there: a call that fails and says why. */
    static Map<String, Object> nothing(String missing) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("provider", "openai");
        node.put("api_key", NO_KEY);
        node.put("override_params", Map.of("model", missing));
        return node;
    }

    private static @Nullable String host(String base, String usual) {
        return base.equals(usual) ? null : base;
    }

    Optional<String> keyVariable() {
        return Optional.ofNullable(key);
    }

    /** Whether it is in a network of one's own, beyond this machine. */
    boolean privateHost() {
        String host = customHost == null ? null : URI.create(customHost).getHost();
        return host != null
                && (host.startsWith("10.")
                        || host.startsWith("192.168.")
                        || host.matches("172\\.(1[6-9]|2\\d|3[01])\\..*"));
    }

    Map<String, Object> node() {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("provider", provider);
        if (key != null) {
            node.put("api_key", key);
        } else if (!provider.equals("ollama")) {
            node.put("api_key", NO_KEY);
        }
        if (customHost != null) {
            node.put("custom_host", customHost);
        }
        return node;
    }
}
