package dev.trivium.route;

import dev.trivium.chat.ErrorKind;
import dev.trivium.yaml.YamlFields;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the values that options of steps have, noting mistakes. */
final class Options {

    private final YamlFields fields;

    Options(YamlFields fields) {
        this.fields = fields;
    }

    /** A span of time above zero; null if missing. */
    @Nullable
    Duration span(String key) {
        String text = fields.text(key);
        if (text == null) {
            return null;
        }
        Duration span = Durations.parse(text);
        if (span == null || span.isZero()) {
            fields.problem(
                    key,
                    "\"" + key + "\" must be a span of time, not \"" + text + "\".",
                    "Write a number and its unit, such as 500ms, 30s, 2m or 1h.");
            return null;
        }
        return span;
    }

    Duration span(String key, Duration usual) {
        Duration span = span(key);
        return span == null ? usual : span;
    }

    @Nullable
    BigDecimal decimal(String key) {
        String text = fields.text(key);
        if (text == null) {
            return null;
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            fields.problem(key, "\"" + key + "\" must be a number, not \"" + text + "\".", "");
            return null;
        }
    }

    /** A whole number of at least a least one; null if missing. */
    @Nullable
    Integer count(String key, int least) {
        Long value = fields.integer(key);
        if (value == null) {
            return null;
        }
        if (value < least || value > Integer.MAX_VALUE) {
            fields.problem(key, "\"" + key + "\" must be a whole number from " + least + " on.", "");
            return null;
        }
        return value.intValue();
    }

    int count(String key, int least, int usual) {
        Integer count = count(key, least);
        return count == null ? usual : count;
    }

    /** One of some words. */
    <T> T word(String key, T[] all, Function<T, String> id, T usual) {
        String text = fields.text(key);
        T found = text == null ? usual : named(all, id, text);
        if (found == null) {
            fields.problem(key, "\"" + text + "\" is not known here.", "Known: " + ids(all, id) + ".");
            return usual;
        }
        return found;
    }

    /** Kinds of failure in a list. */
    Set<ErrorKind> errorKinds(String key, String alsoAllowed) {
        Set<ErrorKind> kinds = EnumSet.noneOf(ErrorKind.class);
        for (String id : fields.texts(key)) {
            ErrorKind kind = StepReader.errorKind(id);
            if (kind != null) {
                kinds.add(kind);
            } else if (!id.equals(alsoAllowed)) {
                String also = alsoAllowed.isEmpty() ? "" : ", " + alsoAllowed;
                fields.problem(
                        key,
                        "\"" + id + "\" is not a kind of failure.",
                        "Known kinds: " + StepReader.errorKinds() + also + ".");
            }
        }
        return kinds;
    }

    /** Several of some words. */
    <E extends Enum<E>> Set<E> words(String key, Class<E> type, Function<E, String> id) {
        Set<E> found = EnumSet.noneOf(type);
        for (String text : fields.texts(key)) {
            E word = named(type.getEnumConstants(), id, text);
            if (word == null) {
                String known = ids(type.getEnumConstants(), id);
                fields.problem(key, "\"" + text + "\" is not known here.", "Known: " + known + ".");
            } else {
                found.add(word);
            }
        }
        return found;
    }

    private static <T> @Nullable T named(T[] all, Function<T, String> id, String text) {
        for (T candidate : all) {
            if (id.apply(candidate).equals(text)) {
                return candidate;
            }
        }
        return null;
    }

    private static <T> String ids(T[] all, Function<T, String> id) {
        return Arrays.stream(all).map(id).collect(Collectors.joining(", "));
    }
}
