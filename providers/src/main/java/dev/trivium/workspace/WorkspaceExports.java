package dev.trivium.workspace;

import dev.trivium.chat.ModelAddress;
import dev.trivium.provider.openai.Dialect;
import dev.trivium.provider.openai.Dialects;
import dev.trivium.route.Route;
import dev.trivium.route.export.ExportContext;
import dev.trivium.route.export.Upstream;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What exports have to know, as the workspace's file says; a connection that it lacks is taken to be the usual one of its name. */
final class WorkspaceExports implements ExportContext {

    private static final URI ELSEWHERE = URI.create("http://localhost:8000/v1");

    private final List<ConnectionSettings> connections;
    private final List<Route> routes;
    private final Dialects dialects;

    WorkspaceExports(List<ConnectionSettings> connections, List<Route> routes, Dialects dialects) {
        this.connections = List.copyOf(connections);
        this.routes = List.copyOf(routes);
        this.dialects = dialects;
    }

    @Override
    public Upstream upstream(ModelAddress model) {
        for (ConnectionSettings connection : connections) {
            if (connection.id().equals(model.connection())) {
                return of(connection);
            }
        }
        return usual(model.connection(), model.connection(), false);
    }

    @Override
    public @Nullable Route route(String name) {
        return routes.stream()
                .filter(route -> route.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private Upstream of(ConnectionSettings connection) {
        URI base = connection.baseUrl();
        if (base == null) {
            String vendor = connection.protocol().startsWith("openai") ? "openai" : connection.protocol();
            return usual(connection.id(), vendor, true);
        }
        KeyReference key = connection.key();
        return new Upstream(
                connection.id(),
                connection.protocol(),
                base,
                key == null ? null : variable(connection.id(), key),
                KnownModels.priceVendor(connection),
                false);
    }

    /** A gateway has no keychain of ours, so the key that lies there gets the name of a variable. */
    private String variable(String connection, KeyReference key) {
        if (key.store() == KeyReference.Store.ENV) {
            return key.name();
        }
        Dialect dialect = dialects.find(connection);
        String usual = dialect == null ? null : dialect.keyVariable();
        return usual != null ? usual : named(key.name());
    }

    private Upstream usual(String connection, String id, boolean simulated) {
        Dialect dialect = dialects.find(id);
        String base = dialect == null ? null : dialect.baseUrl();
        boolean complete = base != null && base.equals(base.toLowerCase(Locale.ROOT));
        return dialect == null || base == null || !complete
                ? new Upstream(connection, "openai-chat", ELSEWHERE, named(connection), null, simulated)
                : new Upstream(connection, dialect.protocol(), URI.create(base), dialect.keyVariable(), id, simulated);
    }

    private static String named(String text) {
        String plain =
                text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_").replaceAll("^_|_$", "");
        String safe = plain.isEmpty() || Character.isDigit(plain.charAt(0)) ? "MODEL" + plain : plain;
        return safe.endsWith("_KEY") ? safe : safe + "_API_KEY";
    }
}
