package dev.trivium.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** By what figures can be grouped. */
public enum Dimension {
    MODEL,
    CONNECTION,
    ROUTE,
    PROMPT,
    /** A run with several tags counts in the group of each, so that these groups can add up to more than the whole. */
    TAG,
    /** {@code ok}, or the kind of error. */
    STATUS,
    DAY,
    WEEK,
    MONTH;

    /** As on the command line: {@code model}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The names of the groups; empty where there is no route, prompt or tag. Days, weeks and months by their first day.
     */
    List<String> keys(Series series, LocalDate day) {
        return switch (this) {
            case MODEL -> List.of(series.model().toString());
            case CONNECTION -> List.of(series.model().connection());
            case ROUTE -> List.of(Objects.requireNonNullElse(series.route(), ""));
            case PROMPT -> List.of(Objects.requireNonNullElse(series.prompt(), ""));
            case TAG -> series.tags().isEmpty() ? List.of("") : series.tags();
            case STATUS -> List.of(series.status());
            case DAY -> List.of(day.toString());
            case WEEK -> List.of(Grain.WEEK.floor(day).toString());
            case MONTH -> List.of(Grain.MONTH.floor(day).toString());
        };
    }

    /** The groups of a call: each is one name of every dimension. */
    static List<List<String>> groups(List<Dimension> dimensions, Series series, LocalDate day) {
        List<List<String>> groups = List.of(List.of());
        for (Dimension dimension : dimensions) {
            List<String> keys = dimension.keys(series, day);
            groups = groups.stream()
                    .flatMap(group -> keys.stream().map(key -> {
                        List<String> longer = new ArrayList<>(group);
                        longer.add(key);
                        return List.copyOf(longer);
                    }))
                    .toList();
        }
        return groups;
    }
}
