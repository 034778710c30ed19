package dev.trivium.compare.export;

import dev.trivium.chat.Basis;
import dev.trivium.chat.ChatError;
import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.Timing;
import dev.trivium.chat.Usage;
import dev.trivium.history.CallRecord;
import dev.trivium.history.RunRecord;
import dev.trivium.history.RunState;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The figures of a run as people read them: one row a column, an estimate with a tilde, the unknown empty. */
final class RunTable {

    static final List<String> HEAD =
            List.of("Model", "State", "First token", "Total", "Tokens in", "Tokens out", "Cost");

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss", Locale.ENGLISH);

    private RunTable() {}

    static List<List<String>> rows(RunRecord run) {
        return run.columns().stream().map(column -> row(column.last())).toList();
    }

    static String title(RunRecord run) {
        String name = run.summary().promptName();
        return name == null || name.isBlank() ? "Untitled prompt" : name;
    }

    /** When, from where, and how it ended. */
    static String subtitle(RunRecord run, ZoneId zone) {
        return WHEN.format(run.summary().startedAt().atZone(zone)) + " (" + zone.getId() + ") · "
                + run.summary().source() + " · " + run.summary().state().id() + " · run "
                + run.summary().id();
    }

    /** What a reader must know of the figures; empty if there is nothing. */
    static String note(RunRecord run) {
        boolean simulated = calls(run).anyMatch(CallRecord::simulated);
        boolean estimated = calls(run).anyMatch(RunTable::estimated);
        String first =
                simulated ? "Simulated: invented by a demo provider; it is no model's answer and cost nothing." : "";
        String second = estimated ? "~ marks an estimate: nobody reported the number." : "";
        return (first + " " + second).strip();
    }

    static String name(CallRecord call) {
        return call.simulated() ? call.model() + " (simulated)" : call.model().toString();
    }

    static String state(CallRecord call) {
        ChatError error = call.error();
        if (error == null) {
            return call.state() == RunState.FINISHED ? "done" : call.state().id();
        }
        return error.kind() == ErrorKind.CANCELLED
                ? "stopped"
                : "failed: " + error.kind().id();
    }

    private static List<String> row(CallRecord call) {
        Timing timing = call.timing();
        Usage usage = call.usage();
        return List.of(
                name(call),
                state(call),
                timing == null ? "" : seconds(timing.timeToFirstToken()),
                timing == null ? "" : seconds(timing.total()),
                usage == null ? "" : mark(usage.basis()) + usage.inputTokens(),
                usage == null ? "" : mark(usage.basis()) + usage.outputTokens(),
                cost(call));
    }

    private static String cost(CallRecord call) {
        if (call.simulated()) {
            return "simulated";
        }
        BigDecimal usd = call.cost().usd();
        return usd == null ? "" : mark(call.cost().basis()) + "$" + fourDecimals(usd);
    }

    /** Four decimals, more where nothing would be left. */
    private static String fourDecimals(BigDecimal usd) {
        BigDecimal rounded = usd.setScale(4, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? usd.stripTrailingZeros().toPlainString() : rounded.toPlainString();
    }

    private static String seconds(@Nullable Duration time) {
        return time == null ? "" : String.format(Locale.ROOT, "%.2f s", time.toNanos() / 1e9);
    }

    private static String mark(Basis basis) {
        return basis == Basis.ESTIMATED ? "~" : "";
    }

    private static boolean estimated(CallRecord call) {
        Usage usage = call.usage();
        boolean tokens = usage != null && usage.basis() == Basis.ESTIMATED;
        return tokens
                || (!call.simulated() && call.cost().known() && call.cost().basis() == Basis.ESTIMATED);
    }

    private static java.util.stream.Stream<CallRecord> calls(RunRecord run) {
        return run.columns().stream().map(RunRecord.Column::last);
    }
}
