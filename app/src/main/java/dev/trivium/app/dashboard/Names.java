package dev.trivium.app.dashboard;

import dev.trivium.chat.ModelAddress;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Short names of models: without the connection where that leaves no doubt. */
final class Names {

    private final Map<String, Integer> times = new HashMap<>();

    private Names() {}

    static Names of(Collection<ModelAddress> addresses) {
        Names names = new Names();
        addresses.forEach(address -> names.times.merge(address.model(), 1, Integer::sum));
        return names;
    }

    String of(ModelAddress address) {
        return times.getOrDefault(address.model(), 1) > 1 ? address.toString() : address.model();
    }
}
