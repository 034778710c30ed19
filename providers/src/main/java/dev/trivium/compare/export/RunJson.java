package dev.trivium.compare.export;

import dev.trivium.compare.Result;
import dev.trivium.compare.ResultJson;
import dev.trivium.history.RunRecord;
import dev.trivium.history.RunSummary;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A run as JSON: the document of {@link ResultJson}, and what was asked. */
public final class RunJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private RunJson() {}

    /** Several lines; the results are those of each column's last try. */
    public static String write(RunRecord run) {
        RunSummary summary = run.summary();
        List<Result> results = run.columns().stream()
                .map(column -> StoredResult.of(column.last()))
                .toList();
        ObjectNode document = ResultJson.document(summary.id(), results);
        document.put("started_at", summary.startedAt().toString());
        document.put("source", summary.source());
        document.put("state", summary.state().id());
        document.put("simulated", summary.simulated());
        document.putObject("prompt").put("name", summary.promptName()).put("text", summary.promptText());
        ObjectNode variables = document.putObject("variables");
        new TreeMap<>(run.variables()).forEach(variables::put);
        return MAPPER.writeValueAsString(document).replace("\r\n", "\n");
    }
}
