package dev.trivium.yaml;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Writes plain values (maps, lists, texts, numbers, booleans) as YAML. */
public final class YamlWriter {

    private static final DumpSettings BLOCK = settings(FlowStyle.BLOCK);
    private static final DumpSettings FLOW = settings(FlowStyle.FLOW);

    private YamlWriter() {}

    /** On lines of its own, with a line break at the end. */
    public static String block(@Nullable Object value) {
        return new Dump(BLOCK).dumpToString(plain(value));
    }

    /** On one line, without a line break. */
    public static String inline(@Nullable Object value) {
        return new Dump(FLOW).dumpToString(plain(value)).strip();
    }

    /** A decimal without a fraction would be written with a tag, since it reads like a whole number. */
    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal.scale() <= 0 ? decimal.toBigInteger() : decimal;
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, inner) -> copy.put(key, plain(inner)));
            return copy;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            list.forEach(inner -> copy.add(plain(inner)));
            return copy;
        }
        return value;
    }

    private static DumpSettings settings(FlowStyle style) {
        return DumpSettings.builder()
                .setDefaultFlowStyle(style)
                .setSplitLines(false)
                .setWidth(1_000_000)
                .setDereferenceAliases(true)
                .setSchema(new CoreSchema())
                .setIndicatorIndent(2)
                .setIndentWithIndicator(true)
                .build();
    }
}
