package dev.trivium.compare.export;

import dev.trivium.chat.ChatRequest;
import dev.trivium.provider.http.Endpoint;
import dev.trivium.provider.http.KeySource;
import dev.trivium.provider.http.WireException;
import dev.trivium.provider.http.WireProtocol;
import dev.trivium.provider.http.WireRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request as it goes over the wire, with names in the place of secrets.
 *
 * @param protocol as in the workspace file
 * @param address without its query
 * @param query without the question mark; empty for none
 * @param headers plain ones, such as a version
 * @param secretHeaders each with the text before its secret, such as {@code Bearer}, and the variable that holds it
 * @param keyVariable the environment variable of the key; null if the connection has none
 */
record WireCall(
        String protocol,
        String model,
        String address,
        String query,
        Map<String, String> headers,
        Map<String, Secret> secretHeaders,
        Map<String, Secret> ownHeaders,
        @Nullable String keyVariable,
        ObjectNode body) {

    /** {@code before} and the variable's value together are the header's. */
    record Secret(String before, String variable) {}

    private static final String KEY = "the-key";

    static WireCall of(Endpoint endpoint, WireProtocol protocol, String model, ChatRequest request)
            throws WireException {
        WireRequest wire = protocol.chat(model, request);
        if (!(wire.body() instanceof ObjectNode body)) {
            throw new IllegalStateException(
                    "A chat request of " + protocol.name() + " has no JSON object as its body.");
        }
        String address = endpoint.address(wire);
        int mark = address.indexOf('?');
        String variable = variable(endpoint.key());
        Map<String, Secret> own = new TreeMap<>();
        endpoint.headers().keySet().forEach(name -> own.put(name, new Secret("", upper(name))));
        Map<String, Secret> secret = new TreeMap<>(own);
        if (variable != null) {
            protocol.authentication(KEY)
                    .forEach((name, value) -> secret.put(name, new Secret(value.replace(KEY, ""), variable)));
        }
        return new WireCall(
                protocol.name(),
                model,
                mark < 0 ? address : address.substring(0, mark),
                mark < 0 ? "" : address.substring(mark + 1),
                new TreeMap<>(wire.headers()),
                secret,
                own,
                variable,
                body);
    }

    /** The address up to what a client puts behind it by itself. */
    String base(String clientPath) {
        return address.endsWith(clientPath) ? address.substring(0, address.length() - clientPath.length()) : address;
    }

    /** The parts of the query, each a name and a value as they stand in the address. */
    List<String[]> queryParts() {
        return query.isEmpty()
                ? List.of()
                : List.of(query.split("&")).stream()
                        .map(part -> part.split("=", 2))
                        .map(pair -> pair.length == 2 ? pair : new String[] {pair[0], ""})
                        .toList();
    }

    private static @Nullable String variable(@Nullable KeySource key) {
        if (key == null) {
            return null;
        }
        String name = key.name();
        String plain = name.substring(name.indexOf(':') + 1);
        return name.startsWith("env:") ? plain : upper(plain) + "_API_KEY";
    }

    private static String upper(String name) {
        String upper = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
        return Character.isDigit(upper.charAt(0)) ? "_" + upper : upper;
    }
}
