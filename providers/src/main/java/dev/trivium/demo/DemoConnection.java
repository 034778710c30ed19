package dev.trivium.demo;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One client's connection: HTTP/1.1, kept alive, as much of it as the demo needs (RFC 9112). */
final class DemoConnection {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int MOST_BYTES = 64 << 20;

    private final InputStream in;
    private final OutputStream out;
    private final List<DemoProtocol> protocols;
    private final double pace;

    DemoConnection(Socket socket, List<DemoProtocol> protocols, double pace) throws IOException {
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
        this.protocols = protocols;
        this.pace = pace;
    }

    /** Answers requests until the client leaves or a reply says that the connection is cut. */
    void serve() throws IOException {
        boolean more = true;
        while (more) {
            String start = line();
            if (start == null) {
                return;
            }
            String[] words = start.split(" ", -1);
            if (words.length < 3) {
                return;
            }
            Map<String, String> headers = headers();
            byte[] body = body(headers);
            Reply reply = reply(words[0], words[1], body);
            send(reply);
            more = !reply.cut() && !"close".equalsIgnoreCase(headers.get("connection"));
        }
    }

    private Reply reply(String method, String path, byte[] body) {
        JsonNode json;
        try {
            json = body.length == 0 ? MAPPER.createObjectNode() : MAPPER.readTree(body);
        } catch (JacksonException e) {
            return Reply.json(400, MAPPER.createObjectNode().put("error", "The request's body is not valid JSON."));
        }
        for (DemoProtocol protocol : protocols) {
            String root = "/" + protocol.basePath().split("/", -1)[1] + "/";
            if (path.startsWith(root)) {
                return protocol.answer(method, path, json);
            }
        }
        return Reply.json(404, MAPPER.createObjectNode().put("error", "The demo server has nothing at this address."));
    }

    private void send(Reply reply) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + reply.status() + " Demo\r\n");
        head.append("Content-Type: ").append(reply.contentType()).append("\r\n");
        reply.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Transfer-Encoding: chunked\r\n\r\n");
        write(head.toString());
        for (Frame frame : reply.frames()) {
            pause(frame.delayNanos());
            byte[] bytes = frame.text().getBytes(StandardCharsets.UTF_8);
            ByteArrayOutputStream chunk = new ByteArrayOutputStream(bytes.length + 16);
            chunk.writeBytes((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            chunk.writeBytes(bytes);
            chunk.writeBytes(new byte[] {'\r', '\n'});
            out.write(chunk.toByteArray());
            out.flush();
        }
        if (!reply.cut()) {
            write("0\r\n\r\n");
        }
    }

    private void pause(long nanos) {
        long until = System.nanoTime() + (long) (nanos * pace);
        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (String line = line(); line != null && !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return headers;
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            for (int size = chunkSize(); size > 0; size = chunkSize()) {
                whole.writeBytes(in.readNBytes(bounded(whole.size() + (long) size) - whole.size()));
                line();
            }
            line();
            return whole.toByteArray();
        }
        String length = headers.getOrDefault("content-length", "0");
        return in.readNBytes(bounded(number(length, 10)));
    }

    private int chunkSize() throws IOException {
        String line = line();
        return line == null ? 0 : (int) number(line.split(";", 2)[0].strip(), 16);
    }

    private static long number(String digits, int radix) throws IOException {
        try {
            return Long.parseLong(digits, radix);
        } catch (NumberFormatException e) {
            throw new IOException("A length is not a number.", e);
        }
    }

    private static int bounded(long size) throws IOException {
        if (size < 0 || size > MOST_BYTES) {
            throw new IOException("A request is larger than the demo takes.");
        }
        return (int) size;
    }

    private @Nullable String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                return null;
            }
            bounded(line.size() + 1L);
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
    }
}
