package dev.trivium.app.compare;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets all columns follow the one that the reader scrolls, each to the same share of its own height. */
final class SyncScroll {

    /** Something that scrolls. */
    interface Scrolling {

        /** How far it is scrolled, from 0 to 1. */
        double share();

        void scrollTo(double share);
    }

    private final Supplier<? extends List<? extends Scrolling>> all;
    private final BooleanSupplier enabled;
    private @Nullable Scrolling leader;
    private boolean busy;

    SyncScroll(Supplier<? extends List<? extends Scrolling>> all, BooleanSupplier enabled) {
        this.all = all;
        this.enabled = enabled;
    }

    /** The reader's hand is on this one now: growing text elsewhere moves nobody. */
    void lead(Scrolling one) {
        leader = one;
    }

    /** One has scrolled, by hand or not. */
    void scrolled(Scrolling one) {
        if (busy || one != leader || !enabled.getAsBoolean()) {
            return;
        }
        busy = true;
        try {
            double share = one.share();
            for (Scrolling other : all.get()) {
                if (other != one) {
                    other.scrollTo(share);
                }
            }
        } finally {
            busy = false;
        }
    }
}
