package dev.trivium.app.library;

import dev.trivium.compare.export.RunCsv;
import dev.trivium.compare.export.RunHtml;
import dev.trivium.compare.export.RunJson;
import dev.trivium.compare.export.RunMarkdown;
import dev.trivium.history.RunRecord;
import java.time.ZoneId;

/** What a run can be written as. */
public enum ExportFormat {
    MARKDOWN("Markdown", "md"),
    HTML("HTML", "html"),
    JSON("JSON", "json"),
    CSV("CSV", "csv");

    private final String title;
    private final String ending;

    ExportFormat(String title, String ending) {
        this.title = title;
        this.ending = ending;
    }

    public String title() {
        return title;
    }

    /** Of the file's name, without the dot. */
    public String ending() {
        return ending;
    }

    /** @param zone for the time of the run */
    public String write(RunRecord run, ZoneId zone) {
        return switch (this) {
            case MARKDOWN -> RunMarkdown.write(run, zone);
            case HTML -> RunHtml.write(run, zone);
            case JSON -> RunJson.write(run);
            case CSV -> RunCsv.write(run);
        };
    }
}
