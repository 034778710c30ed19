package dev.trivium.history;

import java.util.List;
import java.util.Map;

/**
 * A run with everything that is known of it.
 *
 * @param variables the values of the prompt's variables
 * @param columns in order of their index
 */
public record RunRecord(RunSummary summary, Map<String, String> variables, List<Column> columns) {

    /**
     * One column of a run.
     *
     * @param tries the root calls, oldest first; more than one if the column was tried again. Never empty.
     */
    public record Column(int index, List<CallRecord> tries) {

        /** The last try: the one that counts. */
        public CallRecord last() {
            return tries.get(tries.size() - 1);
        }
    }
}
