package dev.trivium.route.engine;

import dev.trivium.route.Balance;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whose turn it is: smooth weighted round robin, as nginx does it. */
final class Turns {

    private final Map<String, Double> credit = new HashMap<>();

    synchronized Balance.Share next(List<Balance.Share> shares) {
        double total = 0;
        Balance.Share best = shares.get(0);
        double most = Double.NEGATIVE_INFINITY;
        for (Balance.Share share : shares) {
            double weight = share.weight().doubleValue();
            double now = credit.getOrDefault(share.target(), 0.0) + weight;
            credit.put(share.target(), now);
            total += weight;
            if (now > most) {
                most = now;
                best = share;
            }
        }
        credit.put(best.target(), most - total);
        return best;
    }
}
