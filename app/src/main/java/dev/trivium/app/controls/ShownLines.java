package dev.trivium.app.controls;

import java.util.Arrays;

/**
 * A growing text and how it is shown: a line that is longer than a text area can measure quickly is broken. The breaks
 * are known, so that indices can be carried over and copied text is without them.
 */
final class ShownLines {

    private final int longest;
    private final StringBuilder source = new StringBuilder();
    private int[] breaks = new int[16];
    private int count;
    private int lineLength;

    /** @param longest characters of a line before it is broken */
    ShownLines(int longest) {
        this.longest = longest;
    }

    void reset() {
        source.setLength(0);
        count = 0;
        lineLength = 0;
    }

    /** Adds a piece and returns what is to be shown of it. */
    String append(String piece) {
        StringBuilder shown = new StringBuilder(piece.length() + piece.length() / longest + 1);
        for (int i = 0; i < piece.length(); i++) {
            char c = piece.charAt(i);
            if (lineLength >= longest && c != '\n' && !Character.isLowSurrogate(c)) {
                shown.append('\n');
                addBreak(source.length() + i);
                lineLength = 0;
            }
            shown.append(c);
            lineLength = c == '\n' ? 0 : lineLength + 1;
        }
        source.append(piece);
        return shown.toString();
    }

    String source() {
        return source.toString();
    }

    int length() {
        return source.length();
    }

    /** A part of the source, given by indices of what is shown. */
    String sourceOf(int shownFrom, int shownTo) {
        return source.substring(toSource(shownFrom), toSource(shownTo));
    }

    int toShown(int index) {
        return index + breaksUpTo(index);
    }

    int toSource(int shown) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (breaks[middle] + middle < shown) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return Math.min(source.length(), shown - low);
    }

    private int breaksUpTo(int index) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (breaks[middle] <= index) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void addBreak(int index) {
        if (count == breaks.length) {
            breaks = Arrays.copyOf(breaks, count * 2);
        }
        breaks[count++] = index;
    }
}
