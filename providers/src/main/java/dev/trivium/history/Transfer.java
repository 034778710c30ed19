package dev.trivium.history;

import dev.trivium.chat.Answer;
import dev.trivium.chat.ChatError;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Origin;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** The history out to a file and back in, as {@link JsonLines}. Every method waits. */
public final class Transfer {

    /** A call that has been read, with where it stands. */
    private record Call(
            OpenCall open,
            int column,
            Answer answer,
            @Nullable ChatError error,
            @Nullable Timeline timeline,
            List<StepRecord> steps) {}

    private static final class Run {
        private final String id;
        private final Instant startedAt;
        private final RunStart start;
        private final Set<String> tags;
        private final List<Call> calls = new ArrayList<>();
        private final Set<String> callIds = new HashSet<>();

        Run(JsonLine line) {
            line.only(JsonLines.RUN_FIELDS);
            id = line.id("id");
            startedAt = line.startedAt();
            Map<String, String> variables = new HashMap<>();
            line.json()
                    .path("variables")
                    .properties()
                    .forEach(value ->
                            variables.put(value.getKey(), value.getValue().asString()));
            start = new RunStart(
                    Objects.requireNonNullElse(line.text("source"), "import"),
                    line.text("prompt_name"),
                    Objects.requireNonNullElse(line.text("prompt"), ""),
                    variables);
            tags = Tags.checked(new HashSet<>(line.texts("tags")));
        }

        void add(Call call) {
            if (!callIds.add(call.open().origin().callId())) {
                throw new IllegalArgumentException("the run has a call with this \"id\" already");
            }
            calls.add(call);
        }
    }

    @FunctionalInterface
    private interface RunTaker {
        void take(Run run) throws HistoryException;
    }

    private final dev.trivium.history.Writer writer;
    private final Reader reader;

    Transfer(dev.trivium.history.Writer writer, Reader reader) {
        this.writer = writer;
        this.reader = reader;
    }

    /** As {@link ExportFormat#JSONL}, everything. */
    public void export(Writer out) throws HistoryException, IOException {
        export(ExportFormat.JSONL, ExportScope.ALL, out, UnaryOperator.identity());
    }

    /**
     * Writes the runs that have ended, oldest first; calls that never ended are left out. Goes through the history a page
     * at a time. Does not close {@code out}.
     *
     * @param providerOf from a connection's id to the name of its provider after the GenAI conventions of OpenTelemetry,
     *     such as {@code gcp.gemini}; only {@link ExportFormat#OTLP} asks for it
     */
    public void export(ExportFormat format, ExportScope scope, Writer out, UnaryOperator<String> providerOf)
            throws HistoryException, IOException {
        RunSink sink = switch (format) {
            case JSONL -> new JsonLinesSink(out);
            case CSV -> new CallCsv(out);
            case OTLP -> new OtlpSink(out, scope.texts(), providerOf);
        };
        new RunScan(reader).forEach(scope, sink);
        sink.end();
    }

    /**
     * Adds the runs of a file. All of it is read and checked first, so that a file with a mistake changes nothing.
     *
     * @throws HistoryException if a line is wrong, with its number; or if the history cannot be written, and then the
     *     message says how many runs were imported before
     */
    public ImportResult load(Path file) throws HistoryException, IOException {
        read(file, run -> {});
        int[] counts = new int[3];
        try {
            read(file, run -> add(run, counts));
        } catch (HistoryException e) {
            throw new HistoryException(
                    e.getMessage() + " Of " + file + ", " + counts[0] + (counts[0] == 1 ? " run was" : " runs were")
                            + " imported before that. Import the file again for the rest; what is there is left as it is.",
                    e);
        }
        return new ImportResult(counts[0], counts[1], counts[2]);
    }

    private static void read(Path file, RunTaker taker) throws HistoryException, IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            Run run = null;
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (line.isBlank()) {
                    continue;
                }
                try {
                    JsonLine json = new JsonLine(JsonLines.MAPPER.readTree(line));
                    if (json.isRun()) {
                        if (run != null) {
                            taker.take(run);
                        }
                        run = new Run(json);
                    } else if (!json.need("type").equals("call")) {
                        throw new IllegalArgumentException("\"type\" is \"run\" or \"call\"");
                    } else if (run == null) {
                        throw new IllegalArgumentException("a call comes after the run that it belongs to");
                    } else {
                        run.add(call(json, run));
                    }
                } catch (IllegalArgumentException | JacksonException e) {
                    String why = e instanceof JacksonException json ? json.getOriginalMessage() : e.getMessage();
                    throw new HistoryException(
                            file + ", line " + number + ": " + why
                                    + ". Nothing was imported. Correct the line, or take it out.",
                            e);
                }
            }
            if (run != null) {
                taker.take(run);
            }
        }
    }

    private static Call call(JsonLine json, Run run) {
        json.only(JsonLines.CALL_FIELDS);
        String parentId = json.text("parent_id");
        if (parentId != null && !run.callIds.contains(parentId)) {
            throw new IllegalArgumentException("\"parent_id\" names no call that came before");
        }
        String request =
                json.json().has("request") ? json.json().path("request").toString() : "{}";
        StoredRequest.read(request);
        Duration offset = Objects.requireNonNullElse(JsonLines.duration(json.json(), "offset_ms"), Duration.ZERO);
        Origin origin = new Origin(json.id("id"), parentId, json.texts("path"), json.flag("held"));
        OpenCall open = new OpenCall(
                origin, json.model(), json.flag("simulated"), json.startedAt(), offset.toNanos(), () -> request);
        return new Call(
                open, (int) json.whole("column", 0), json.answer(), json.error(), json.timeline(), json.steps());
    }

    private void add(Run run, int[] counts) throws HistoryException {
        String id = run.id;
        boolean[] present = new boolean[1];
        writer.perform(w -> {
            present[0] = !w.sql()
                    .query("SELECT 1 FROM run WHERE id = ?", row -> true, id)
                    .isEmpty();
            if (!present[0]) {
                add(w, id, run);
            }
        });
        counts[0] += present[0] ? 0 : 1;
        counts[1] += present[0] ? 0 : run.calls.size();
        counts[2] += present[0] ? 1 : 0;
    }

    private static void add(Writing w, String id, Run run) throws java.sql.SQLException {
        Rows.run(w, id, run.startedAt, run.start);
        Tags.set(w, id, run.tags);
        Set<String> parents = new HashSet<>();
        Map<String, ModelAddress> roots = new HashMap<>();
        for (Call call : run.calls) {
            Origin origin = call.open().origin();
            String parentId = origin.parentId();
            if (parentId != null) {
                parents.add(parentId);
            }
            ModelAddress above = parentId == null ? null : roots.get(parentId);
            roots.put(origin.callId(), above == null ? call.open().model() : above);
            Rows.opened(w, id, call.column(), call.open());
        }
        for (Call call : run.calls) {
            String callId = call.open().origin().callId();
            ModelAddress root = Objects.requireNonNull(roots.get(callId));
            boolean leaf = !parents.contains(callId) && !call.open().model().isRoute();
            Rows.ended(
                    w,
                    new EndedCall(
                            call.open(),
                            id,
                            leaf,
                            root.isRoute() ? root.model() : null,
                            run.start.promptName(),
                            call.answer(),
                            call.error(),
                            call.timeline()));
            int seq = 0;
            for (StepRecord step : call.steps()) {
                Rows.step(w.sql(), callId, seq++, step);
            }
        }
        Rows.runState(w.sql(), id, RunState.FINISHED);
    }
}
