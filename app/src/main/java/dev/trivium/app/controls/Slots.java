package dev.trivium.app.controls;

import dev.trivium.chat.ModelAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Gives each model its slot in the order of first use, and never takes it back. One per workspace; one thread. */
public final class Slots {

    /** Slot 5 is the star, which is kept for routes. */
    private static final int[] MODEL_COLOURS = {1, 2, 3, 4, 6};

    private final Map<ModelAddress, Slot> given = new LinkedHashMap<>();
    private int colours;
    private int routes;

    public Slot of(ModelAddress address) {
        return given.computeIfAbsent(address, key -> key.isRoute() ? nextRoute() : nextModel());
    }

    /** The slot that it has already, if it was used before. */
    public Optional<Slot> existing(ModelAddress address) {
        return Optional.ofNullable(given.get(address));
    }

    private Slot nextModel() {
        int turn = colours++;
        int colour = MODEL_COLOURS[turn % MODEL_COLOURS.length];
        return new Slot(colour, Slot.Shape.values()[colour - 1], turn >= MODEL_COLOURS.length);
    }

    private Slot nextRoute() {
        if (routes++ == 0) {
            return new Slot(5, Slot.Shape.STAR, false);
        }
        return new Slot(MODEL_COLOURS[colours++ % MODEL_COLOURS.length], Slot.Shape.STAR, true);
    }
}
