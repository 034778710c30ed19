package dev.trivium.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a search, in lower case. */
final class Words {

    private static final Pattern WORD = Pattern.compile("\"([^\"]+)\"|\\S+");

    private final List<String> wanted;

    private Words(List<String> wanted) {
        this.wanted = wanted;
    }

    static Words of(String text) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            String phrase = word.group(1) == null ? word.group() : word.group(1);
            words.add(phrase.toLowerCase(Locale.ROOT));
        }
        return new Words(words);
    }

    boolean isEmpty() {
        return wanted.isEmpty();
    }

    Search search() {
        return new Search(new ArrayList<>(wanted));
    }

    /** Which words were not met yet in the texts of one run. */
    static final class Search {

        private final List<String> missing;

        private Search(List<String> missing) {
            this.missing = missing;
        }

        void look(String text) {
            String lower = text.toLowerCase(Locale.ROOT);
            missing.removeIf(lower::contains);
        }

        boolean found() {
            return missing.isEmpty();
        }
    }
}
