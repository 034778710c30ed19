package dev.trivium.app.dashboard;

import dev.trivium.app.controls.Figures;
import dev.trivium.chat.Basis;
import dev.trivium.chat.Timing;
import dev.trivium.chat.Usage;
import dev.trivium.history.CallRecord;
import dev.trivium.history.RunState;
import dev.trivium.history.Score;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The figures of one call as pairs of name and value, with what each rests on. */
final class CallFacts {

    record Fact(String name, String value) {}

    private CallFacts() {}

    static List<Fact> of(CallDetail detail, ZoneId zone) {
        CallRecord call = detail.call();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Started", Times.MOMENT.format(call.startedAt().atZone(zone))));
        facts.add(new Fact("Outcome", outcome(call)));
        Timing timing = call.timing();
        facts.add(new Fact("Latency", Figures.seconds(timing == null ? null : timing.total())));
        facts.add(new Fact("Time to first token", Figures.seconds(timing == null ? null : timing.timeToFirstToken())));
        usage(facts, call.usage(), timing);
        facts.add(new Fact("Cost", cost(call)));
        if (call.attempts() > 1) {
            facts.add(new Fact("Requests sent", Integer.toString(call.attempts())));
        }
        facts.add(new Fact("Prompt", FigureTexts.prompt(detail.run().summary().promptName())));
        facts.add(new Fact("Source", detail.run().summary().source()));
        if (!call.path().isEmpty()) {
            facts.add(new Fact("Step", String.join(" › ", call.path())));
        }
        if (call.servedModel() != null) {
            facts.add(new Fact("Model by the provider", call.servedModel()));
        }
        if (call.requestId() != null) {
            facts.add(new Fact("Request id", call.requestId()));
        }
        facts.add(new Fact("Call id", call.id()));
        return facts;
    }

    private static String outcome(CallRecord call) {
        if (call.state() != RunState.FINISHED) {
            return call.state().id();
        }
        if (call.error() != null) {
            return FigureTexts.errorKind(call.error().kind().id()) + (call.partial() ? ", partial answer" : "");
        }
        String raw = call.rawFinishReason();
        return call.finishReason() == null
                ? "Answered"
                : "Answered, " + call.finishReason().id()
                        + (raw == null
                                        || raw.equalsIgnoreCase(
                                                call.finishReason().id())
                                ? ""
                                : " (" + raw + ")");
    }

    private static void usage(List<Fact> facts, @Nullable Usage usage, @Nullable Timing timing) {
        if (usage == null) {
            facts.add(new Fact("Tokens", "not counted"));
            return;
        }
        String cached = usage.cachedInputTokens() > 0
                ? ", " + FigureTexts.count(usage.cachedInputTokens()) + " from the cache"
                : "";
        String written = usage.cacheWriteTokens() > 0
                ? ", " + FigureTexts.count(usage.cacheWriteTokens()) + " written to it"
                : "";
        String reasoning = usage.reasoningTokens() > 0
                ? ", " + FigureTexts.count(usage.reasoningTokens()) + " of them reasoning"
                : "";
        String basis =
                usage.basis() == Basis.MEASURED ? "" : " (" + usage.basis().id() + ")";
        facts.add(new Fact("Input tokens", FigureTexts.count(usage.inputTokens()) + cached + written + basis));
        facts.add(new Fact("Output tokens", FigureTexts.count(usage.outputTokens()) + reasoning + basis));
        Duration first = timing == null ? null : timing.timeToFirstToken();
        if (timing != null && first != null) {
            facts.add(new Fact(
                    "Speed from the first token on",
                    Figures.speed(usage.outputTokens(), timing.total().minus(first), usage.basis())));
        }
    }

    private static String cost(CallRecord call) {
        if (call.simulated()) {
            return "simulated";
        }
        if (!call.cost().known() && call.error() != null && call.usage() == null) {
            return Figures.ABSENT;
        }
        String basis =
                call.cost().usd() == null ? "" : " (" + call.cost().basis().id() + ")";
        return Figures.cost(call.cost()) + basis;
    }

    /** {@code quality 0.94, by a judge, blind}. */
    static String score(Score score) {
        Double value = score.value();
        String by = switch (score.source()) {
            case HUMAN -> "by hand";
            case RULE -> "by a rule";
            case JUDGE -> "by a judge model";
        };
        String label = score.label() == null ? "" : " " + score.label();
        return score.kind() + (value == null ? "" : " " + FigureTexts.score(value)) + label + ", " + by
                + (score.blind() ? ", blind" : "")
                + (score.note() == null ? "" : ": " + Objects.requireNonNull(score.note()));
    }
}
