package dev.trivium.route;

import java.lang.Character.UnicodeScript;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Guesses a text's language from its script and its most frequent words. Looks at the beginning only. */
final class Language {

    private static final int LOOKED_AT = 1000;
    private static final Pattern SPACE = Pattern.compile(" ");
    private static final Map<String, String> BY_WORD = new HashMap<>();
    private static final Map<UnicodeScript, String> BY_SCRIPT = Map.of(
            UnicodeScript.HIRAGANA, "ja",
            UnicodeScript.KATAKANA, "ja",
            UnicodeScript.HANGUL, "ko",
            UnicodeScript.CYRILLIC, "ru",
            UnicodeScript.ARABIC, "ar",
            UnicodeScript.DEVANAGARI, "hi",
            UnicodeScript.HEBREW, "he",
            UnicodeScript.GREEK, "el",
            UnicodeScript.THAI, "th",
            UnicodeScript.HAN, "zh");

    static {
        // Frequent words of one of these languages that are no frequent words of the others.
        words("en", "the and of is that for with you this are be have not was what how why please can your it an");
        words(
                "de",
                "der und das ist nicht ein eine mit für auf den von zu wie warum bitte ich wir sie kann dem des auch");
        words("fr", "le et les des une est pour dans pas vous avec sur qui je nous ce comment pourquoi du cette sont");
        words("es", "el y los las una es por para con como qué cómo más del se su está son muy porque al lo");
        words("it", "il di che è per non una con sono come perché della nel gli questo anche più ho delle");
        words("pt", "o os uma não para com você por como mais do da em dos das é ao isso são seu");
        words("nl", "het een van niet dat zijn op voor met hoe waarom ik wij je ook maar naar wordt deze");
    }

    private Language() {}

    /** @param text in lower case */
    static String of(String text) {
        String head = text.length() > LOOKED_AT ? text.substring(0, LOOKED_AT) : text;
        String script = byScript(head);
        return script.isEmpty() ? byWords(head) : script;
    }

    private static String byScript(String text) {
        Map<String, Integer> counts = new HashMap<>();
        int letters = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character < 'a' || !Character.isLetter(character)) {
                continue;
            }
            letters++;
            String language = BY_SCRIPT.get(UnicodeScript.of(character));
            if (language != null) {
                counts.merge(language, 1, Integer::sum);
            }
        }
        // Japanese is written with Chinese characters too; kana decide.
        if (counts.containsKey("ja")) {
            counts.merge("ja", counts.getOrDefault("zh", 0), Integer::sum);
        }
        return best(counts, letters / 3);
    }

    private static String byWords(String text) {
        Map<String, Integer> counts = new HashMap<>();
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean letter = i < text.length() && Character.isLetter(text.charAt(i));
            if (letter && start < 0) {
                start = i;
            } else if (!letter && start >= 0) {
                String language = BY_WORD.get(text.substring(start, i));
                if (language != null) {
                    counts.merge(language, 1, Integer::sum);
                }
                start = -1;
            }
        }
        return best(counts, 0);
    }

    private static String best(Map<String, Integer> counts, int above) {
        String best = "";
        int most = above;
        for (Map.Entry<String, Integer> entry : counts.entrySet()) {
            boolean better = entry.getValue() > most
                    || (entry.getValue() == most
                            && !best.isEmpty()
                            && entry.getKey().compareTo(best) < 0);
            if (better) {
                best = entry.getKey();
                most = entry.getValue();
            }
        }
        return best;
    }

    private static void words(String language, String words) {
        SPACE.splitAsStream(words).forEach(word -> BY_WORD.put(word, language));
    }
}
