package dev.trivium.app.compare.judge;

import java.util.List;

/**
 * What has come of a run, without any hint at who is who.
 *
 * @param running how many columns still answer
 * @param failed how many columns have no answer to vote on
 * @param answers those that are whole, in the order of the columns
 */
public record BlindTable(int running, int failed, List<BlindAnswer> answers) {

    public BlindTable {
        answers = List.copyOf(answers);
    }
}
