package dev.trivium.provider.openai;

import dev.trivium.provider.http.Json;
import dev.trivium.provider.openai.Dialect.Answers;
import dev.trivium.provider.openai.Dialect.KeyHeader;
import dev.trivium.provider.openai.Dialect.ReasoningHistory;
import dev.trivium.provider.openai.Dialect.ReasoningParameter;
import dev.trivium.provider.openai.Dialect.Requests;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The dialects that are known, from {@code dev/trivium/dialects.json}: adding a server is adding an entry there. What
 * an entry leaves out is taken from the entry {@code generic}.
 */
public final class Dialects {

    /** The dialect of a server that is not known: the plainest requests, the most tolerant reading. */
    public static final String GENERIC = "generic";

    private static final String RESOURCE = "/dev/trivium/dialects.json";

    private final Map<String, Dialect> byId;

    private Dialects(Map<String, Dialect> byId) {
        this.byId = byId;
    }

    /** The dialects that come with the program. */
    public static Dialects bundled() {
        try (InputStream in = Dialects.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("The program's file " + RESOURCE + " is missing from its class path.");
            }
            return read(Json.MAPPER.readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException if an entry is wrong; it names the entry and the field */
    static Dialects read(JsonNode file) {
        JsonNode fallback = file.path(GENERIC);
        Map<String, Dialect> dialects = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : file.properties()) {
            dialects.put(entry.getKey(), new Entry(entry.getKey(), entry.getValue(), fallback).dialect());
        }
        return new Dialects(dialects);
    }

    /** All of them, in the order of the file. */
    public List<Dialect> all() {
        return List.copyOf(byId.values());
    }

    public @Nullable Dialect find(String id) {
        return byId.get(id);
    }

    public Dialect generic() {
        Dialect dialect = byId.get(GENERIC);
        if (dialect == null) {
            throw new IllegalStateException(RESOURCE + " has no entry \"" + GENERIC + "\".");
        }
        return dialect;
    }

    /**
     * The dialect spoken at an address: by its host, else by the port of a local server, else the generic one. Its base
     * address is the one given.
     */
    public Dialect forBaseAddress(URI address) {
        return byId.values().stream()
                .filter(dialect -> matches(dialect, address))
                .findFirst()
                .orElseGet(this::generic)
                .at(address);
    }

    private static boolean matches(Dialect dialect, URI address) {
        String host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
        String withPort = host.replace("127.0.0.1", "localhost") + ":" + address.getPort();
        return dialect.hosts().stream()
                .anyMatch(known ->
                        known.startsWith(".") ? host.endsWith(known) : known.equals(host) || known.equals(withPort));
    }

    /** One entry being read. */
    private record Entry(String id, JsonNode own, JsonNode fallback) {

        Dialect dialect() {
            return new Dialect(
                    id,
                    string("display_name"),
                    string("protocol"),
                    Json.text(own, "base_url"),
                    string("default_path"),
                    own.path("hosts").valueStream().map(JsonNode::asString).toList(),
                    Json.text(own, "key_variable"),
                    Json.text(own, "keys_url"),
                    own.path("local").asBoolean(false),
                    constant(KeyHeader.class, "key_header"),
                    headers(),
                    requests(),
                    answers());
        }

        private Requests requests() {
            return new Requests(
                    string("max_tokens_name"),
                    string("seed_name"),
                    string("system_role"),
                    string("required_tool"),
                    constant(ReasoningParameter.class, "reasoning_parameter"),
                    constant(ReasoningHistory.class, "reasoning_history"),
                    flag("stream_options"),
                    flag("short_tool_ids"));
        }

        private Answers answers() {
            String divisor = Json.text(own, "cost_divisor");
            return new Answers(
                    flag("think_tags"),
                    flag("reasoning_outside"),
                    Json.text(own, "cost_field"),
                    divisor == null ? BigDecimal.ONE : new BigDecimal(divisor));
        }

        private Map<String, String> headers() {
            Map<String, String> headers = new LinkedHashMap<>();
            own.path("headers")
                    .properties()
                    .forEach(header ->
                            headers.put(header.getKey(), header.getValue().asString()));
            return headers;
        }

        private String string(String field) {
            String value = Json.text(value(field), "value");
            if (value == null) {
                throw new IllegalArgumentException(id + "." + field + " must be a text.");
            }
            return value;
        }

        private boolean flag(String field) {
            JsonNode value = value(field).path("value");
            if (!value.isBoolean()) {
                throw new IllegalArgumentException(id + "." + field + " must be true or false.");
            }
            return value.asBoolean();
        }

        private <E extends Enum<E>> E constant(Class<E> type, String field) {
            String value = string(field);
            for (E candidate : type.getEnumConstants()) {
                if (candidate.name().equalsIgnoreCase(value)) {
                    return candidate;
                }
            }
            throw new IllegalArgumentException(id + "." + field + " has an unknown value: " + value + ".");
        }

        private JsonNode value(String field) {
            JsonNode node = own.has(field) ? own.path(field) : fallback.path(field);
            return Json.object().set("value", node);
        }
    }
}
