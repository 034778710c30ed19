package dev.trivium.route;

import dev.trivium.chat.Role;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Changes the request on its way to a step, in this order.
 *
 * @param normalise whether to tidy white space outside code blocks
 * @param redact what personal data to replace by placeholders, which the answer gets back
 * @param inputTokens the most input tokens: the oldest turns go first, then the middle of the last one; null for no limit
 * @param roles roles that the model lacks, and what they become
 */
public record Prepare(
        String step,
        boolean normalise,
        Set<Personal> redact,
        @Nullable Integer inputTokens,
        Map<Role, Role> roles) implements Step {

    /** Personal data that can be found by its form. */
    public enum Personal {
        EMAIL,
        PHONE,
        /** Numbers of payment cards with a right check digit. */
        CARD,
        IBAN,
        IP_ADDRESS;

        /** As in the file: {@code ip_address}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Prepare {
        EnumSet<Personal> personal = EnumSet.noneOf(Personal.class);
        personal.addAll(redact);
        redact = Collections.unmodifiableSet(personal);
        EnumMap<Role, Role> ordered = new EnumMap<>(Role.class);
        ordered.putAll(roles);
        roles = Collections.unmodifiableMap(ordered);
    }

    @Override
    public String kind() {
        return "prepare";
    }

    @Override
    public List<String> targets() {
        return List.of(step);
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.prepare(this);
    }
}
