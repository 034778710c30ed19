package dev.trivium.route.export;

import dev.trivium.chat.ErrorKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Gateways tell failures by the status of the response; routes by what went wrong. The other way round from
 * {@link dev.trivium.provider.http.ProviderErrors}.
 */
final class Statuses {

    /** 500 stands for the server's own failures and for a server that a gateway cannot reach. */
    private static final Map<ErrorKind, List<Integer>> CODES = Map.of(
            ErrorKind.AUTHENTICATION, List.of(401),
            ErrorKind.PERMISSION, List.of(403),
            ErrorKind.NOT_FOUND, List.of(404),
            ErrorKind.INVALID_REQUEST, List.of(400, 405, 413, 415, 422),
            ErrorKind.QUOTA, List.of(402, 429),
            ErrorKind.RATE_LIMIT, List.of(429),
            ErrorKind.OVERLOADED, List.of(498, 503, 529),
            ErrorKind.SERVER, List.of(409, 500, 501, 502, 520, 521, 522, 523, 525, 526, 530),
            ErrorKind.TIMEOUT, List.of(408, 504, 524),
            ErrorKind.NETWORK, List.of(500, 503));

    /** Kinds that share a status, so that one cannot be told from the other. */
    private static final List<Set<ErrorKind>> SHARED = List.of(
            EnumSet.of(ErrorKind.RATE_LIMIT, ErrorKind.QUOTA),
            EnumSet.of(ErrorKind.SERVER, ErrorKind.NETWORK),
            EnumSet.of(ErrorKind.OVERLOADED, ErrorKind.NETWORK));

    private Statuses() {}

    /** In order, each once. */
    static List<Integer> of(Set<ErrorKind> kinds) {
        Set<Integer> codes = new TreeSet<>();
        kinds.forEach(kind -> codes.addAll(CODES.getOrDefault(kind, List.of())));
        return List.copyOf(codes);
    }

    /** What going by the status gets wrong, in sentences; empty if nothing. */
    static String difference(Set<ErrorKind> kinds, boolean onEmpty) {
        List<String> sentences = new ArrayList<>();
        Set<ErrorKind> unseen = EnumSet.noneOf(ErrorKind.class);
        kinds.stream().filter(kind -> !CODES.containsKey(kind)).forEach(unseen::add);
        if (!unseen.isEmpty()) {
            sentences.add("No status tells " + ids(unseen) + ", so they do not count.");
        }
        if (onEmpty) {
            sentences.add("An empty answer counts as an answer.");
        }
        Set<ErrorKind> also = EnumSet.noneOf(ErrorKind.class);
        for (Set<ErrorKind> shared : SHARED) {
            if (shared.stream().anyMatch(kinds::contains)) {
                shared.stream().filter(kind -> !kinds.contains(kind)).forEach(also::add);
            }
        }
        if (kinds.contains(ErrorKind.INVALID_REQUEST)) {
            EnumSet.of(ErrorKind.CONTEXT_LENGTH, ErrorKind.CONTENT_FILTER).stream()
                    .filter(kind -> !kinds.contains(kind))
                    .forEach(also::add);
        }
        if (!also.isEmpty()) {
            sentences.add("Failures of the kind " + ids(also) + " can have the same status, and then count too.");
        }
        return String.join(" ", sentences);
    }

    private static String ids(Set<ErrorKind> kinds) {
        return kinds.stream().map(ErrorKind::id).collect(Collectors.joining(", "));
    }
}
