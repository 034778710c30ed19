package dev.trivium.app.cli;

import dev.trivium.route.engine.DryRun;
import java.io.PrintStream;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Shows the way that a request would take. */
final class DryRunText {

    private DryRunText() {}

    static void print(List<DryRun.Line> lines, boolean json, PrintStream out) {
        if (json) {
            out.println(json(lines));
        } else {
            for (DryRun.Line line : lines) {
                String indent = "  ".repeat(line.depth());
                out.println(indent + line.step() + " (" + line.kind() + "): " + Printable.line(line.explanation()));
            }
        }
        out.flush();
    }

    private static String json(List<DryRun.Line> lines) {
        JsonMapper mapper = JsonMapper.builder().build();
        ObjectNode root = mapper.createObjectNode();
        ArrayNode steps = root.putArray("steps");
        for (DryRun.Line line : lines) {
            steps.addObject()
                    .put("step", line.step())
                    .put("kind", line.kind())
                    .put("depth", line.depth())
                    .put("explanation", line.explanation());
        }
        return root.toPrettyString();
    }
}
