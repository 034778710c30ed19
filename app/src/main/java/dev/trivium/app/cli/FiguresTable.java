package dev.trivium.app.cli;

import dev.trivium.chat.Answer;
import dev.trivium.chat.Basis;
import dev.trivium.chat.Cost;
import dev.trivium.chat.Usage;
import dev.trivium.compare.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The figures of a run as a table, each marked with what it rests on. */
final class FiguresTable {

    private static final String NOTHING = "–";

    private FiguresTable() {}

    static List<String> lines(List<Result> results) {
        TextTable table = new TextTable("model", "answer", ">first token", ">total", ">input", ">output", ">cost");
        for (Result result : results) {
            Answer answer = result.answer();
            table.row(
                    result.model().toString(),
                    state(result),
                    time(answer.timing().timeToFirstToken()),
                    time(answer.timing().total()),
                    tokens(answer.usage(), Usage::inputTokens),
                    tokens(answer.usage(), Usage::outputTokens),
                    cost(result));
        }
        List<String> lines = new ArrayList<>(table.lines());
        lines.addAll(legend(results));
        return lines;
    }

    private static String state(Result result) {
        if (result.error() != null) {
            return "failed: " + result.error().kind().id() + (result.answer().isEmpty() ? "" : ", partial");
        }
        return result.answer().finishReason() == null
                ? "complete"
                : result.answer().finishReason().id();
    }

    private static String time(@Nullable Duration duration) {
        return duration == null ? NOTHING : Printable.seconds(duration);
    }

    private static String tokens(@Nullable Usage usage, ToLongFunction<Usage> count) {
        if (usage == null) {
            return NOTHING;
        }
        return (usage.basis() == Basis.ESTIMATED ? "~" : "") + count.applyAsLong(usage);
    }

    private static String cost(Result result) {
        Cost cost = result.answer().cost();
        if (result.simulated()) {
            return "simulated";
        }
        if (cost.usd() == null) {
            return "unknown";
        }
        return (cost.basis() == Basis.ESTIMATED ? "~" : "") + Printable.dollars(cost.usd());
    }

    private static List<String> legend(List<Result> results) {
        List<String> legend = new ArrayList<>();
        if (results.stream().anyMatch(FiguresTable::estimated)) {
            legend.add("~ estimated here, because the provider did not report it");
        }
        if (results.stream().anyMatch(Result::simulated)) {
            legend.add("simulated: a demo model invented the answer and its figures; it has no cost");
        }
        return legend;
    }

    private static boolean estimated(Result result) {
        Usage usage = result.answer().usage();
        Cost cost = result.answer().cost();
        return (usage != null && usage.basis() == Basis.ESTIMATED) || (cost.known() && cost.basis() == Basis.ESTIMATED);
    }
}
