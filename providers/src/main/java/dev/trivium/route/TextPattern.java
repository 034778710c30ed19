package dev.trivium.route;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression of Java's kind that is looked for in a text and can never take long.
 *
 * <p>Java's engine goes back over the text, which some patterns drive to more steps than the universe has seconds. So each
 * search may look at {@value #LOOKS_PER_CHARACTER} characters for each one of the text, and a search that needs more is
 * given up and counts as not found: the time is linear in the text whatever the pattern. The count, and so the outcome,
 * is the same on every machine with the same Java.
 */
public final class TextPattern {

    private static final int LOOKS_PER_CHARACTER = 100;
    private static final int LONGEST = 1000;

    /** What a search found. */
    public enum Found {
        YES,
        NO,
        /** The pattern needs too many steps for this text. */
        GIVEN_UP
    }

    private final String text;
    private final Pattern pattern;

    private TextPattern(String text, Pattern pattern) {
        this.text = text;
        this.pattern = pattern;
    }

    /** @throws IllegalArgumentException with a sentence for the user, if the text is not a regular expression */
    public static TextPattern of(String text) {
        String problem = problem(text);
        if (problem != null) {
            throw new IllegalArgumentException(problem);
        }
        return new TextPattern(text, Pattern.compile(text));
    }

    /** What is wrong with a regular expression, one sentence; null if nothing is. */
    public static @Nullable String problem(String text) {
        if (text.length() > LONGEST) {
            return "A pattern may have at most " + LONGEST + " characters.";
        }
        try {
            Pattern.compile(text);
            return null;
        } catch (PatternSyntaxException e) {
            String where = e.getIndex() < 0 ? "" : " at character " + (e.getIndex() + 1);
            return "The pattern \"" + text + "\" is not a regular expression: " + e.getDescription() + where + ".";
        } catch (StackOverflowError e) {
            return "The pattern is nested too deeply.";
        }
    }

    public String text() {
        return text;
    }

    public Found find(String searched) {
        try {
            return pattern.matcher(new Counted(searched)).find() ? Found.YES : Found.NO;
        } catch (TooLong | StackOverflowError e) {
            return Found.GIVEN_UP;
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TextPattern that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }

    private static final class TooLong extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooLong() {
            super("too many steps", null, false, false);
        }
    }

    /** A text that counts how often it is looked at. */
    private static final class Counted implements CharSequence {

        private final String text;
        private long left;

        Counted(String text) {
            this.text = text;
            this.left = (text.length() + 100L) * LOOKS_PER_CHARACTER;
        }

        @Override
        public char charAt(int index) {
            if (--left < 0) {
                throw new TooLong();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
