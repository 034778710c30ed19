package dev.trivium.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Serves the simulated models on 127.0.0.1, at a port that the system chooses. It wants no key and keeps nothing.
 *
 * <p>A small server of its own rather than the JDK's: it sends each event the moment it is written (no Nagle delay), and
 * it can cut a connection in the middle.
 */
public final class DemoServer implements AutoCloseable {

    private final ServerSocket socket;
    private final double pace;
    private final List<DemoProtocol> protocols =
            List.of(new OpenAiDemo(), new AnthropicDemo(), new GeminiDemo(), new OllamaDemo());
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private DemoServer(ServerSocket socket, double pace) {
        this.socket = socket;
        this.pace = pace;
    }

    /** Starts a server whose models take their time, as real ones do. */
    public static DemoServer start() {
        return start(1);
    }

    /**
     * Starts a server.
     *
     * @param pace by which every delay is multiplied: 1 as real models are, 0 without any delay
     * @throws UncheckedIOException if no loopback port can be opened
     */
    public static DemoServer start(double pace) {
        try {
            DemoServer server =
                    new DemoServer(new ServerSocket(0, 64, InetAddress.getByAddress(new byte[] {127, 0, 0, 1})), pace);
            server.run("demo-server", server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("The demo models need a port on 127.0.0.1 and got none.", e);
        }
    }

    /**
     * The base address for a connection of a protocol.
     *
     * @param protocol {@code openai-chat}, {@code anthropic}, {@code gemini} or {@code ollama}
     * @throws IllegalArgumentException for any other
     */
    public String baseUrl(String protocol) {
        for (DemoProtocol candidate : protocols) {
            if (candidate.name().equals(protocol)) {
                return "http://127.0.0.1:" + socket.getLocalPort() + candidate.basePath();
            }
        }
        throw new IllegalArgumentException("The demo server does not speak \"" + protocol
                + "\". Use openai-chat, anthropic, gemini or ollama for a connection with base_url: demo.");
    }

    /** Stops listening and cuts every connection. */
    @Override
    public void close() {
        quietly(socket);
        open.forEach(DemoServer::quietly);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                open.add(client);
                run("demo-connection", () -> serve(client));
            } catch (IOException e) {
                // Closed, or a client that gave up while it was connecting: the loop's condition tells which.
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            new DemoConnection(client, protocols, pace).serve();
        } catch (IOException e) {
            // The client has gone: what was being written for it ends here.
        } finally {
            open.remove(client);
        }
    }

    private void run(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void quietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            // Nothing depends on how a socket that is thrown away closes.
        }
    }
}
