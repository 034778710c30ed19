package dev.trivium.app.controls;

import dev.trivium.app.controls.MarkedText.Look;
import dev.trivium.app.controls.MarkedText.Mark;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a word or phrase occurs in a text, case ignored; one occurrence is the current one. */
public final class TextMatches {

    /** Marks around the current one: a letter in a long text would have tens of thousands. */
    private static final int MARKED_EACH_WAY = 100;

    private int[] starts = new int[16];
    private int count;
    private int length;
    private int index = -1;

    /** Searches anew; the first occurrence becomes the current one. */
    public void search(String text, String wanted) {
        count = 0;
        index = -1;
        length = wanted.length();
        if (wanted.isEmpty()) {
            return;
        }
        Matcher matcher = Pattern.compile(wanted, Pattern.LITERAL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(text);
        while (matcher.find()) {
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, count * 2);
            }
            starts[count++] = matcher.start();
        }
        index = count == 0 ? -1 : 0;
    }

    /** @param by 1 for the next, -1 for the one before; goes round */
    public void go(int by) {
        if (count > 0) {
            index = Math.floorMod(index + by, count);
        }
    }

    public int count() {
        return count;
    }

    /** Which occurrence is the current one, from 0; -1 if there is none. */
    public int index() {
        return index;
    }

    /** Where the current one begins. */
    public int from() {
        return starts[index];
    }

    /** Where the current one ends. */
    public int to() {
        return starts[index] + length;
    }

    /** The current one and those near it. */
    public List<Mark> marks() {
        List<Mark> marks = new ArrayList<>();
        for (int i = Math.max(0, index - MARKED_EACH_WAY); i < Math.min(count, index + MARKED_EACH_WAY); i++) {
            marks.add(new Mark(starts[i], starts[i] + length, i == index ? Look.FOUND_HERE : Look.FOUND));
        }
        return marks;
    }
}
