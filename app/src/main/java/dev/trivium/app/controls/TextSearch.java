package dev.trivium.app.controls;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What somebody looks for in a text.
 *
 * @param matchCase whether capitals count
 * @param word whether only whole words are found
 * @param regex whether the words are a regular expression of Java
 */
public record TextSearch(String words, boolean matchCase, boolean word, boolean regex) {

    /** A place in the text; the end is exclusive. */
    public record Match(int start, int end) {}

    /** What is wrong with the words, for a person; empty if they can be looked for. */
    public String problem() {
        try {
            pattern();
            return "";
        } catch (PatternSyntaxException e) {
            return "This is no regular expression: " + e.getDescription() + ".";
        }
    }

    /** In the order of the text; none where the words are empty or wrong. Empty matches are left out. */
    public List<Match> in(String text) {
        List<Match> matches = new ArrayList<>();
        if (words.isEmpty() || !problem().isEmpty()) {
            return matches;
        }
        Matcher matcher = pattern().matcher(text);
        while (matcher.find()) {
            if (matcher.end() > matcher.start()) {
                matches.add(new Match(matcher.start(), matcher.end()));
            }
        }
        return matches;
    }

    /** The text with every match replaced; in a regular expression {@code $1} is the first group. */
    public String replaceAll(String text, String by) {
        if (words.isEmpty() || !problem().isEmpty()) {
            return text;
        }
        try {
            return pattern().matcher(text).replaceAll(regex ? by : Matcher.quoteReplacement(by));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            // A group that the expression does not have.
            return text;
        }
    }

    private Pattern pattern() {
        String expression = regex ? words : Pattern.quote(words);
        int flags = Pattern.MULTILINE | (matchCase ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        return Pattern.compile(word ? "\\b(?:" + expression + ")\\b" : expression, flags);
    }
}
