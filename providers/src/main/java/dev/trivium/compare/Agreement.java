package dev.trivium.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which sentences several answers have in common, and which only one of them has.
 *
 * <p>Two sentences say the same if their words are the same, whatever their case, signs and spaces; or if both have at
 * least four words, their numbers and negations are the same, and they share at least 70 % of their words (Dice's
 * coefficient on the sets of words). That finds a sentence worded a little otherwise, not one that means the same in
 * other words. Sentences of one word are left out. An answer of more than {@value #MOST_NEAR} sentences is matched by
 * equal words only, so that the time stays bounded.
 *
 * @param columns for each answer its sentences in order
 */
public record Agreement(List<List<Sentence>> columns) {

    private static final int MOST_NEAR = 3_000;
    private static final int LEAST_WORDS = 2;
    private static final int LEAST_NEAR_WORDS = 4;
    private static final double NEAR = 0.7;

    /** A word in more sentences than this says too little to look for partners by. */
    private static final int COMMON_WORD = 200;

    /** How far a sentence is shared. */
    public enum Share {
        /** Every answer has it. */
        ALL,
        /** Some other has it, but not every one. */
        SOME,
        /** No other answer has it. */
        ONLY
    }

    /**
     * @param from index of its first character in the answer
     * @param to index after its last
     * @param holders how many answers have it, this one included
     */
    public record Sentence(int from, int to, int holders, Share share) {}

    public Agreement {
        columns = columns.stream().map(List::copyOf).toList();
    }

    /** Any thread. Of fewer than two answers nothing can be said: the sentences' lists are empty. */
    public static Agreement of(List<String> answers) {
        if (answers.size() < 2) {
            return new Agreement(
                    answers.stream().map(answer -> List.<Sentence>of()).toList());
        }
        List<Column> read = answers.stream().map(Column::new).toList();
        List<List<Sentence>> columns = new ArrayList<>();
        for (Column column : read) {
            List<Sentence> sentences = new ArrayList<>();
            for (Sentences.Sentence sentence : column.sentences) {
                int holders = 1;
                for (Column other : read) {
                    holders += other != column && other.has(sentence) ? 1 : 0;
                }
                sentences.add(new Sentence(sentence.from(), sentence.to(), holders, share(holders, read.size())));
            }
            columns.add(sentences);
        }
        return new Agreement(columns);
    }

    /** How many sentences of all answers are shared this far. */
    public long count(Share share) {
        return columns.stream()
                .flatMap(List::stream)
                .filter(sentence -> sentence.share() == share)
                .count();
    }

    private static Share share(int holders, int answers) {
        return holders == answers ? Share.ALL : holders == 1 ? Share.ONLY : Share.SOME;
    }

    private static final class Column {

        private final List<Sentences.Sentence> sentences;
        private final Set<List<String>> exact = new HashSet<>();
        private final List<Set<String>> words = new ArrayList<>();
        private final Map<String, List<Integer>> places = new HashMap<>();

        Column(String text) {
            sentences = Sentences.of(text).stream()
                    .filter(sentence -> sentence.words().size() >= LEAST_WORDS)
                    .toList();
            boolean near = sentences.size() <= MOST_NEAR;
            for (Sentences.Sentence sentence : sentences) {
                exact.add(sentence.words());
                Set<String> set = new HashSet<>(sentence.words());
                words.add(set);
                if (near) {
                    int index = words.size() - 1;
                    set.forEach(word -> places.computeIfAbsent(word, unseen -> new ArrayList<>())
                            .add(index));
                }
            }
        }

        boolean has(Sentences.Sentence wanted) {
            return exact.contains(wanted.words()) || hasNear(wanted);
        }

        private boolean hasNear(Sentences.Sentence wanted) {
            if (wanted.words().size() < LEAST_NEAR_WORDS) {
                return false;
            }
            Set<String> mine = new HashSet<>(wanted.words());
            Set<Integer> tried = new HashSet<>();
            for (String word : mine) {
                List<Integer> found = places.getOrDefault(word, List.of());
                for (int index : found.size() > COMMON_WORD ? List.<Integer>of() : found) {
                    if (tried.add(index) && near(wanted, mine, index)) {
                        return true;
                    }
                }
            }
            return false;
        }

        private boolean near(Sentences.Sentence wanted, Set<String> mine, int index) {
            Sentences.Sentence other = sentences.get(index);
            Set<String> theirs = words.get(index);
            if (other.words().size() < LEAST_NEAR_WORDS || !other.exact().equals(wanted.exact())) {
                return false;
            }
            long shared = mine.stream().filter(theirs::contains).count();
            return 2.0 * shared / (mine.size() + theirs.size()) >= NEAR;
        }
    }
}
