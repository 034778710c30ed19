package dev.trivium.workspace;

import dev.trivium.provider.Protocols;
import dev.trivium.provider.http.RateLimits;
import dev.trivium.provider.http.Timeouts;
import dev.trivium.provider.openai.Dialect;
import dev.trivium.provider.openai.Dialects;
import dev.trivium.yaml.Nearest;
import dev.trivium.yaml.Problem;
import dev.trivium.yaml.YamlFields;
import dev.trivium.yaml.YamlNode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one entry of {@code connections}. */
final class ConnectionReader {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]*");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    /** How a dialect marks what the user must fill in. */
    private static final Pattern PLACEHOLDER = Pattern.compile("YOUR-[A-Z]+");

    private static final Set<String> KEY_HEADERS = Set.of(
            "authorization", "proxy-authorization", "x-api-key", "api-key", "x-goog-api-key", "cookie", "x-auth-token");

    /** What people write for a protocol when they think of a company. */
    private static final Map<String, String> NICKNAMES = Map.of(
            "openai", "openai-chat",
            "chat", "openai-chat",
            "responses", "openai-responses",
            "claude", "anthropic",
            "google", "gemini",
            "vertex", "gemini");

    private final Path directory;
    private final YamlFields fields;
    private final Dialects dialects;
    private final List<Problem> problems;

    ConnectionReader(String file, Path directory, YamlNode node, Dialects dialects, List<Problem> problems) {
        this.directory = directory;
        this.fields = YamlFields.of(file, node, problems);
        this.dialects = dialects;
        this.problems = problems;
    }

    /**
     * @param lines the ids read so far and their lines; this one is added
     * @return null if something was wrong; it has been noted then
     */
    @Nullable
    ConnectionSettings read(Map<String, Integer> lines) {
        int before = problems.size();
        String id = id(lines);
        Dialect preset = dialect();
        String protocol = protocol(preset);
        boolean demo = WorkspaceFile.DEMO.equals(fields.text("base_url"));
        if (demo && protocol.equals("openai-responses")) {
            fields.problem("protocol", "The demo server does not speak openai-responses.", "Use openai-chat.");
        }
        ConnectionSettings settings = new ConnectionSettings(
                fields.line(),
                id,
                protocol,
                preset == null ? null : preset.id(),
                demo ? null : baseUrl(preset),
                key(preset),
                headers(),
                timeouts(),
                limits(),
                proxy(),
                caFile(),
                fields.texts("models").stream().filter(name -> !name.isBlank()).toList(),
                fields.texts("hidden").stream().filter(name -> !name.isBlank()).toList(),
                fields.text("catalog"),
                free());
        fields.done();
        return problems.size() == before ? settings : null;
    }

    private String id(Map<String, Integer> lines) {
        String id = fields.requiredText("id", "openai");
        if (id.isEmpty()) {
            return id;
        }
        if (!ID.matcher(id).matches()) {
            fields.problem(
                    "id",
                    "\"" + id + "\" cannot be an id.",
                    "Use letters, digits, hyphens, underscores and dots, for example id: openai.");
        } else if (id.equals("route")) {
            fields.problem("id", "\"route\" is taken: it addresses the routes.", "Choose another id.");
        }
        Integer first = lines.putIfAbsent(id, fields.line("id"));
        if (first != null) {
            fields.problem(
                    "id",
                    "The id \"" + id + "\" stands twice; it was first given on line " + first + ".",
                    "Rename one.");
        }
        return id;
    }

    private @Nullable Dialect dialect() {
        String name = fields.text("dialect");
        Dialect dialect = name == null ? null : dialects.find(name);
        if (name != null && dialect == null) {
            List<String> known = dialects.all().stream().map(Dialect::id).toList();
            fields.problem(
                    "dialect",
                    "There is no dialect \"" + name + "\".",
                    suggestion(Nearest.hint(name, known), "Known dialects: " + String.join(", ", known) + "."));
        }
        return dialect;
    }

    private String protocol(@Nullable Dialect preset) {
        String protocol = fields.text("protocol");
        if (protocol == null && preset != null) {
            return preset.protocol();
        }
        if (protocol == null) {
            return fields.requiredText("protocol", "openai-chat");
        }
        if (!Protocols.NAMES.contains(protocol)) {
            String nickname = NICKNAMES.get(protocol.toLowerCase(Locale.ROOT));
            String hint =
                    nickname != null ? "Did you mean \"" + nickname + "\"?" : Nearest.hint(protocol, Protocols.NAMES);
            fields.problem(
                    "protocol",
                    "There is no protocol \"" + protocol + "\".",
                    suggestion(hint, "Known protocols: " + String.join(", ", Protocols.NAMES) + "."));
        }
        return protocol;
    }

    private static String suggestion(String hint, String all) {
        return hint.isEmpty() ? all : hint + " " + all;
    }

    private @Nullable URI baseUrl(@Nullable Dialect preset) {
        String usual = preset == null ? null : preset.baseUrl();
        boolean complete = usual != null && !PLACEHOLDER.matcher(usual).find();
        if (fields.node("base_url") == null) {
            if (usual != null && complete) {
                return URI.create(usual);
            }
            fields.requiredText("base_url", usual == null ? "https://api.openai.com/v1" : usual);
            return null;
        }
        URI address = address("base_url", "https?", "https://api.openai.com/v1");
        if (address != null && PLACEHOLDER.matcher(address.toString()).find()) {
            fields.problem(
                    "base_url",
                    "\"base_url\" still has the words in capitals that stand for your own.",
                    "Put the name of your resource there.");
        }
        return address;
    }

    /** An address of a server; nothing that it says about what is wrong repeats a user name or password in it. */
    private @Nullable URI address(String key, String schemes, String example) {
        String text = fields.text(key);
        if (text == null) {
            return null;
        }
        String remedy = "For example " + key + ": " + example + ".";
        URI address;
        try {
            address = URI.create(text.strip());
        } catch (IllegalArgumentException e) {
            fields.problem(key, "\"" + key + "\" is not an address.", remedy);
            return null;
        }
        if (address.getRawUserInfo() != null) {
            fields.problem(
                    key,
                    "\"" + key + "\" holds a user name or a password; it is not repeated here.",
                    "Leave out everything up to the @ sign.");
        } else if (address.getScheme() == null || !address.getScheme().matches("(?i)" + schemes)) {
            fields.problem(
                    key,
                    "\"" + key + "\" must begin with http:// or " + (schemes.equals("https?") ? "https" : "socks5")
                            + "://.",
                    remedy);
        } else if (address.getHost() == null) {
            fields.problem(key, "\"" + key + "\" names no server.", remedy);
        } else if (address.getRawQuery() != null || address.getRawFragment() != null) {
            fields.problem(
                    key,
                    "\"" + key + "\" ends in a query, which an address of an API does not have.",
                    "Cut it at the ?.");
        }
        return address;
    }

    private @Nullable KeyReference key(@Nullable Dialect preset) {
        String text = fields.text("key");
        if (text == null) {
            String usual = preset == null ? null : preset.keyVariable();
            boolean leftOut = !fields.keys().contains("key");
            return usual != null && leftOut ? new KeyReference(KeyReference.Store.ENV, usual) : null;
        }
        try {
            return KeyReference.parse(text);
        } catch (KeyReference.NotAReference e) {
            fields.problem("key", e.what(), e.remedy());
            return null;
        }
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Map.Entry<String, String> header : fields.textMap("headers").entrySet()) {
            String name = header.getKey();
            String value = header.getValue();
            if (KEY_HEADERS.contains(name.toLowerCase(Locale.ROOT)) || KeyReference.resemblesKey(value)) {
                fields.problem(
                        "headers",
                        "The header \"" + name + "\" would carry a key, and no key may stand in this file.",
                        "Name the key's place with key: env:NAME; the protocol puts it into the right header. If it is"
                                + " a real key, replace it at the provider.");
            } else if (!HEADER.matcher(name).matches() || value.chars().anyMatch(c -> c < ' ' || c > '~')) {
                fields.problem(
                        "headers",
                        "The header \"" + name + "\" has a name or a value that HTTP does not allow.",
                        "Use printable ASCII, and no spaces in the name.");
            }
            headers.put(name, value);
        }
        return headers;
    }

    private @Nullable URI proxy() {
        URI proxy = address("proxy", "http|socks5", "http://proxy.example:3128");
        if (proxy != null && proxy.getHost() != null && proxy.getPort() < 0) {
            fields.problem("proxy", "\"proxy\" names no port.", "For example proxy: http://proxy.example:3128.");
        }
        return proxy;
    }

    private Timeouts timeouts() {
        YamlFields limits = fields.fields("timeouts");
        if (limits == null) {
            return Timeouts.DEFAULT;
        }
        Timeouts read = new Timeouts(
                seconds(limits, "connect_s", Timeouts.DEFAULT.connect()),
                seconds(limits, "first_token_s", Timeouts.DEFAULT.firstToken()),
                seconds(limits, "between_tokens_s", Timeouts.DEFAULT.betweenTokens()),
                seconds(limits, "total_s", Timeouts.DEFAULT.total()));
        limits.done();
        return read;
    }

    private RateLimits limits() {
        YamlFields limits = fields.fields("limits");
        if (limits == null) {
            return RateLimits.LEARNED;
        }
        RateLimits read = new RateLimits(
                count(limits, "concurrent_calls"),
                count(limits, "requests_per_minute"),
                count(limits, "tokens_per_minute"));
        limits.done();
        return read;
    }

    private static @Nullable Integer count(YamlFields limits, String key) {
        Long count = limits.integer(key);
        if (count != null && (count < 1 || count > Integer.MAX_VALUE)) {
            limits.problem(key, "\"" + key + "\" must be at least 1.", "Leave it out for no limit.");
            return null;
        }
        return count == null ? null : count.intValue();
    }

    private static Duration seconds(YamlFields limits, String key, Duration otherwise) {
        Double seconds = limits.number(key);
        if (seconds == null) {
            return otherwise;
        }
        if (!(seconds >= 0.001 && seconds <= 86_400)) {
            limits.problem(key, "\"" + key + "\" must be from 0.001 to 86400 seconds.", "For example " + key + ": 30.");
            return otherwise;
        }
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    private @Nullable Path caFile() {
        String text = fields.text("ca_file");
        if (text == null) {
            return null;
        }
        try {
            Path file = directory.resolve(text);
            if (!Files.isReadable(file) || Files.isDirectory(file)) {
                fields.problem(
                        "ca_file",
                        "The file \"" + text + "\" cannot be read.",
                        "A relative path starts at the workspace's folder; the file holds certificates as PEM.");
            }
            return file;
        } catch (InvalidPathException e) {
            fields.problem("ca_file", "\"ca_file\" is not a path.", "For example ca_file: company-ca.pem.");
            return null;
        }
    }

    private boolean free() {
        String price = fields.text("price");
        if (price != null && !price.equals("free")) {
            fields.problem(
                    "price",
                    "\"price\" can only be free.",
                    "Leave it out where the provider bills; prices come from the catalogue.");
        }
        return price != null;
    }
}
