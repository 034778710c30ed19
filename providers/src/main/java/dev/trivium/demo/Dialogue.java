package dev.trivium.demo;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was asked, whatever protocol carried it.
 *
 * @param system the system prompt; empty if there is none
 * @param turns the texts of the conversation, the newest last
 * @param maxTokens the most output tokens; null if there is no limit
 * @param json whether the protocol's own switch asks for bare JSON
 */
record Dialogue(
        String model,
        String system,
        List<String> turns,
        @Nullable Integer maxTokens,
        List<String> stops,
        boolean json) {

    String prompt() {
        return turns.isEmpty() ? "" : turns.get(turns.size() - 1);
    }

    /** Four characters a token: a rule of thumb, but the same one everywhere. */
    static int tokens(CharSequence text) {
        return (text.length() + 3) / 4;
    }

    int inputTokens() {
        return tokens(system) + turns.stream().mapToInt(Dialogue::tokens).sum() + 4 * turns.size();
    }

    /** The same for the same model and messages, on every machine. */
    long seed() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String text : new String[] {model, system, String.join("\u0000", turns)}) {
                digest.update(text.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return java.nio.ByteBuffer.wrap(digest.digest()).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256.", e);
        }
    }
}
