package dev.trivium.app.compare;

import dev.trivium.app.controls.LongText.Piece;
import dev.trivium.compare.TextDiff;
import dev.trivium.compare.TextDiff.Change;
import java.util.ArrayList;
import java.util.List;

/**
 * Two texts as one: what was removed stands before what was added in its place.
 *
 * @param pieces with the styles {@code removed}, {@code added} or none
 * @param changes where each change stands in the text of all pieces
 * @param length of the text of all pieces
 */
record InlineDiff(TextDiff diff, List<Piece> pieces, List<Range> changes, int length) {

    record Range(int from, int to) {}

    static InlineDiff of(String before, String after, boolean ignoreCase) {
        TextDiff diff = TextDiff.between(before, after, ignoreCase);
        List<Piece> pieces = new ArrayList<>();
        List<Range> ranges = new ArrayList<>();
        int at = 0;
        int length = 0;
        for (Change change : diff.changes()) {
            length += add(pieces, after.substring(at, change.afterFrom()), "");
            int from = length;
            String removed = before.substring(change.beforeFrom(), change.beforeTo());
            String added = after.substring(change.afterFrom(), change.afterTo());
            length += add(pieces, removed, "removed");
            boolean apart = !removed.isEmpty() && needsSpace(added, after, change.afterTo());
            length += apart ? add(pieces, " ", "") : 0;
            length += add(pieces, added, "added");
            ranges.add(new Range(from, length));
            at = change.afterTo();
        }
        length += add(pieces, after.substring(at), "");
        return new InlineDiff(diff, List.copyOf(pieces), List.copyOf(ranges), length);
    }

    private static boolean needsSpace(String added, String after, int end) {
        return !added.isEmpty() || (end < after.length() && Character.isLetterOrDigit(after.charAt(end)));
    }

    private static int add(List<Piece> pieces, String text, String style) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text, style));
        }
        return text.length();
    }

    /** As text: {@code [-removed-]} and <code>{+added+}</code>, as wdiff writes it. */
    String text() {
        StringBuilder text = new StringBuilder(length);
        for (Piece piece : pieces) {
            if (piece.style().equals("removed")) {
                text.append("[-").append(piece.text()).append("-]");
            } else if (piece.style().equals("added")) {
                text.append("{+").append(piece.text()).append("+}");
            } else {
                text.append(piece.text());
            }
        }
        return text.toString();
    }
}
