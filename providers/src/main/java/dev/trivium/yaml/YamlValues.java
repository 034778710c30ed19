package dev.trivium.yaml;

import dev.trivium.yaml.YamlNode.Entry;
import dev.trivium.yaml.YamlNode.Mapping;
import dev.trivium.yaml.YamlNode.Scalar;
import dev.trivium.yaml.YamlNode.Sequence;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns nodes into plain values, by the core schema of YAML 1.2 (section 10.3). */
public final class YamlValues {

    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

    private YamlValues() {}

    /** A {@link Map} in the order of the file, a {@link List}, a text, a Long, a Double, a Boolean, or null. */
    public static @Nullable Object plain(YamlNode node) {
        if (node instanceof Mapping mapping) {
            return map(mapping);
        }
        if (node instanceof Sequence sequence) {
            List<@Nullable Object> items = new ArrayList<>();
            for (YamlNode item : sequence.items()) {
                items.add(plain(item));
            }
            return items;
        }
        return scalar((Scalar) node);
    }

    /** The entries of a mapping, in the order of the file. */
    public static Map<String, @Nullable Object> map(Mapping mapping) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Entry entry : mapping.entries().values()) {
            values.put(entry.key(), plain(entry.value()));
        }
        return values;
    }

    private static @Nullable Object scalar(Scalar scalar) {
        String text = scalar.text();
        if (!scalar.plain()) {
            return text;
        }
        if (scalar.isNull()) {
            return null;
        }
        if (text.equals("true") || text.equals("True") || text.equals("TRUE")) {
            return true;
        }
        if (text.equals("false") || text.equals("False") || text.equals("FALSE")) {
            return false;
        }
        if (INTEGER.matcher(text).matches()) {
            return Long.valueOf(text);
        }
        return DECIMAL.matcher(text).matches() ? (Object) new BigDecimal(text).doubleValue() : text;
    }
}
