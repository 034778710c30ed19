package dev.trivium.history;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Runs as traces in OTLP JSON: the run is the root span, below it the calls, below a route's call its steps, and below a
 * step the calls that it made. Each line is one {@code ExportTraceServiceRequest}, which a collector takes by
 * {@code POST /v1/traces}, and the file is what its {@code otlpjsonfile} receiver reads.
 */
final class OtlpSink implements RunSink {

    /** Whole runs go into a line until it has so many spans. */
    private static final int SPANS_A_LINE = 500;

    private final Writer out;
    private final OtlpAttributes calls;
    private ObjectNode request;
    private ArrayNode spans;

    /** A step that a route took. */
    private record Step(String spanId, List<String> path, Duration entered) {}

    /** @param providerOf the name of a connection's provider after the GenAI conventions */
    OtlpSink(Writer out, boolean texts, UnaryOperator<String> providerOf) {
        this.out = out;
        this.calls = new OtlpAttributes(texts, providerOf);
        this.request = JsonLines.MAPPER.createObjectNode();
        this.spans = begin(request);
    }

    @Override
    public void run(RunRecord run, List<String> tags) throws IOException {
        new Trace(run).write(tags);
        if (spans.size() >= SPANS_A_LINE) {
            flush();
        }
    }

    @Override
    public void end() throws IOException {
        flush();
    }

    private void flush() throws IOException {
        if (!spans.isEmpty()) {
            out.write(JsonLines.MAPPER.writeValueAsString(request));
            out.write('\n');
        }
        request = JsonLines.MAPPER.createObjectNode();
        spans = begin(request);
    }

    private static ArrayNode begin(ObjectNode request) {
        ObjectNode resourceSpans = request.putArray("resourceSpans").addObject();
        ArrayNode resource = resourceSpans.putObject("resource").putArray("attributes");
        OtlpSpan.attribute(resource, "service.name").put("stringValue", "trivium");
        ObjectNode scopeSpans = resourceSpans.putArray("scopeSpans").addObject();
        scopeSpans.putObject("scope").put("name", "dev.trivium.history");
        return scopeSpans.putArray("spans");
    }

    /** The bytes of the name's SHA-256, so that the same run has the same ids in every export. */
    private static String hex(String name, int digits) {
        return RequestJson.sha256(name.getBytes(StandardCharsets.UTF_8)).substring(0, digits);
    }

    private final class Trace {

        private final RunRecord run;
        private final String traceId;
        private final String rootSpan;

        Trace(RunRecord run) {
            this.run = run;
            this.traceId = hex(run.summary().id(), 32);
            this.rootSpan = hex("run " + run.summary().id(), 16);
        }

        void write(List<String> tags) {
            RunSummary summary = run.summary();
            Instant end = summary.startedAt();
            for (RunRecord.Column column : run.columns()) {
                for (CallRecord call : column.tries()) {
                    Instant over = end(call, call.startedAt());
                    end = call.state() == RunState.FINISHED && over.isAfter(end) ? over : end;
                }
            }
            String name = Objects.requireNonNullElse(summary.promptName(), summary.source());
            new OtlpSpan(spans, traceId, rootSpan, null, "run " + name, OtlpSpan.Kind.INTERNAL)
                    .time(summary.startedAt(), end)
                    .put("trivium.run.id", summary.id())
                    .put("trivium.run.source", summary.source())
                    .put("trivium.prompt.name", summary.promptName())
                    .put("trivium.tags", tags);
            for (RunRecord.Column column : run.columns()) {
                for (CallRecord call : column.tries()) {
                    call(call, rootSpan, call.startedAt(), column.index());
                }
            }
        }

