package dev.trivium.history;

import java.io.IOException;
import java.util.List;

/** Writes runs, one after the other, in one format. Not safe for several threads. */
interface RunSink {

    /** @param tags sorted */
    void run(RunRecord run, List<String> tags) throws IOException;

    /** After the last run. Does not close what it writes to. */
    void end() throws IOException;
}
