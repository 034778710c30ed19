package dev.trivium.route.export;

import dev.trivium.chat.ModelAddress;
import dev.trivium.route.Route;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Connections of the templates and of random routes, as real ones. */
final class SameEverywhere implements ExportContext {

    private final Map<String, Route> routes = new LinkedHashMap<>();

    SameEverywhere(Route... routes) {
        for (Route route : routes) {
            this.routes.put(route.name(), route);
        }
    }

    @Override
    public Upstream upstream(ModelAddress model) {
        return switch (model.connection().replace("demo-", "")) {
            case "anthropic" -> of("anthropic", "anthropic", "https://api.anthropic.com", "ANTHROPIC_API_KEY");
            case "gemini" -> of("gemini", "gemini", "https://generativelanguage.googleapis.com", "GEMINI_API_KEY");
            case "ollama" -> new Upstream("ollama", "ollama", URI.create("http://localhost:11434"), null, null, false);
            case "openai" -> of("openai", "openai-chat", "https://api.openai.com/v1", "OPENAI_API_KEY");
            default ->
                new Upstream(
                        model.connection(), "openai-chat", URI.create("http://localhost:8000/v1"), null, null, false);
        };
    }

    private static Upstream of(String id, String protocol, String base, String key) {
        return new Upstream(id, protocol, URI.create(base), key, id.equals("gemini") ? "google" : id, false);
    }

    @Override
    public @Nullable Route route(String name) {
        return routes.get(name);
    }
}
