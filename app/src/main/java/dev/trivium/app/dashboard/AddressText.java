package dev.trivium.app.dashboard;

import dev.trivium.chat.ModelAddress;
import dev.trivium.history.FigureFilter;
import dev.trivium.history.Population;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The text form of an address: {@code dashboard/calls?range=14d&model=openai%2Fgpt-5.5&status=timeout}. */
final class AddressText {

    private static final String FIGURES = "dashboard";
    private static final String CALLS = "dashboard/calls";
    private static final String CALL = "dashboard/call";

    private static final Set<String> NAMES = Set.of(
            "range",
            "provider",
            "model",
            "route",
            "prompt",
            "tag",
            "figures",
            "count",
            "from",
            "until",
            "of",
            "in_prompt",
            "status",
            "run",
            "id",
            "list");

    private final Map<String, List<String>> values;

    private AddressText(Map<String, List<String>> values) {
        this.values = values;
    }

    static String write(DashboardAddress address) {
        List<String> parts = new ArrayList<>();
        parts.add("range=" + address.range().text());
        FigureFilter filter = address.filter();
        all(parts, "provider", filter.connections());
        all(parts, "model", filter.models());
        all(parts, "route", filter.routes());
        all(parts, "prompt", filter.prompts());
        all(parts, "tag", filter.tags());
        if (filter.simulated()) {
            parts.add("figures=simulated");
        }
        if (address.count() != null) {
            parts.add("count=" + (address.count() == Population.ROOTS ? "runs" : "model-calls"));
        }
        Scope scope = address.calls();
        if (scope != null) {
            one(parts, "from", scope.from());
            one(parts, "until", scope.until());
            one(parts, "of", scope.of());
            one(parts, "in_prompt", scope.prompt());
            one(parts, "status", scope.status());
        }
        DashboardAddress.CallKey call = address.call();
        if (call != null) {
            one(parts, "run", call.runId());
            one(parts, "id", call.callId());
            // Whether the call was reached by way of a list, to which Backspace then leads.
            one(parts, "list", scope == null ? null : "yes");
        }
        return (call != null ? CALL : scope != null ? CALLS : FIGURES) + "?" + String.join("&", parts);
    }

    static DashboardAddress parse(String text) {
        String trimmed = text.strip();
        int mark = trimmed.indexOf('?');
        String place = mark < 0 ? trimmed : trimmed.substring(0, mark);
        if (!place.equals(FIGURES) && !place.equals(CALLS) && !place.equals(CALL)) {
            throw new IllegalArgumentException(
                    "An address of the dashboard begins with dashboard, dashboard/calls or dashboard/call; got \""
                            + place + "\".");
        }
        AddressText read = new AddressText(split(mark < 0 ? "" : trimmed.substring(mark + 1)));
        String range = read.first("range");
        boolean listed = place.equals(CALLS) || read.first("list") != null;
        DashboardAddress address = new DashboardAddress(
                range == null ? DashboardAddress.START.range() : Range.parse(range),
                read.filter(),
                read.count(),
                listed ? read.scope() : null,
                null);
        return place.equals(CALL)
                ? address.withCall(new DashboardAddress.CallKey(read.needed("run"), read.needed("id")))
                : address;
    }

    private FigureFilter filter() {
        Set<ModelAddress> models =
                all("model").stream().map(ModelAddress::parse).collect(Collectors.toCollection(LinkedHashSet::new));
        return new FigureFilter(
                set("provider"),
                models,
                set("route"),
                set("prompt"),
                set("tag"),
                choice("figures", "real", "simulated").equals("simulated"));
    }

    private @Nullable Population count() {
        String count = first("count");
        if (count == null) {
            return null;
        }
        return choice("count", "runs", "model-calls").equals("runs") ? Population.ROOTS : Population.LEAVES;
    }

    private Scope scope() {
        String of = first("of");
        return new Scope(
                time("from"),
                time("until"),
                of == null ? null : ModelAddress.parse(of),
                first("in_prompt"),
                first("status"));
    }

    private @Nullable Instant time(String name) {
        String text = first(name);
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("The time \"" + name
                    + "\" of an address is written like 2026-11-24T14:00:00Z; got \"" + text + "\".");
        }
    }

    /** The first of the two if it is not given. */
    private String choice(String name, String usual, String other) {
        String value = first(name);
        if (value == null || value.equals(usual)) {
            return usual;
        }
        if (!value.equals(other)) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" of an address is " + usual + " or " + other + "; got \"" + value + "\".");
        }
        return other;
    }

    private Set<String> set(String name) {
        return new LinkedHashSet<>(all(name));
    }

    private List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    private @Nullable String first(String name) {
        List<String> found = all(name);
        return found.isEmpty() ? null : found.get(0);
    }

    private String needed(String name) {
        String value = first(name);
        if (value == null) {
            throw new IllegalArgumentException("An address of a call names its \"" + name + "\"; this one does not.");
        }
        return value;
    }

    private static Map<String, List<String>> split(String query) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String part : query.isEmpty() ? new String[0] : query.split("&", -1)) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? part : part.substring(0, equals);
            if (equals < 0 || !NAMES.contains(name)) {
                throw new IllegalArgumentException("An address of the dashboard has no \"" + name + "\". It has: "
                        + NAMES.stream().sorted().collect(Collectors.joining(", ")) + ".");
            }
            values.computeIfAbsent(name, key -> new ArrayList<>()).add(decoded(part.substring(equals + 1)));
        }
        return values;
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "In an address a % is followed by two hexadecimal digits; got \"" + value + "\".", e);
        }
    }

    private static void all(List<String> parts, String name, Collection<?> values) {
        values.stream().map(Object::toString).sorted().forEach(value -> one(parts, name, value));
    }

    private static void one(List<String> parts, String name, @Nullable Object value) {
        if (value != null) {
            parts.add(name + "=" + URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
        }
    }
}
