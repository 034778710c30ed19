package dev.trivium.provider;

import dev.trivium.provider.http.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;

/**
 * Recorded responses of real services, which are not part of the project: they lie in the folder {@code shared} beside
 * it, or where the system property {@code trivium.shared} points. Without the folder their tests are skipped.
 */
public final class Recordings {

    private final Path folder;
    private final JsonNode expected;

    private Recordings(Path folder) throws IOException {
        this.folder = folder;
        this.expected = Json.MAPPER.readTree(Files.readString(folder.resolve("expected.json")));
    }

    /** The recordings; skips the calling test if there are none. */
    public static Recordings open() throws IOException {
        Path found = find();
        Assumptions.assumeTrue(found != null, "There is no folder of recordings beside the project.");
        return new Recordings(found);
    }

    /** What a right client reads out of this file, such as {@code google/text-crlf.sse}. */
    public JsonNode expected(String file) {
        return expected.path(file);
    }

    /** The response's body. Files without framing get that of their protocol. */
    public byte[] body(String file) throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve(file));
        return file.endsWith(".chunks.jsonl")
                ? framed(file, new String(bytes, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8)
                : bytes;
    }

    private static String framed(String file, String lines) {
        boolean chat = file.startsWith("openai-chat") || file.startsWith("azure");
        boolean named = !chat && !file.startsWith("google");
        StringBuilder stream = new StringBuilder();
        for (String line : lines.split("\n")) {
            if (!line.isBlank()) {
                String type = named ? Json.text(Json.MAPPER.readTree(line), "type") : null;
                stream.append(type == null ? "" : "event: " + type + "\n");
                stream.append("data: ").append(line).append("\n\n");
            }
        }
        return stream + (chat ? "data: [DONE]\n\n" : "");
    }

    /** The same stream of server-sent events as other servers would send it. */
    public static Map<String, byte[]> sseVariants(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8).replace("\r\n", "\n");
        Map<String, String> variants = new LinkedHashMap<>();
        variants.put("LF", text);
        variants.put("CRLF", text.replace("\n", "\r\n"));
        variants.put("CR", text.replace("\n", "\r"));
        variants.put("byte order mark", "\uFEFF" + text);
        variants.put("comments", ": begin\n" + text.replace("\n", "\n: ping\n"));
        variants.put("no space", text.replace("data: ", "data:").replace("event: ", "event:"));
        variants.put("no last blank line", text.stripTrailing());
        return encode(variants);
    }

    /** The same lines of JSON as other servers would send them. */
    public static Map<String, byte[]> ndjsonVariants(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8).replace("\r\n", "\n");
        Map<String, String> variants = new LinkedHashMap<>();
        variants.put("LF", text);
        variants.put("CRLF", text.replace("\n", "\r\n"));
        variants.put("byte order mark", "\uFEFF" + text);
        variants.put("blank lines", "\n" + text.replace("\n", "\n\n"));
        variants.put("no last line end", text.stripTrailing());
        return encode(variants);
    }

    /** The body, arriving in two pieces. */
    public static InputStream split(byte[] body, int at) {
        return new SequenceInputStream(
                new ByteArrayInputStream(body, 0, at), new ByteArrayInputStream(body, at, body.length - at));
    }

    /**
     * Where each event ends: every position behind a blank line, or for lines of JSON behind a line. The last one is the
     * body's own end.
     */
    public static List<Integer> eventEnds(byte[] body, boolean lines) {
        List<Integer> ends = new ArrayList<>();
        for (int i = 1; i < body.length; i++) {
            boolean lineEnd = body[i] == '\n';
            boolean blank = body[i - 1] == '\n' || (i > 1 && body[i - 1] == '\r' && body[i - 2] == '\n');
            if (lineEnd && (lines || blank)) {
                ends.add(i + 1);
            }
        }
        if (ends.isEmpty() || ends.get(ends.size() - 1) != body.length) {
            ends.add(body.length);
        }
        return ends;
    }

    /** As in {@code expected.json}. */
    public static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, byte[]> encode(Map<String, String> variants) {
        Map<String, byte[]> encoded = new LinkedHashMap<>();
        variants.forEach((name, text) -> encoded.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return encoded;
    }

    private static @Nullable Path find() {
        String given = System.getProperty("trivium.shared");
        if (given != null) {
            return recordingsIn(Path.of(given));
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path found = recordingsIn(at.resolveSibling("shared"));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable Path recordingsIn(Path shared) {
        Path folder = shared.resolve("recordings");
        return Files.isRegularFile(folder.resolve("expected.json")) ? folder : null;
    }
}
