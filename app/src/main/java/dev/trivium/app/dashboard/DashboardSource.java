package dev.trivium.app.dashboard;

import dev.trivium.history.CallLine;
import dev.trivium.history.CallQuery;
import dev.trivium.history.Dashboard;
import dev.trivium.history.DashboardQuery;
import dev.trivium.history.FigureFilter;
import dev.trivium.history.FilterChoices;
import dev.trivium.history.HistoryException;
import dev.trivium.history.HoursQuery;
import dev.trivium.history.MeanScore;
import dev.trivium.history.RunRecord;
import dev.trivium.history.Score;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the figures come from: the history. Every method but {@link #zone} waits for the disk. */
public interface DashboardSource {

    /** In which days begin. */
    ZoneId zone();

    Dashboard dashboard(DashboardQuery query) throws HistoryException;

    Dashboard dashboard(HoursQuery query) throws HistoryException;

    FilterChoices choices() throws HistoryException;

    List<MeanScore> scores(Instant from, Instant until, FigureFilter filter) throws HistoryException;

    List<CallLine> calls(CallQuery query, Instant from, Instant until, @Nullable CallLine after, int limit)
            throws HistoryException;

    Optional<RunRecord> run(String runId) throws HistoryException;

    List<Score> scoresOf(String callId) throws HistoryException;
}
