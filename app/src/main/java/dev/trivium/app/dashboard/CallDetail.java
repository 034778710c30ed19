package dev.trivium.app.dashboard;

import dev.trivium.history.CallRecord;
import dev.trivium.history.RunRecord;
import dev.trivium.history.Score;
import java.util.List;
import java.util.Optional;

/** A call with the run that it belongs to, what was thought of it, and what was asked. */
public record CallDetail(RunRecord run, CallRecord call, List<Score> scores, RequestText request) {

    static Optional<CallDetail> of(RunRecord run, String callId, List<Score> scores) {
        return run.columns().stream()
                .flatMap(column -> column.tries().stream())
                .flatMap(root -> find(root, callId).stream())
                .findFirst()
                .map(call -> new CallDetail(run, call, scores, RequestText.of(call)));
    }

    private static Optional<CallRecord> find(CallRecord call, String id) {
        if (call.id().equals(id)) {
            return Optional.of(call);
        }
        return call.children().stream()
                .flatMap(child -> find(child, id).stream())
                .findFirst();
    }
}
