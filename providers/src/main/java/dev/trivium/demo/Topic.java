package dev.trivium.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a prompt seems to be about: the words that an invented answer picks up.
 *
 * <p>Phrases are runs of words that are not function words, as in RAKE (Rose et al., 2010), ranked by how often they
 * occur and how long they are.
 *
 * @param phrases the most telling first; never empty
 */
record Topic(Intent intent, List<String> phrases) {

    /** What kind of answer is wanted. */
    enum Intent {
        JSON("\\bjson\\b"),
        CODE("\\b(code|function|script|program|regex|sql|query|python|java|javascript|typescript|bash|implement)\\b"),
        CLASSIFY("\\b(classify|sentiment|categori[sz]e|label|which category)\\b"),
        COMPARE("\\b(compare|comparison|difference|differences|differ|versus|vs|better|pros and cons|trade-?offs?)\\b"),
        SUMMARISE("\\b(summari[sz]e|summary|tl;?dr|shorten|key points)\\b"),
        COPY("\\b(description|slogan|post|tweet|headline|announcement|advert|poem|haiku|story|blurb)\\b"),
        LETTER("\\b(e-?mail|letter|reply|message|apology|respond|draft)\\b"),
        EXPLAIN("");

        private final Pattern sign;

        Intent(String sign) {
            this.sign = Pattern.compile(sign, Pattern.CASE_INSENSITIVE);
        }

        static Intent of(String prompt) {
            for (Intent intent : values()) {
                if (intent.sign.matcher(prompt).find()) {
                    return intent;
                }
            }
            return EXPLAIN;
        }
    }

    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{N}'’+#-]*");
    private static final int LONGEST_PHRASE = 4;
    private static final int LONGEST_PROMPT = 20_000;

    private static final Set<String> PASSED_OVER =
            Set.copyOf(List.of(("a about above after again all also am an and any are as at be"
                            + " because been before being below between both brief briefly but by can clear clearly compare could"
                            + " create define describe did difference differences differ do does doing don't down draft during each"
                            + " example examples explain few find first for from further generate get give good had has have having"
                            + " he help her here hers him his how i i'm if implement in into is it it's its json just kindly know let"
                            + " like list make many may me might more most much must my need no nor not now of off on once one only"
                            + " or other our out over own paragraph paragraphs please produce propose provide return reply same say"
                            + " sentence sentences she should show simple simply so some someone something state step steps such"
                            + " suggest summarise summarize summary tell than thank thanks that the their them then there these they"
                            + " thing things this those three through to too two under until up us use used using very want was way"
                            + " ways we well were what what's when where which while who whom why will with word words would write"
                            + " you your yours better best versus vs between classify sentiment label text following short long four"
                            + " five ten answer question learn play writes wrote read run start keep keeps help helps go going come"
                            + " comes take takes understand choose decide improve happens works work think asks ask got")
                    .split(" ", -1)));

    private static final Pattern PAIR = Pattern.compile(
            "(?:\\bcompare|\\bbetween|,|:|\\?)\\s+([\\w .+#-]{2,30}?)\\s+(?:and|or|to|with)\\s+([\\w.+#-]*[\\w+#]"
                    + ")|\\b([\\w.+#-]+)\\s+(?:vs\\.?|versus)\\s+([\\w.+#-]*[\\w+#])",
            Pattern.CASE_INSENSITIVE);

    static Topic of(String prompt) {
        String text = prompt.length() > LONGEST_PROMPT ? prompt.substring(0, LONGEST_PROMPT) : prompt;
        Intent intent = Intent.of(text);
        List<String> phrases = new ArrayList<>(phrasesOf(text));
        Matcher pair = PAIR.matcher(text);
        if (intent == Intent.COMPARE && pair.find()) {
            String left = pair.group(1) == null ? pair.group(3) : pair.group(1);
            String right = pair.group(2) == null ? pair.group(4) : pair.group(2);
            phrases.removeIf(phrase -> left.contains(phrase) || right.contains(phrase));
            phrases.addAll(0, List.of(left, right));
        }
        return new Topic(intent, phrases);
    }

    /** The phrase of this rank; a stand-in where the prompt does not hold so many. */
    String phrase(int rank) {
        String[] standIns = {"this question", "the setting", "daily practice", "the people involved"};
        return rank < phrases.size() ? phrases.get(rank) : standIns[Math.min(rank, standIns.length - 1)];
    }

    private static List<String> phrasesOf(String text) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        Map<String, String> spelled = new LinkedHashMap<>();
        List<String> run = new ArrayList<>();
        Matcher words = WORD.matcher(text);
        int end = -1;
        while (words.find()) {
            String word = words.group();
            boolean apart = end >= 0 && !text.substring(end, words.start()).isBlank();
            boolean wanted = word.length() > 1 && !PASSED_OVER.contains(word.toLowerCase(Locale.ROOT));
            if (apart || !wanted || run.size() == LONGEST_PHRASE) {
                note(run, counts, spelled);
            }
            if (wanted) {
                run.add(word);
            }
            end = words.end();
        }
        note(run, counts, spelled);
        return counts.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, Integer> entry) -> -rank(entry)))
                .limit(6)
                .map(entry -> spelled.getOrDefault(entry.getKey(), entry.getKey()))
                .toList();
    }

    private static int rank(Map.Entry<String, Integer> entry) {
        return Math.min(3, entry.getKey().split(" ", -1).length) + 2 * (entry.getValue() - 1);
    }

    private static void note(List<String> run, Map<String, Integer> counts, Map<String, String> spelled) {
        if (!run.isEmpty()) {
            String phrase = String.join(" ", run);
            String key = phrase.toLowerCase(Locale.ROOT);
            counts.merge(key, 1, Integer::sum);
            spelled.putIfAbsent(key, phrase);
            run.clear();
        }
    }
}
