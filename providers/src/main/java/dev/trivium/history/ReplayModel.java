package dev.trivium.history;

import dev.trivium.chat.ChatCall;
import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ChatListener;
import dev.trivium.chat.ChatModel;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Origin;
import java.util.List;

/**
 * Answers every request with one recorded call, and the calls below it, as they happened: text, reasoning, calls of
 * tools, steps of a route, and the end with the original figures.
 *
 * <p>Every call of a replay has an address of {@link ModelAddress#REPLAY}, by which it is known as one: a recorder lets
 * it pass without a record, so that nothing is paid or counted twice. The events' time stamps are the original ones,
 * moved to the moment of the start, whatever the speed; so figures taken from them are the original figures.
 */
public final class ReplayModel implements ChatModel {

    private final CallRecord recorded;
    private final ModelAddress address;
    private final double speed;
    private final ReplayTimer timer;

    /**
     * @param speed 1 for the original pace, 2 for twice as fast, 0 for all at once
     * @throws IllegalArgumentException if the speed is negative or no number
     */
    public ReplayModel(CallRecord recorded, double speed, ReplayTimer timer) {
        if (!(speed >= 0) || Double.isInfinite(speed)) {
            throw new IllegalArgumentException("A replay's speed is 0 or more; got " + speed + ".");
        }
        this.recorded = recorded;
        this.address = ModelAddress.replay(recorded.model());
        this.speed = speed;
        this.timer = timer;
    }

    /** Everything that happened in a recorded call and below it, in order, from moment 0 on. */
    public static List<ChatEvent> events(CallRecord recorded) {
        return ReplayScript.of(
                recorded, StoredRequest.read(recorded.requestJson()).request(), Origin.root(), 0);
    }

    /** Such as {@code replay/openai/gpt-5.5}. */
    @Override
    public ModelAddress address() {
        return address;
    }

    /** Whether the recorded call was. */
    @Override
    public boolean simulated() {
        return recorded.simulated();
    }

    @Override
    public ChatCall start(ChatRequest request, Origin origin, ChatListener listener) {
        Replay replay = new Replay(ReplayScript.of(recorded, request, origin, timer.nanos()), speed, timer, listener);
        replay.start();
        return replay;
    }
}
