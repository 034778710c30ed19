package dev.trivium.app.compare.judge;

import dev.trivium.history.History;
import dev.trivium.history.HistoryException;
import dev.trivium.history.Score;
import java.util.List;

/** Where scores are kept. Every method waits for the disk, so none belongs on the FX thread. */
public interface ScoreStore {

    /** Oldest first. */
    List<Score> of(String callId) throws HistoryException;

    /**
     * Takes scores back and adds others, all or none of it.
     *
     * @param gone the ids of those that are taken back
     * @throws IllegalArgumentException if the call is not recorded; nothing has changed then
     */
    void change(List<String> gone, List<Score> added) throws HistoryException;

    /** Those that persons have used before, the last first. */
    List<String> labels() throws HistoryException;

    /** The scores of an open history. */
    static ScoreStore of(History history) {
        return new ScoreStore() {

            private static final int MOST_LABELS = 50;

            @Override
            public List<Score> of(String callId) throws HistoryException {
                return history.scores().of(callId);
            }

            @Override
            public void change(List<String> gone, List<Score> added) throws HistoryException {
                history.scores().change(gone, added);
            }

            @Override
            public List<String> labels() throws HistoryException {
                return history.scores().labels(MOST_LABELS);
            }
        };
    }
}
