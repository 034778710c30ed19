package dev.trivium.app.controls;

import dev.trivium.prompt.PromptTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What can stand at the caret of a template.
 *
 * @param from where the word at the caret begins
 * @param words at least one, the likeliest first
 */
public record Completions(int from, List<Word> words) {

    /**
     * One offer.
     *
     * @param shown as the list shows it
     * @param inserted in place of what was typed of it
     */
    public record Word(String shown, String inserted) {}

    /** What a prompt can name. */
    public record Vocabulary(List<String> variables, List<String> partials) {}

    private static final String VALUES = "values";
    private static final int LONGEST = 200;
    private static final Pattern OPEN = Pattern.compile("\\{\\{\\{?([#/>^]?\\s*)((?:[^{}\\s]+\\s+)*?)([\\w.-]*)$");
    private static final Set<String> BLOCKS = Set.of("if", "unless", "each", "with", "ifEquals", "unlessEquals");

    /** Null where nothing can be offered, as outside of braces. */
    public static @Nullable Completions at(String text, int caret, Vocabulary vocabulary) {
        String before = text.substring(Math.max(0, caret - LONGEST), caret);
        int open = before.lastIndexOf("{{");
        if (open < 0 || before.indexOf("}}", open) >= 0) {
            return null;
        }
        Matcher matcher = OPEN.matcher(before.substring(open));
        if (!matcher.find()) {
            return null;
        }
        String typed = matcher.group(3);
        // Behind the name of a helper or block stand values.
        String sign = matcher.group(2).isEmpty() ? matcher.group(1).strip() : VALUES;
        String close = text.startsWith("}}", caret) ? "" : "}}";
        List<Word> words = offers(sign, close, vocabulary).stream()
                .filter(word -> word.shown()
                        .toLowerCase(java.util.Locale.ROOT)
                        .startsWith(typed.toLowerCase(java.util.Locale.ROOT)))
                .toList();
        boolean done = words.size() == 1 && words.get(0).shown().equals(typed) && close.isEmpty();
        return words.isEmpty() || done ? null : new Completions(caret - typed.length(), words);
    }

    private static List<Word> offers(String sign, String close, Vocabulary vocabulary) {
        List<Word> words = new ArrayList<>();
        if (sign.equals(">")) {
            vocabulary.partials().forEach(name -> words.add(new Word(name, name + close)));
            return words;
        }
        if (sign.isEmpty() || sign.equals(VALUES)) {
            vocabulary.variables().forEach(name -> words.add(new Word(name, name + close)));
        }
        if (sign.equals(VALUES)) {
            return words;
        }
        for (String name : PromptTemplate.helpers()) {
            boolean block = BLOCKS.contains(name);
            if (sign.isEmpty() && !block) {
                boolean whole = name.equals("else") || name.equals("history");
                words.add(new Word(name, whole ? name + close : name + " "));
            } else if (!sign.isEmpty() && block) {
                words.add(new Word(name, sign.equals("/") ? name + close : name + " "));
            }
        }
        return words;
    }
}
