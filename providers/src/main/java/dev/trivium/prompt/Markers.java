package dev.trivium.prompt;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Marks that helpers leave in the rendered text, found again afterwards.
 *
 * <p>Each rendering has marks of its own that cannot be guessed, so a value that a user fills in can never start a
 * message of another role.
 */
final class Markers {

    /** A stretch of rendered text or a mark in it. */
    sealed interface Piece {
        record Text(String text) implements Piece {}

        record Role(String role) implements Piece {}

        record History() implements Piece {}

        record Section(String name) implements Piece {}

        record Media(String url, @Nullable String contentType) implements Piece {}
    }

    private static final SecureRandom RANDOM = new SecureRandom();

    private final String nonce = Long.toHexString(RANDOM.nextLong());
    private final List<Piece> marks = new ArrayList<>();
    private final Pattern mark = Pattern.compile("\u0001" + nonce + ":([0-9]+)\u0002");

    String role(String role) {
        return add(new Piece.Role(role));
    }

    String history() {
        return add(new Piece.History());
    }

    String section(String name) {
        return add(new Piece.Section(name));
    }

    String media(String url, @Nullable String contentType) {
        return add(new Piece.Media(url, contentType));
    }

    /** The text cut at its marks, in order; no piece of text is empty. */
    List<Piece> split(String rendered) {
        List<Piece> pieces = new ArrayList<>();
        Matcher matcher = mark.matcher(rendered);
        int end = 0;
        while (matcher.find()) {
            if (matcher.start() > end) {
                pieces.add(new Piece.Text(rendered.substring(end, matcher.start())));
            }
            pieces.add(marks.get(Integer.parseInt(matcher.group(1))));
            end = matcher.end();
        }
        if (end < rendered.length()) {
            pieces.add(new Piece.Text(rendered.substring(end)));
        }
        return pieces;
    }

    private String add(Piece piece) {
        marks.add(piece);
        return "\u0001" + nonce + ":" + (marks.size() - 1) + "\u0002";
    }
}
