package dev.trivium.route.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What Envoy AI Gateway has to know of one server. */
final class EnvoyBackend {

    private static final String AI = "aigateway.envoyproxy.io";
    private static final String GATEWAY = "gateway.envoyproxy.io";

    private EnvoyBackend() {}

    static void add(String name, Upstream upstream, List<Map<String, Object>> documents) {
        Map<String, Object> backend = new LinkedHashMap<>();
        backend.put("name", name);
        backend.put("kind", "Backend");
        backend.put("group", GATEWAY);
        Map<String, Object> service = new LinkedHashMap<>();
        service.put("schema", schema(upstream));
        service.put("backendRef", backend);
        documents.add(EnvoyTarget.resource(AI + "/v1beta1", "AIServiceBackend", name, service));
        if (upstream.keyVariable() != null) {
            documents.add(EnvoyTarget.resource(
                    AI + "/v1beta1",
                    "BackendSecurityPolicy",
                    name + "-key",
                    security(name, upstream, secret(upstream.keyVariable()))));
        }
        documents.add(EnvoyTarget.resource(
                GATEWAY + "/v1alpha1",
                "Backend",
                name,
                Map.of("endpoints", List.of(EnvoyTarget.endpoint(upstream.baseUrl())))));
        if ("https".equals(upstream.baseUrl().getScheme())) {
            documents.add(EnvoyTarget.resource(
                    "gateway.networking.k8s.io/v1alpha3", "BackendTLSPolicy", name + "-tls", tls(name, upstream)));
        }
    }

    /** The secret that holds the key of a variable. */
    static String secret(String variable) {
        return variable.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Map<String, Object> schema(Upstream upstream) {
        Map<String, Object> schema = new LinkedHashMap<>();
        boolean anthropic = upstream.protocol().equals("anthropic");
        schema.put("name", anthropic ? "Anthropic" : "OpenAI");
        String path = switch (upstream.protocol()) {
            case "anthropic" -> "";
            case "gemini" -> "/v1beta/openai";
            case "ollama" -> "/v1";
            default -> upstream.base().replaceFirst("^https?://[^/]+", "");
        };
        if ((!path.isEmpty() && !path.equals("/v1")) || upstream.protocol().equals("ollama")) {
            schema.put("prefix", path);
        }
        return schema;
    }

    private static Map<String, Object> security(String name, Upstream upstream, String secret) {
        boolean anthropic = upstream.protocol().equals("anthropic");
        Map<String, Object> target = new LinkedHashMap<>();
        target.put("group", AI);
        target.put("kind", "AIServiceBackend");
        target.put("name", name);
        Map<String, Object> reference = new LinkedHashMap<>();
        reference.put("name", secret);
        reference.put("namespace", "default");
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("targetRefs", List.of(target));
        spec.put("type", anthropic ? "AnthropicAPIKey" : "APIKey");
        spec.put(anthropic ? "anthropicAPIKey" : "apiKey", Map.of("secretRef", reference));
        return spec;
    }

    private static Map<String, Object> tls(String name, Upstream upstream) {
        Map<String, Object> target = new LinkedHashMap<>();
        target.put("group", GATEWAY);
        target.put("kind", "Backend");
        target.put("name", name);
        Map<String, Object> validation = new LinkedHashMap<>();
        validation.put("wellKnownCACertificates", "System");
        validation.put("hostname", String.valueOf(upstream.baseUrl().getHost()));
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("targetRefs", List.of(target));
        spec.put("validation", validation);
        return spec;
    }
}
