package dev.trivium.history;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The tags of runs. */
final class Tags {

    private Tags() {}

    /** @throws IllegalArgumentException for a tag that is empty or longer than 64 characters */
    static void set(Writing w, String runId, Set<String> tags) throws SQLException {
        List<String> sorted = new ArrayList<>(new TreeSet<>(checked(tags)));
        List<Recount.Counted> calls = Recount.run(w, runId);
        w.sql().update("DELETE FROM run_tag WHERE run_id = ?", runId);
        for (String tag : sorted) {
            w.sql().update("INSERT INTO run_tag (run_id, tag) VALUES (?, ?)", runId, tag);
        }
        w.ledger().forgetTags(runId);
        for (Recount.Counted call : calls) {
            CallFacts facts = call.facts();
            w.ledger().count(w.sql(), facts, -1);
            int seriesId =
                    w.ledger().count(w.sql(), facts.withSeries(facts.series().withTags(sorted)), 1);
            w.sql().update("UPDATE call SET series_id = ? WHERE id = ?", seriesId, call.id());
        }
    }

    /** @throws IllegalArgumentException for a tag that is empty or longer than 64 characters */
    static Set<String> checked(Set<String> tags) {
        for (String tag : tags) {
            if (tag.isBlank() || tag.length() > 64) {
                throw new IllegalArgumentException("A tag has 1 to 64 characters; got \"" + tag + "\".");
            }
        }
        return tags;
    }
}
