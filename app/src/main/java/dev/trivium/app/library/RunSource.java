package dev.trivium.app.library;

import dev.trivium.chat.ModelAddress;
import dev.trivium.history.HistoryException;
import dev.trivium.history.RunPage;
import dev.trivium.history.RunQuery;
import dev.trivium.history.RunRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the runs come from: the history. Waits for the disk. */
public interface RunSource {

    RunPage page(RunQuery query, RunPage.@Nullable Key after, int limit) throws HistoryException;

    Optional<RunRecord> run(String runId) throws HistoryException;

    /** The tags of runs, in order; a run without tags has no entry. */
    Map<String, List<String>> tags(List<String> runIds) throws HistoryException;

    /** Gives a run its tags, instead of those that it had. */
    void tag(String runId, Set<String> tags) throws HistoryException;

    /** Deletes runs with all that belongs to them. */
    void delete(List<String> runIds) throws HistoryException;

    /** Writes the file anew without what was deleted. */
    void compact() throws HistoryException;

    /** What the runs can be filtered by. */
    List<ModelAddress> models() throws HistoryException;

    /** The runs of a prompt, oldest first. */
    List<String> ofPrompt(@Nullable String promptName) throws HistoryException;
}
