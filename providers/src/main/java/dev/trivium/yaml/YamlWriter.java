package dev.trivium.yaml;

import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Writes YAML 1.2 that people read: blocks, with quotes only where they are needed. */
public final class YamlWriter {

    private YamlWriter() {}

    /** @param document maps, lists, texts, numbers, booleans and nulls, in the order of the output */
    public static String text(Map<String, ?> document) {
        DumpSettings settings = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setWidth(1000)
                .setUseUnicodeEncoding(true)
                .setSchema(new CoreSchema())
                .build();
        return new Dump(settings).dumpToString(document);
    }
}
