package dev.trivium.compare.export;

import dev.trivium.chat.ChatError;
import dev.trivium.compare.Result;
import dev.trivium.history.CallRecord;
import dev.trivium.history.RunRecord;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A run as Markdown (CommonMark with the tables of GitHub's flavour). */
public final class RunMarkdown {

    private static final String NUMBERS = "| --- | --- | ---: | ---: | ---: | ---: | ---: |\n";

    private RunMarkdown() {}

    /** The table of figures alone, with its note below. */
    public static String table(RunRecord run) {
        StringBuilder text = new StringBuilder(row(RunTable.HEAD)).append(NUMBERS);
        RunTable.rows(run).forEach(row -> text.append(row(row)));
        String note = RunTable.note(run);
        return note.isEmpty() ? text.toString() : text + "\n" + note + "\n";
    }

    /**
     * The figures, the prompt, the variables and every answer. An answer stands as a quotation, so that its headings do
     * not become those of the document.
     *
     * @param zone for the time of the run
     */
    public static String write(RunRecord run, ZoneId zone) {
        StringBuilder text = new StringBuilder();
        text.append("# ").append(line(RunTable.title(run))).append("\n\n");
        text.append(line(RunTable.subtitle(run, zone))).append("\n\n").append(table(run));
        text.append("\n## Prompt\n\n").append(fenced(run.summary().promptText()));
        if (!run.variables().isEmpty()) {
            text.append("\n## Variables\n\n")
                    .append(row(List.of("Name", "Value")))
                    .append("| --- | --- |\n");
            new TreeMap<>(run.variables()).forEach((name, value) -> text.append(row(List.of(name, value))));
        }
        run.columns().forEach(column -> text.append(answer(column.last())));
        return text.toString();
    }

    private static String answer(CallRecord call) {
        Result result = StoredResult.of(call);
        ChatError error = result.error();
        StringBuilder text = new StringBuilder("\n## " + line(RunTable.name(call)) + "\n\n");
        if (error != null) {
            text.append("**").append(line(error.what())).append("** ");
            text.append(line((error.why() + " " + error.remedy()).strip())).append("\n\n");
        }
        if (result.partial()) {
            text.append("Partial answer:\n\n");
        }
        if (!call.text().isEmpty()) {
            text.append(quoted(call.text()));
        } else if (error == null) {
            text.append("No text.\n");
        }
        return text.toString().stripTrailing() + "\n";
    }

    private static String quoted(String text) {
        return text.lines().map(line -> line.isEmpty() ? ">" : "> " + line).collect(Collectors.joining("\n", "", "\n"));
    }

    /** A fence longer than any run of backticks inside. */
    private static String fenced(String text) {
        String fence = "```";
        while (text.contains(fence)) {
            fence += "`";
        }
        return fence + "\n" + text.stripTrailing() + "\n" + fence + "\n";
    }

    private static String row(List<String> cells) {
        return cells.stream().map(RunMarkdown::cell).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String cell(String text) {
        return line(text).replace("|", "\\|");
    }

    /** One line in which nothing is a mark of Markdown. */
    private static String line(String text) {
        StringBuilder safe = new StringBuilder();
        for (char c : text.replaceAll("\\s+", " ").toCharArray()) {
            if ("\\`*_[]<>#".indexOf(c) >= 0) {
                safe.append('\\');
            }
            safe.append(c);
        }
        return safe.toString();
    }
}
