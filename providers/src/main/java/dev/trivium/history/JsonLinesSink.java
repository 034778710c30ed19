package dev.trivium.history;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs and calls as {@link JsonLines}. */
record JsonLinesSink(Writer out) implements RunSink {

    @Override
    public void run(RunRecord run, List<String> tags) throws IOException {
        line(JsonLines.run(run, Set.copyOf(tags)));
        for (RunRecord.Column column : run.columns()) {
            for (CallRecord call : column.tries()) {
                call(call, null, column.index());
            }
        }
    }

    @Override
    public void end() {}

    private void call(CallRecord call, @Nullable String parentId, int column) throws IOException {
        if (call.state() == RunState.FINISHED) {
            line(JsonLines.call(call, parentId, column));
            for (CallRecord child : call.children()) {
                call(child, call.id(), column);
            }
        }
    }

    private void line(String json) throws IOException {
        out.write(json);
        out.write('\n');
    }
}
