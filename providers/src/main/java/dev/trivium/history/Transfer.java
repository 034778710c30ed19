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
        private final JsonLine line;
        private final List<Call> calls = new ArrayList<>();

        Run(JsonLine line) {
            this.line = line;
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

    /** Writes every run that has ended, oldest first; calls that never ended are left out. */
    public void export(Writer out) throws HistoryException, IOException {
        List<String> ids = reader.ask(sql -> sql.query(
                "SELECT id FROM run WHERE state <> 'running' ORDER BY started_at, id", row -> row.getString(1)));
        for (String id : ids) {
            RunRecord run = reader.run(id).orElse(null);
            if (run == null) {
                continue;
            }
            Set<String> tags = new HashSet<>(reader.ask(
                    sql -> sql.query("SELECT tag FROM run_tag WHERE run_id = ?", row -> row.getString(1), id)));
            out.write(JsonLines.run(run, tags));
            out.write('\n');
            for (RunRecord.Column column : run.columns()) {
                for (CallRecord call : column.tries()) {
                    export(out, call, null, column.index());
                }
            }
        }
    }

    private static void export(Writer out, CallRecord call, @Nullable String parentId, int column) throws IOException {
        if (call.state() == RunState.FINISHED) {
            out.write(JsonLines.call(call, parentId, column));
            out.write('\n');
            for (CallRecord child : call.children()) {
                export(out, child, call.id(), column);
            }
        }
    }

    /**
     * Adds the runs of a file. All of it is read and checked first, so that a file with a mistake changes nothing.
     *
     * @throws HistoryException if a line is wrong, with its number, or if the history cannot be written
     */
    public ImportResult load(Path file) throws HistoryException, IOException {
        read(file, run -> {});
        int[] counts = new int[3];
        read(file, run -> add(run, counts));
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
                        json.need("id");
                        json.startedAt();
                        run = new Run(json);
                    } else if (!json.need("type").equals("call")) {
                        throw new IllegalArgumentException("\"type\" is \"run\" or \"call\"");
                    } else if (run == null) {
                        throw new IllegalArgumentException("a call comes after the run that it belongs to");
                    } else {
                        run.calls.add(call(json, run));
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
        String parentId = json.text("parent_id");
        if (parentId != null
                && run.calls.stream()
                        .noneMatch(above -> above.open().origin().callId().equals(parentId))) {
            throw new IllegalArgumentException("\"parent_id\" names no call that came before");
        }
        String request =
                json.json().has("request") ? json.json().path("request").toString() : "{}";
        StoredRequest.read(request);
        Duration offset = Objects.requireNonNullElse(JsonLines.duration(json.json(), "offset_ms"), Duration.ZERO);
        Origin origin = new Origin(
                json.need("id"),
                parentId,
                json.texts("path"),
                json.json().path("held").asBoolean(false));
        OpenCall open = new OpenCall(
                origin,
                json.model(),
                json.json().path("simulated").asBoolean(false),
                json.startedAt(),
                offset.toNanos(),
                () -> request);
        return new Call(
                open, json.json().path("column").asInt(0), json.answer(), json.error(), json.timeline(), json.steps());
    }

    private void add(Run run, int[] counts) throws HistoryException {
        String id = run.line.need("id");
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
        Instant startedAt = run.line.startedAt();
        Map<String, String> variables = new HashMap<>();
        run.line
                .json()
                .path("variables")
                .properties()
                .forEach(entry -> variables.put(entry.getKey(), entry.getValue().asString()));
        String source = Objects.requireNonNullElse(run.line.text("source"), "import");
        String prompt = Objects.requireNonNullElse(run.line.text("prompt"), "");
        Rows.run(w, id, startedAt, new RunStart(source, run.line.text("prompt_name"), prompt, variables));
        Tags.set(w, id, new HashSet<>(run.line.texts("tags")));
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
                            run.line.text("prompt_name"),
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
