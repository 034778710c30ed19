package dev.trivium.provider;

import dev.trivium.chat.ChatModel;
import dev.trivium.provider.http.Endpoint;
import dev.trivium.provider.http.HttpConnection;
import dev.trivium.provider.http.HttpRuntime;
import dev.trivium.provider.http.ModelPage.RemoteModel;
import dev.trivium.provider.http.WireException;
import dev.trivium.provider.http.WireProtocol;
import java.time.Duration;
import java.util.List;

/** A provider that can be called, as a workspace names it. Opening one sends nothing. Safe for several threads. */
public final class Connection implements AutoCloseable {

    private final HttpConnection http;

    private Connection(HttpConnection http) {
        this.http = http;
    }

    /** @param runtime shared by all connections; whoever made it closes it */
    public static Connection open(Endpoint endpoint, WireProtocol protocol, HttpRuntime runtime) {
        return new Connection(new HttpConnection(endpoint, protocol, runtime));
    }

    public Endpoint endpoint() {
        return http.endpoint();
    }

    /** The protocol's name, as in the workspace file. */
    public String protocol() {
        return http.protocol().name();
    }

    /** How its requests are written. */
    public WireProtocol wire() {
        return http.protocol();
    }

    /** The model of this name; whether the provider has it shows when it is called. */
    public ChatModel model(String name) {
        return http.model(name);
    }

    /**
     * Asks the provider which models it offers. Blocks, at most half a minute a page.
     *
     * @throws WireException if it does not say
     */
    public List<RemoteModel> listModels() throws WireException {
        return http.listModels();
    }

    /** Lists the models to see whether address, key and protocol fit. Blocks as {@link #listModels} does. */
    public ConnectionTest test() {
        long start = System.nanoTime();
        try {
            List<RemoteModel> models = listModels();
            return new ConnectionTest(Duration.ofNanos(System.nanoTime() - start), models, null);
        } catch (WireException e) {
            return new ConnectionTest(Duration.ofNanos(System.nanoTime() - start), List.of(), e.error());
        }
    }

    /** Stops the calls that are running; later ones end at once. */
    @Override
    public void close() {
        http.close();
    }
}
