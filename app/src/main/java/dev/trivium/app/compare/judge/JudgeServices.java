package dev.trivium.app.compare.judge;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What judging works with.
 *
 * @param store null if nothing is recorded
 * @param unavailable why not, one sentence for a person; empty if there is a store
 * @param clock says when a score was given
 * @param random deals the order of hidden answers
 */
public record JudgeServices(
        @Nullable ScoreStore store, String unavailable, InstantSource clock, RandomGenerator random) {

    /** @param why one sentence for a person */
    public static JudgeServices notRecorded(String why) {
        return new JudgeServices(null, why, InstantSource.system(), new SecureRandom());
    }
}
