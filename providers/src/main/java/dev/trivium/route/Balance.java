package dev.trivium.route;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Spreads requests over its shares; one that fails is not tried elsewhere (wrap it in a {@link Step.Fallback}).
 *
 * @param explore for the least latency: how often, from 0 to 1, a share is drawn at random so that every figure stays fresh
 * @param sticky a metadata key: requests with an equal value go to the same share; null for none
 */
public record Balance(
        List<Share> shares, By by, double explore, @Nullable String sticky) implements Step {

    /** What {@code explore} is where a file leaves it out. */
    public static final double USUAL_EXPLORE = 0.05;

    /** @param weight above 0; shares are in proportion to it where they are drawn by weight or in turn */
    public record Share(String target, BigDecimal weight) {
        public Share {
            weight = weight.stripTrailingZeros();
            weight = weight.scale() < 0 ? weight.setScale(0) : weight;
            if (weight.signum() <= 0) {
                throw new IllegalArgumentException("A weight must be above 0.");
            }
        }
    }

    /** How a share is found. Figures of a share are those of the first model that it would call. */
    public enum By {
        /** At random, by weight. */
        WEIGHTED,
        /** In turn, smoothly by weight. */
        ROUND_ROBIN,
        /** The one whose model was the fastest to its first token of late; unmeasured ones first. */
        LEAST_LATENCY,
        /** The one whose model asks the least for this request; unknown prices last. */
        CHEAPEST;

        /** As in the file: {@code round_robin}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Balance {
        shares = List.copyOf(shares);
        if (shares.size() < 2) {
            throw new IllegalArgumentException("There is nothing to balance between fewer than two steps.");
        }
    }

    @Override
    public String kind() {
        return "balance";
    }

    @Override
    public List<String> targets() {
        List<String> targets = new ArrayList<>();
        shares.forEach(share -> targets.add(share.target()));
        return targets;
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.balance(this);
    }
}
