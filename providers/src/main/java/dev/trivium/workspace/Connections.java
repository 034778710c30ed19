package dev.trivium.workspace;

import dev.trivium.catalog.MeteredModel;
import dev.trivium.catalog.ModelInfo;
import dev.trivium.catalog.TokenCounter;
import dev.trivium.chat.ChatModel;
import dev.trivium.chat.Cost;
import dev.trivium.chat.ModelAddress;
import dev.trivium.demo.DemoServer;
import dev.trivium.provider.Connection;
import dev.trivium.provider.Protocols;
import dev.trivium.provider.http.Endpoint;
import dev.trivium.provider.http.HttpRuntime;
import dev.trivium.provider.http.KeySource;
import dev.trivium.provider.http.RetryPolicy;
import dev.trivium.provider.openai.Dialect;
import dev.trivium.provider.openai.Dialects;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The connections of a workspace, each opened when it is first used. Safe for several threads. */
final class Connections implements AutoCloseable {

    private record Use(String id, RetryPolicy retries) {}

    private final ConnectionHealth health = new ConnectionHealth(Clock.systemUTC());
    private final Map<Use, Connection> open = new HashMap<>();
    private final Dialects dialects;
    private final Secrets secrets;
    private final UnaryOperator<ChatModel> budgeted;
    private final TokenCounter counter = new TokenCounter();
    private @Nullable HttpRuntime runtime;
    private @Nullable DemoServer demo;
    private boolean closed;
    private volatile Map<String, ConnectionSettings> settings = Map.of();
    private volatile KnownModels known;

    /** @param budgeted puts a real model under the budget */
    Connections(
            List<ConnectionSettings> list,
            Dialects dialects,
            Secrets secrets,
            KnownModels known,
            UnaryOperator<ChatModel> budgeted) {
        this.budgeted = budgeted;
        this.settings = byId(list);
        this.dialects = dialects;
        this.secrets = secrets;
        this.known = known;
    }

    /** What is known of a model; null for nothing. */
    @Nullable
    ModelInfo info(ModelAddress address) {
        ConnectionSettings settings = find(address.connection());
        return settings == null ? null : known.info(settings, address.model());
    }

    /** Takes what the file says now. Running calls go on as they began; connections that lead the same way stay open. */
    synchronized void replace(List<ConnectionSettings> list, KnownModels models) {
        Map<String, ConnectionSettings> before = settings;
        Map<String, ConnectionSettings> now = byId(list);
        open.keySet().removeIf(use -> !same(before.get(use.id()), now.get(use.id())));
        before.forEach((id, old) -> {
            if (!same(old, now.get(id))) {
                health.forget(id);
            }
        });
        settings = now;
        known = models;
    }

    private static boolean same(@Nullable ConnectionSettings one, @Nullable ConnectionSettings other) {
        return one != null && other != null && one.callsAs(other);
    }

    private static Map<String, ConnectionSettings> byId(List<ConnectionSettings> list) {
        Map<String, ConnectionSettings> map = new LinkedHashMap<>();
        list.forEach(connection -> map.put(connection.id(), connection));
        return map;
    }

    ConnectionHealth health() {
        return health;
    }

    List<ConnectionSettings> all() {
        return List.copyOf(settings.values());
    }

    @Nullable
    ConnectionSettings find(String id) {
        return settings.get(id);
    }

    /**
     * The model of a connection that {@link #find} knows, as a column asks it.
     *
     * @param paid hears what each call cost, at its end
     */
    ChatModel model(ConnectionSettings connection, ModelAddress address, Consumer<Cost> paid) {
        // A demo model fails on purpose, and always: waiting for it would only hide that.
        return metered(connection, address, connection.demo() ? RetryPolicy.NONE : RetryPolicy.DEFAULT, paid);
    }

    /** The same for a route, which decides itself what follows a failure, and counts what it spends. */
    ChatModel modelInRoute(ConnectionSettings connection, ModelAddress address) {
        return metered(connection, address, RetryPolicy.NONE, cost -> {});
    }

    private ChatModel metered(
            ConnectionSettings connection, ModelAddress address, RetryPolicy retries, Consumer<Cost> paid) {
        ChatModel model = connection(connection, retries).model(address.model());
        Clock clock = Clock.system(ZoneId.systemDefault());
        ChatModel metered = new MeteredModel(model, known.info(connection, address.model()), counter, clock);
        ChatModel watched = new WatchedModel(metered, connection.id(), health, paid);
        return connection.demo() ? watched : budgeted.apply(watched);
    }

    /** @throws IllegalArgumentException if there is no connection with this id */
    Connection connection(String id) {
        ConnectionSettings connection = settings.get(id);
        if (connection == null) {
            throw new IllegalArgumentException("There is no connection \"" + id + "\".");
        }
        return connection(connection, RetryPolicy.DEFAULT);
    }

    private synchronized Connection connection(ConnectionSettings connection, RetryPolicy retries) {
        if (closed) {
            throw new IllegalStateException("The workspace is closed.");
        }
        return open.computeIfAbsent(new Use(connection.id(), retries), use -> open(connection, retries));
    }

    private Connection open(ConnectionSettings connection, RetryPolicy retries) {
        String baseUrl = connection.baseUrl() == null
                ? demo().baseUrl(connection.protocol())
                : connection.baseUrl().toString();
        KeySource key = connection.key() == null ? null : secrets.source(connection.key());
        Endpoint endpoint = new Endpoint(
                connection.id(),
                baseUrl,
                key,
                connection.headers(),
                connection.timeouts(),
                retries,
                connection.limits(),
                connection.proxy(),
                connection.caFile(),
                connection.demo());
        return Connection.open(
                endpoint, Protocols.byName(connection.protocol(), dialect(connection, URI.create(baseUrl))), runtime());
    }

    private Dialect dialect(ConnectionSettings connection, URI baseUrl) {
        Dialect named = connection.dialect() == null ? null : dialects.find(connection.dialect());
        return named == null ? dialects.forBaseAddress(baseUrl) : named.at(baseUrl);
    }

    private HttpRuntime runtime() {
        HttpRuntime current = runtime == null ? new HttpRuntime() : runtime;
        runtime = current;
        return current;
    }

    private DemoServer demo() {
        DemoServer current = demo == null ? DemoServer.start() : demo;
        demo = current;
        return current;
    }

    @Override
    public synchronized void close() {
        closed = true;
        open.clear();
        if (runtime != null) {
            runtime.close();
        }
        if (demo != null) {
            demo.close();
        }
    }
}
