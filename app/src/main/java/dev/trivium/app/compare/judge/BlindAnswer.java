package dev.trivium.app.compare.judge;

import dev.trivium.app.controls.Slot;

/**
 * One answer in a vote.
 *
 * @param callId the call that answered
 * @param text as Markdown, in one form for all kinds of answers, without the models' names
 * @param revealed what stays hidden until the vote is over
 */
public record BlindAnswer(String callId, String text, Revealed revealed) {

    /**
     * Who answered, and how.
     *
     * @param place where the model is reached, or {@code Demo}
     * @param time as a person reads it
     * @param cost as a person reads it
     */
    public record Revealed(String name, String place, Slot slot, boolean simulated, String time, String cost) {}
}
