package dev.trivium.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the Handlebars expressions in a text, right or not: for highlighting and for the table of variables. */
public final class TemplateScanner {

    private static final Pattern EXPRESSION = Pattern.compile(
            "\\\\\\{\\{|\\{\\{!--.*?--\\}\\}|\\{\\{\\{(.*?)\\}\\}\\}|\\{\\{(?!\\{)(.*?)\\}\\}", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|'[^']*'|[^\\s()|]+");

    /** What an expression does. */
    public enum Kind {
        VARIABLE,
        BLOCK_START,
        BLOCK_END,
        PARTIAL,
        COMMENT
    }

    /**
     * @param start where it begins in the text, with its braces
     * @param end where it ends (exclusive)
     * @param inside what stands between the braces, without the sign that makes its kind
     */
    public record Token(Kind kind, int start, int end, String inside) {}

    private TemplateScanner() {}

    /** In the order of the text; linear in its length. */
    public static List<Token> scan(String text) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = EXPRESSION.matcher(text);
        int from = 0;
        while (matcher.find(from)) {
            from = matcher.end();
            String inside = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
            if (inside == null) {
                if (matcher.group().startsWith("{{!")) {
                    tokens.add(new Token(Kind.COMMENT, matcher.start(), matcher.end(), ""));
                }
                continue;
            }
            tokens.add(token(
                    matcher.start(),
                    matcher.end(),
                    inside.replaceAll("^~|~$", "").strip()));
        }
        return tokens;
    }

    /** The words of an expression; texts in quotes are one word, brackets are passed over. */
    static List<String> words(String inside) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(inside);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }

    private static Token token(int start, int end, String inside) {
        if (inside.isEmpty()) {
            return new Token(Kind.VARIABLE, start, end, inside);
        }
        String rest = inside.substring(1).strip();
        return switch (inside.charAt(0)) {
            case '#', '^' -> new Token(Kind.BLOCK_START, start, end, rest);
            case '/' -> new Token(Kind.BLOCK_END, start, end, rest);
            case '>' -> new Token(Kind.PARTIAL, start, end, rest);
            case '!' -> new Token(Kind.COMMENT, start, end, "");
            case '&' -> new Token(Kind.VARIABLE, start, end, rest);
            default -> new Token(Kind.VARIABLE, start, end, inside);
        };
    }
}
