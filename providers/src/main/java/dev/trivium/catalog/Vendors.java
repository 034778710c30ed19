package dev.trivium.catalog;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The vendors that the catalogue knows, and the hosts by which they are told. */
public final class Vendors {

    public static final String OPENAI = "openai";
    public static final String ANTHROPIC = "anthropic";
    public static final String GOOGLE = "google";
    public static final String XAI = "xai";
    public static final String DEEPSEEK = "deepseek";
    public static final String MISTRAL = "mistral";
    public static final String GROQ = "groq";
    public static final String OPENROUTER = "openrouter";

    private static final Map<String, String> HOSTS = Map.of(
            "api.openai.com", OPENAI,
            "api.anthropic.com", ANTHROPIC,
            "generativelanguage.googleapis.com", GOOGLE,
            "api.x.ai", XAI,
            "api.deepseek.com", DEEPSEEK,
            "api.mistral.ai", MISTRAL,
            "api.groq.com", GROQ,
            "openrouter.ai", OPENROUTER);

    /** How gateways write a vendor in front of a model's name, see {@link Catalog#find}. */
    static final Map<String, String> PREFIXES = Map.of(
            "openai", OPENAI,
            "anthropic", ANTHROPIC,
            "google", GOOGLE,
            "gemini", GOOGLE,
            "x-ai", XAI,
            "xai", XAI,
            "deepseek", DEEPSEEK,
            "mistralai", MISTRAL,
            "mistral", MISTRAL);

    /** Those that make the models they serve, so that a bare name can only mean their own. */
    static final List<String> MAKERS = List.of(OPENAI, ANTHROPIC, GOOGLE, XAI, DEEPSEEK, MISTRAL);

    private Vendors() {}

    /** Who is behind a base address; null for any other host, such as a gateway, whose prices are its own. */
    public static @Nullable String ofHost(URI baseUrl) {
        String host = baseUrl.getHost();
        return host == null ? null : HOSTS.get(host.toLowerCase(Locale.ROOT));
    }

    /** All vendors that {@link #ofHost} can name. */
    public static Set<String> known() {
        return Set.copyOf(HOSTS.values());
    }
}
