package dev.trivium.history;

import dev.trivium.chat.CallIds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One choice among answers that were shown together. In the history each answer has a score of its own, of kind {@link
 * Score#VOTE}: value 1 and label {@code wins} for the best, 0 and {@code loses} for the others, 0.5 and {@code ties} for
 * all if none is better, 0 and {@code bad} for all if none is any good. The mean of the values is thus a share of wins.
 * The ids of one vote's scores are alike but for the last two digits, which are the place at which an answer was shown,
 * from 0 and in hexadecimal.
 *
 * @param id alike with its scores' ids but for the last two digits, which are {@code ff}
 * @param callIds the calls that answered, in the order in which they were shown; 2 to 16, each once
 * @param winner the place of the best in {@code callIds}; null for none
 * @param outcome what was said
 * @param reason in words; null if there is none
 * @param blind whether the models were hidden until the vote was cast
 */
public record Vote(
        String id,
        List<String> callIds,
        Outcome outcome,
        @Nullable Integer winner,
        @Nullable String reason,
        ScoreSource source,
        boolean blind,
        Instant at) {

    /** The most answers that one vote is about. */
    public static final int MOST = 16;

    private static final int PLACE_DIGITS = 2;

    /** What a vote says of all its answers. */
    public enum Outcome {
        /** One is better than each of the others; of these nothing is said. */
        BEST,
        /** None is better. */
        TIE,
        /** None is good enough. */
        ALL_BAD
    }

    public Vote {
        callIds = List.copyOf(callIds);
        if (callIds.size() < 2 || callIds.size() > MOST || Set.copyOf(callIds).size() < callIds.size()) {
            throw new IllegalArgumentException("A vote is about 2 to " + MOST + " different answers.");
        }
        boolean named = winner != null && winner >= 0 && winner < callIds.size();
        if (outcome == Outcome.BEST ? !named : winner != null) {
            throw new IllegalArgumentException("A vote names one of its answers if and only if one is the best.");
        }
    }

    /** A new vote for the answer at a place. */
    public static Vote best(
            List<String> callIds, int winner, @Nullable String reason, ScoreSource source, boolean blind, Instant at) {
        return new Vote(newId(), callIds, Outcome.BEST, winner, reason, source, blind, at);
    }

    /** A new vote for none. */
    public static Vote none(
            List<String> callIds,
            Outcome outcome,
            @Nullable String reason,
            ScoreSource source,
            boolean blind,
            Instant at) {
        return new Vote(newId(), callIds, outcome, null, reason, source, blind, at);
    }

    /** One for each answer; the reason stands with the winner, or with all if there is none. */
    public List<Score> scores() {
        List<Score> scores = new ArrayList<>();
        for (int place = 0; place < callIds.size(); place++) {
            boolean wins = Objects.equals(winner, place);
            scores.add(new Score(
                    scoreId(place),
                    callIds.get(place),
                    Score.VOTE,
                    value(wins),
                    label(wins),
                    winner == null || wins ? reason : null,
                    source,
                    blind,
                    at));
        }
        return scores;
    }

    /**
     * The votes among scores, in the order of their first scores. One of whose answers too few are left, because their
     * runs were deleted, is passed over.
     */
    public static List<Vote> of(List<Score> scores) {
        Map<String, List<Score>> groups = new LinkedHashMap<>();
        for (Score score : scores) {
            if (score.kind().equals(Score.VOTE)) {
                groups.computeIfAbsent(group(score.id()), id -> new ArrayList<>())
                        .add(score);
            }
        }
        List<Vote> votes = new ArrayList<>();
        for (List<Score> group : groups.values()) {
            Vote vote = read(group);
            if (vote != null) {
                votes.add(vote);
            }
        }
        return votes;
    }

    private static @Nullable Vote read(List<Score> group) {
        List<Score> places = new ArrayList<>(group);
        places.sort(java.util.Comparator.comparing(Score::id));
        List<String> callIds = places.stream().map(Score::callId).toList();
        if (callIds.size() < 2 || new HashSet<>(callIds).size() < callIds.size()) {
            return null;
        }
        Integer winner = null;
        String reason = null;
        for (int place = 0; place < places.size(); place++) {
            Score score = places.get(place);
            if ("wins".equals(score.label())) {
                winner = place;
            }
            reason = score.note() == null ? reason : score.note();
        }
        Score first = places.get(0);
        Outcome outcome = winner != null
                ? Outcome.BEST
                : "ties".equals(first.label()) ? Outcome.TIE : "bad".equals(first.label()) ? Outcome.ALL_BAD : null;
        if (outcome == null) {
            return null;
        }
        return new Vote(
                group(first.id()) + "ff", callIds, outcome, winner, reason, first.source(), first.blind(), first.at());
    }

    private double value(boolean wins) {
        return outcome == Outcome.TIE ? 0.5 : wins ? 1 : 0;
    }

    private String label(boolean wins) {
        return outcome == Outcome.TIE ? "ties" : outcome == Outcome.ALL_BAD ? "bad" : wins ? "wins" : "loses";
    }

    private String scoreId(int place) {
        return group(id) + String.format(java.util.Locale.ROOT, "%02x", place);
    }

    private static String newId() {
        return group(CallIds.next()) + "ff";
    }

    private static String group(String id) {
        return id.substring(0, Math.max(0, id.length() - PLACE_DIGITS));
    }
}
