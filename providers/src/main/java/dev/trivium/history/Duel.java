package dev.trivium.history;

import dev.trivium.chat.ModelAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What one vote says of two models: what a Bradley-Terry fit is made of.
 *
 * @param voteId by which duels of one vote are known, since they are not independent
 * @param first the winner, or the one that was shown first if there is none
 * @param second the loser, or the one that was shown later
 * @param outcome 1 if the first is better, 0.5 if neither is
 * @param firstPlace where the first one's answer was shown, from 0
 * @param secondPlace where the second one's answer was shown, from 0
 * @param blind whether the models were hidden
 */
public record Duel(
        String voteId,
        ModelAddress first,
        ModelAddress second,
        double outcome,
        int firstPlace,
        int secondPlace,
        boolean blind) {

    /**
     * The winner against each of the others, or all pairs if there is no winner. Nothing where a call is not among the
     * models.
     */
    static List<Duel> of(Vote vote, Map<String, ModelAddress> models) {
        List<Duel> duels = new ArrayList<>();
        List<String> calls = vote.callIds();
        if (!models.keySet().containsAll(calls)) {
            return duels;
        }
        for (int i = 0; i < calls.size(); i++) {
            for (int j = i + 1; j < calls.size(); j++) {
                Integer winner = vote.winner();
                if (winner == null) {
                    add(duels, vote, models, i, j, 0.5);
                } else if (winner == i || winner == j) {
                    add(duels, vote, models, winner, winner == i ? j : i, 1);
                }
            }
        }
        return duels;
    }

    private static void add(
            List<Duel> duels, Vote vote, Map<String, ModelAddress> models, int first, int second, double outcome) {
        ModelAddress one = models.get(vote.callIds().get(first));
        ModelAddress other = models.get(vote.callIds().get(second));
        if (one != null && other != null && !one.equals(other)) {
            duels.add(new Duel(vote.id(), one, other, outcome, first, second, vote.blind()));
        }
    }
}
