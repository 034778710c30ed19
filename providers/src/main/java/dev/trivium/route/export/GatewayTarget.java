package dev.trivium.route.export;

import dev.trivium.route.Route;
import java.util.ArrayList;
import java.util.List;

/**
 * What all gateways have in common: they know one policy, so used routes are laid into it; every part is accounted for in a
 * {@link Ledger}; and where the caller has to send something, the file that computes it goes along.
 */
abstract class GatewayTarget implements ExportTarget {

    /** The files of the translation, and what is left to do. */
    record Written(List<ExportFile> files, List<String> todo) {}

    @Override
    public final Export export(Route route, ExportContext context) {
        Route whole = Inlining.of(route, context);
        Ledger ledger = new Ledger(whole);
        Written written = write(whole, context, ledger);
        FidelityReport report = ledger.report();
        List<ExportFile> files = new ArrayList<>(written.files());
        if (!report.keys().isEmpty()) {
            files.add(CallerSnippet.file(report.keys()));
        }
        return new Export(name(), version(), files, report, written.todo());
    }

    /** Translates a route, with all that it uses laid into it, and notes what becomes of each of its parts. */
    abstract Written write(Route route, ExportContext context, Ledger ledger);

    /** The first lines of a file that may have comments. */
    final String stamp(Route route) {
        return "# The route \"" + route.name() + "\" for " + title() + ", written for " + version() + ".\n"
                + "# It names keys and never holds one. The report on what it carries: trivium route export --report.\n";
    }
}
