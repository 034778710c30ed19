package dev.trivium.provider.openai;

import dev.trivium.chat.ToolDefinition;
import dev.trivium.provider.http.Requests;
import dev.trivium.provider.http.WireException;
import tools.jackson.databind.node.ObjectNode;

/** The parameters of a tool as both protocols want them. */
final class ToolSchema {

    private ToolSchema() {}

    /** A tool without parameters still needs a schema of type object. */
    static ObjectNode of(ToolDefinition tool) throws WireException {
        ObjectNode schema = Requests.object(tool.parameters(), "The schema of the tool '" + tool.name() + "'");
        if (schema.isEmpty()) {
            schema.put("type", "object").putObject("properties");
        }
        return schema;
    }
}
