package dev.trivium.prompt;

import dev.trivium.prompt.PromptVersion.Origin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The versions of each prompt, in {@code .trivium/versions}: every text once under its SHA-256, and a list per prompt
 * with one JSON object a line, to which lines are only ever added. Reads and writes files; safe for several threads.
 */
public final class PromptVersions {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path folder;
    private final Clock clock;

    public PromptVersions(Path workspace, Clock clock) {
        this(workspace, "", clock);
    }

    /** @param kind of other texts than prompts, which have a folder of their own within that one; empty for prompts */
    public PromptVersions(Path workspace, String kind, Clock clock) {
        this.folder = workspace.resolve(".trivium").resolve("versions").resolve(kind);
        this.clock = clock;
    }

    /** In order of their numbers; empty for a prompt without versions. */
    public synchronized List<PromptVersion> list(String prompt) throws IOException {
        Map<Integer, PromptVersion> versions = new TreeMap<>();
        Path index = index(prompt);
        if (Files.exists(index)) {
            // A line that broke off when a machine stopped is passed over.
            Files.readAllLines(index).forEach(line -> read(line, versions));
        }
        return List.copyOf(versions.values());
    }

    /** Keeps a text; a text that is the last version's is not kept twice. */
    public synchronized PromptVersion keep(String prompt, String text, Origin origin) throws IOException {
        List<PromptVersion> versions = list(prompt);
        String sha256 = sha256(text);
        if (!versions.isEmpty()) {
            PromptVersion last = versions.get(versions.size() - 1);
            if (last.sha256().equals(sha256)) {
                return last;
            }
        }
        int number = versions.isEmpty() ? 1 : versions.get(versions.size() - 1).number() + 1;
        PromptVersion version = new PromptVersion(number, sha256, clock.instant(), origin, "");
        Path file = file(sha256);
        if (!Files.exists(file)) {
            Files.createDirectories(folder.resolve("texts"));
            Path fresh = file.resolveSibling(sha256 + ".new");
            Files.writeString(fresh, text);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        }
        append(prompt, version);
        return version;
    }

    /** Puts a person's words to a version. */
    public synchronized void note(String prompt, PromptVersion version, String note) throws IOException {
        append(
                prompt,
                new PromptVersion(version.number(), version.sha256(), version.time(), version.origin(), note.strip()));
    }

    /** The text of a version, for reading, comparing and restoring. */
    public String text(PromptVersion version) throws IOException {
        return Files.readString(file(version.sha256()));
    }

    /** The versions go with a prompt that gets another name. */
    public synchronized void rename(String from, String to) throws IOException {
        if (Files.exists(index(from))) {
            Files.move(index(from), index(to), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** In hexadecimal. */
    public static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    private void append(String prompt, PromptVersion version) throws IOException {
        ObjectNode line = JSON.createObjectNode();
        line.put("number", version.number());
        line.put("sha256", version.sha256());
        line.put("time", version.time().toString());
        line.put("origin", version.origin().name().toLowerCase(java.util.Locale.ROOT));
        line.put("note", version.note());
        Files.createDirectories(folder);
        Files.writeString(
                index(prompt),
                JSON.writeValueAsString(line) + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private static void read(String line, Map<Integer, PromptVersion> versions) {
        try {
            JsonNode node = JSON.readTree(line);
            String sha256 = node.path("sha256").asString("");
            if (!sha256.matches("[0-9a-f]{64}")) {
                return;
            }
            int number = node.path("number").asInt();
            Origin origin = Origin.valueOf(node.path("origin").asString("").toUpperCase(java.util.Locale.ROOT));
            Instant time = Instant.parse(node.path("time").asString(""));
            versions.put(
                    number,
                    new PromptVersion(
                            number, sha256, time, origin, node.path("note").asString("")));
        } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
            return;
        }
    }

    private Path file(String sha256) {
        return folder.resolve("texts").resolve(sha256 + ".prompt");
    }

    private Path index(String prompt) {
        String problem = PromptNames.problem(prompt);
        if (!problem.isEmpty()) {
            throw new IllegalArgumentException(problem);
        }
        return folder.resolve(prompt + ".jsonl");
    }
}