        /** @param rootAt when the column's root call began, from which the others are counted */
        private void call(CallRecord call, String parentSpan, Instant rootAt, int column) {
            if (call.state() != RunState.FINISHED) {
                return;
            }
            String spanId = hex("call " + call.id(), 16);
            Instant start = start(call, rootAt);
            boolean route = call.model().isRoute();
            OtlpSpan span = new OtlpSpan(
                            spans,
                            traceId,
                            spanId,
                            parentSpan,
                            (route ? "route " : "chat ") + call.model().model(),
                            route ? OtlpSpan.Kind.INTERNAL : OtlpSpan.Kind.CLIENT)
                    .time(start, end(call, start));
            calls.write(span, call, column);
            List<Step> steps = steps(call, spanId, rootAt, end(call, start));
            for (CallRecord child : call.children()) {
                call(child, parent(child, steps, spanId), rootAt, column);
            }
        }

        /** Pairs each entering with the next leaving of the same step; one that was never left ends with its call. */
        private List<Step> steps(CallRecord call, String callSpan, Instant rootAt, Instant callEnd) {
            List<Step> steps = new ArrayList<>();
            Map<Integer, StepRecord> ends = ends(call.steps());
            for (int i = 0; i < call.steps().size(); i++) {
                StepRecord entered = call.steps().get(i);
                if (!entered.entered()) {
                    continue;
                }
                StepRecord left = ends.get(i);
                Step step = new Step(hex("step " + i + " of " + call.id(), 16), entered.path(), entered.offset());
                String name = entered.path().isEmpty()
                        ? "step"
                        : "step " + entered.path().get(entered.path().size() - 1);
                OtlpSpan span = new OtlpSpan(
                                spans,
                                traceId,
                                step.spanId(),
                                enclosing(steps, entered, callSpan),
                                name,
                                OtlpSpan.Kind.INTERNAL)
                        .time(rootAt.plus(entered.offset()), left == null ? callEnd : rootAt.plus(left.offset()))
                        .put("trivium.step.path", entered.path())
                        .put("trivium.step.kind", entered.kind())
                        .put("trivium.step.reason", entered.reason())
                        .put("trivium.held", entered.held());
                if (left != null && left.errorKind() != null) {
                    span.error(left.errorKind(), left.error());
                }
                steps.add(step);
            }
            return steps;
        }

        /** From the number of each entering event to the event of leaving. */
        private static Map<Integer, StepRecord> ends(List<StepRecord> events) {
            Map<Integer, StepRecord> ends = new HashMap<>();
            Map<List<String>, Deque<Integer>> open = new HashMap<>();
            for (int i = 0; i < events.size(); i++) {
                StepRecord event = events.get(i);
                Deque<Integer> waiting = open.computeIfAbsent(event.path(), path -> new ArrayDeque<>());
                if (event.entered()) {
                    waiting.add(i);
                } else if (!waiting.isEmpty()) {
                    ends.put(waiting.remove(), event);
                }
            }
            return ends;
        }

        private static String enclosing(List<Step> steps, StepRecord entered, String callSpan) {
            return innermost(
                    steps, entered.path(), entered.offset(), entered.path().size() - 1, callSpan);
        }

        private static String parent(CallRecord child, List<Step> steps, String callSpan) {
            return innermost(steps, child.path(), child.offset(), child.path().size(), callSpan);
        }

        /** The last step entered until then that leads there, the longest way first. */
        private static String innermost(
                List<Step> steps, List<String> path, Duration until, int longest, String otherwise) {
            return steps.stream()
                    .filter(step -> step.path().size() <= longest
                            && path.subList(0, step.path().size()).equals(step.path())
                            && step.entered().compareTo(until) <= 0)
                    .max(Comparator.<Step>comparingInt(step -> step.path().size())
                            .thenComparing(Step::entered))
                    .map(Step::spanId)
                    .orElse(otherwise);
        }

        private static Instant start(CallRecord call, Instant rootAt) {
            // Offsets are exact to the nanosecond and monotonic; the oldest schema had none.
            return call.offset().isZero() ? call.startedAt() : rootAt.plus(call.offset());
        }

        private static Instant end(CallRecord call, Instant start) {
            return call.timing() == null ? start : start.plus(call.timing().total());
        }
    }
}
