package dev.trivium.app.cli;

import dev.trivium.route.export.CallerKey;
import dev.trivium.route.export.Fidelity;
import dev.trivium.route.export.FidelityReport;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** A report on an export or import as a table. */
final class FidelityTable {

    private FidelityTable() {}

    static void print(FidelityReport report, PrintStream out) {
        TextTable table = new TextTable("PART", "WHAT", "VERDICT", "HOW");
        for (FidelityReport.Line line : report.lines()) {
            table.row(line.part().path(), line.part().text(), line.fidelity().words(), line.how());
        }
        table.lines().forEach(line -> out.println(Printable.line(line)));
        if (!report.keys().isEmpty()) {
            out.println();
            TextTable keys = new TextTable("THE CALLER SENDS", "FOR", "FORM", "COMPUTED BY");
            for (CallerKey key : report.keys()) {
                keys.row(key.name(), key.feature(), key.form() + ", " + key.carrier(), key.snippet());
            }
            keys.lines().forEach(line -> out.println(Printable.line(line)));
        }
    }

    /** {@code 5 exact, 1 needs the caller}; what there is none of is left out. */
    static String counts(FidelityReport report) {
        List<String> counts = new ArrayList<>();
        report.counts().forEach((fidelity, count) -> {
            if (count > 0 || fidelity == Fidelity.EXACT) {
                counts.add(count + " " + fidelity.words());
            }
        });
        return String.join(", ", counts);
    }
}
