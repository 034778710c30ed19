package dev.trivium.app.compare.judge;

import dev.trivium.history.HistoryException;
import dev.trivium.history.Score;
import java.util.ArrayList;
import java.util.List;

/** Keeps scores while a test runs, and fails when it is told to. */
public final class MemoryScores implements ScoreStore {

    public final List<Score> kept = new ArrayList<>();
    public final List<String> labels = new ArrayList<>();
    public String failure = "";

    @Override
    public List<Score> of(String callId) {
        return kept.stream().filter(score -> score.callId().equals(callId)).toList();
    }

    @Override
    public void change(List<String> gone, List<Score> added) throws HistoryException {
        if (failure.equals("unknown")) {
            throw new IllegalArgumentException("The history has no such call.");
        }
        if (!failure.isEmpty()) {
            throw new HistoryException(failure, null);
        }
        kept.removeIf(score -> gone.contains(score.id()));
        kept.addAll(added);
    }

    @Override
    public List<String> labels() {
        return labels;
    }
}
