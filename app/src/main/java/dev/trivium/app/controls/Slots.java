package dev.trivium.app.controls;

import dev.trivium.chat.ModelAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Gives each model its slot in the order of first use, and never takes it back. One per workspace; one thread. */
public final class Slots {

    /** Slot 5 is the star, which is kept for routes. */
    private static final List<Slot> MODELS = List.of(
            new Slot(1, Slot.Shape.CIRCLE, false),
            new Slot(2, Slot.Shape.SQUARE, false),
            new Slot(3, Slot.Shape.TRIANGLE_UP, false),
            new Slot(4, Slot.Shape.DIAMOND, false),
            new Slot(6, Slot.Shape.TRIANGLE_DOWN, false));

    private final Map<ModelAddress, Slot> given = new LinkedHashMap<>();
    private int models;
    private int routes;

    private final Consumer<List<ModelAddress>> changed;

    /** None given yet, and nobody keeps them. */
    public Slots() {
        this(List.of(), order -> {});
    }

    /**
     * @param earlier the models that have a slot already, in the order of their first use: each gets it again
     * @param changed takes all of them whenever one more has come
     */
    public Slots(List<ModelAddress> earlier, Consumer<List<ModelAddress>> changed) {
        this.changed = changed;
        earlier.forEach(this::give);
    }

    public Slot of(ModelAddress address) {
        boolean fresh = !given.containsKey(address);
        Slot slot = give(address);
        if (fresh) {
            changed.accept(List.copyOf(given.keySet()));
        }
        return slot;
    }

    private Slot give(ModelAddress address) {
        return given.computeIfAbsent(address, key -> key.isRoute() ? nextRoute() : nextModel());
    }

    /** The slot that it has already, if it was used before. */
    public Optional<Slot> existing(ModelAddress address) {
        return Optional.ofNullable(given.get(address));
    }

    private Slot nextModel() {
        int turn = models++;
        Slot slot = MODELS.get(turn % MODELS.size());
        return turn < MODELS.size() ? slot : new Slot(slot.colour(), slot.shape(), true);
    }

    private Slot nextRoute() {
        if (routes++ == 0) {
            return new Slot(5, Slot.Shape.STAR, false);
        }
        return new Slot(MODELS.get(models++ % MODELS.size()).colour(), Slot.Shape.STAR, true);
    }
}
