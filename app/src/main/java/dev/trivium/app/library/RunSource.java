package dev.trivium.app.library;

import dev.trivium.chat.ModelAddress;
import dev.trivium.history.HistoryException;
import dev.trivium.history.RunPage;
import dev.trivium.history.RunQuery;
import dev.trivium.history.RunRecord;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the runs come from: the history. Waits for the disk. */
public interface RunSource {

    RunPage page(RunQuery query, RunPage.@Nullable Key after, int limit) throws HistoryException;

    Optional<RunRecord> run(String runId) throws HistoryException;

    /** What the runs can be filtered by. */
    List<ModelAddress> models() throws HistoryException;

    /** The runs of a prompt, oldest first. */
    List<String> ofPrompt(@Nullable String promptName) throws HistoryException;
}
