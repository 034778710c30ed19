package dev.trivium.testkit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLServerSocket;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP/1.1 server on loopback that gives a test every byte: split packets, cut streams, silence.
 *
 * <p>A {@link Handler} answers each request on a thread of its own. A connection carries one request, unless the
 * handler leaves it whole with {@link Exchange#respond}.
 */
public final class WireServer implements AutoCloseable {

    /** Answers one request. What it throws closes the connection. */
    @FunctionalInterface
    public interface Handler {
        void handle(Exchange exchange) throws Exception;
    }

    /** A request as it came; header names are in lower case. */
    public record Request(String method, String target, Map<String, String> headers, String body) {

        public @Nullable String header(String name) {
            return headers.get(name.toLowerCase(Locale.ROOT));
        }
    }

    private final ServerSocket socket;
    private final Handler handler;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
    private final AtomicInteger served = new AtomicInteger();
    private final CountDownLatch closing = new CountDownLatch(1);

    public WireServer(Handler handler) throws IOException {
        this(handler, ServerSocketFactory.getDefault());
    }

    /** @param sockets such as those of a TLS context, whose certificate names 127.0.0.1 */
    public WireServer(Handler handler, ServerSocketFactory sockets) throws IOException {
        this.handler = handler;
        this.socket = sockets.createServerSocket(0, 200, InetAddress.getLoopbackAddress());
        Thread acceptor = new Thread(this::accept, "wire-server");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    /** Such as {@code http://127.0.0.1:40123}, without a slash at the end. */
    public String url() {
        return (socket instanceof SSLServerSocket ? "https" : "http") + "://127.0.0.1:" + socket.getLocalPort();
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** How many requests have come. */
    public int requestCount() {
        return served.get();
    }

    /** The next request not taken yet; waits up to ten seconds. */
    public Request takeRequest() throws InterruptedException {
        Request request = requests.poll(10, TimeUnit.SECONDS);
        if (request == null) {
            throw new AssertionError("No request came within 10 s.");
        }
        return request;
    }

    /** How many connections are open now. */
    public int openConnections() {
        return open.size();
    }

    @Override
    public void close() throws IOException {
        closing.countDown();
        socket.close();
        for (Socket connection : open) {
            connection.close();
        }
    }

    private void accept() {
        while (closing.getCount() > 0) {
            try {
                Socket connection = socket.accept();
                connection.setTcpNoDelay(true);
                open.add(connection);
                Thread worker = new Thread(() -> serve(connection), "wire-server-connection");
                worker.setDaemon(true);
                worker.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream in = new BufferedInputStream(connection.getInputStream());
            boolean again = true;
            while (again) {
                Request request = read(in);
                if (request == null) {
                    return;
                }
                served.incrementAndGet();
                requests.add(request);
                Exchange exchange = new Exchange(request, connection);
                handler.handle(exchange);
                again = exchange.reusable;
            }
        } catch (Exception e) {
            // The test sees the closed connection, which is what a failing server looks like.
        } finally {
            open.remove(connection);
        }
    }

    private static @Nullable Request read(InputStream in) throws IOException {
        String first = line(in);
        if (first == null || first.isEmpty()) {
            return null;
        }
        String[] words = first.split(" ", 3);
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).trim());
        }
        byte[] body = "chunked".equalsIgnoreCase(headers.get("transfer-encoding"))
                ? chunked(in)
                : in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        return new Request(words[0], words[1], headers, new String(body, StandardCharsets.UTF_8));
    }

    private static byte[] chunked(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            String size = line(in);
            int length = Integer.parseInt(size == null ? "0" : size.trim(), 16);
            body.write(in.readNBytes(length));
            line(in);
            if (length == 0) {
                return body.toByteArray();
            }
        }
    }

    private static @Nullable String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                return line.toString(StandardCharsets.UTF_8).stripTrailing();
            }
            line.write(b);
        }
        return line.size() == 0 ? null : line.toString(StandardCharsets.UTF_8);
    }

    /** One request and the ways to answer it. */
    public final class Exchange {

        private final Request request;
        private final Socket connection;
        private final OutputStream out;
        private boolean reusable;
        private boolean chunked;

        private Exchange(Request request, Socket connection) throws IOException {
            this.request = request;
            this.connection = connection;
            this.out = connection.getOutputStream();
        }

        public Request request() {
            return request;
        }

        /** A whole response with a length; the connection may be used again. */
        public void respond(int status, String contentType, String body, String... headers) throws IOException {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            List<String> all = new ArrayList<>(List.of(headers));
            all.add("Content-Type: " + contentType);
            all.add("Content-Length: " + bytes.length);
            head(status, all);
            out.write(bytes);
            out.flush();
            reusable = true;
        }

        /** Begins a response in chunks; follow with {@link #send} and {@link #end}. */
        public void begin(int status, String contentType, String... headers) throws IOException {
            List<String> all = new ArrayList<>(List.of(headers));
            all.add("Content-Type: " + contentType);
            all.add("Transfer-Encoding: chunked");
            head(status, all);
            out.flush();
            chunked = true;
        }

        /** Sends one chunk in a packet of its own. */
        public void send(byte[] bytes) throws IOException {
            if (chunked) {
                out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                out.write(bytes);
                out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            } else {
                out.write(bytes);
            }
            out.flush();
        }

        public void send(String text) throws IOException {
            send(text.getBytes(StandardCharsets.UTF_8));
        }

        /** Ends the chunks properly. */
        public void end() throws IOException {
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            reusable = true;
        }

        /** Closes the connection in the middle of whatever was being sent. */
        public void cut() throws IOException {
            reusable = false;
            connection.close();
        }

        /** Says nothing more until the client closes its side or the server ends; true if it was the client. */
        public boolean awaitClientClose() throws IOException {
            try {
                return connection.getInputStream().read() < 0 && closing.getCount() > 0;
            } catch (SocketException e) {
                return closing.getCount() > 0;
            }
        }

        /** Sends bytes as they are, status line and all. */
        public void raw(byte[] bytes) throws IOException {
            out.write(bytes);
            out.flush();
        }

        private void head(int status, List<String> headers) throws IOException {
            StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Status\r\n");
            for (String header : headers) {
                head.append(header).append("\r\n");
            }
            out.write(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        }
    }
}
