package dev.trivium.app.compare.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Answers that are shown together for one vote.
 *
 * @param answers in the order in which they are shown: A, B and so on
 */
record BlindRound(List<BlindAnswer> answers) {

    BlindRound {
        answers = List.copyOf(answers);
    }

    /** One round with all of them, in an order of chance. */
    static List<BlindRound> bestOfAll(List<BlindAnswer> answers, RandomGenerator random) {
        return List.of(new BlindRound(shuffled(answers, random)));
    }

    /** Each against each, in an order of chance; which of the two is A is left to chance too. */
    static List<BlindRound> pairs(List<BlindAnswer> answers, RandomGenerator random) {
        List<BlindRound> rounds = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            for (int j = i + 1; j < answers.size(); j++) {
                rounds.add(new BlindRound(shuffled(List.of(answers.get(i), answers.get(j)), random)));
            }
        }
        return shuffled(rounds, random);
    }

    List<String> callIds() {
        return answers.stream().map(BlindAnswer::callId).toList();
    }

    /** By Fisher and Yates, so that every order is as likely as any other. */
    private static <T> List<T> shuffled(List<T> items, RandomGenerator random) {
        List<T> dealt = new ArrayList<>(items);
        for (int i = dealt.size() - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            T held = dealt.get(i);
            dealt.set(i, dealt.get(j));
            dealt.set(j, held);
        }
        return dealt;
    }
}
