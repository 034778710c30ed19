package dev.trivium.app.routes.drawing;

import dev.trivium.route.Balance;
import dev.trivium.route.Breaker;
import dev.trivium.route.Cache;
import dev.trivium.route.Check;
import dev.trivium.route.Durations;
import dev.trivium.route.Hedge;
import dev.trivium.route.Limit;
import dev.trivium.route.Parallel;
import dev.trivium.route.Prepare;
import dev.trivium.route.Retry;
import dev.trivium.route.Sequence;
import dev.trivium.route.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The one line of substance under a step's title. */
public final class StepWords implements Step.Cases<String> {

    private static final StepWords WORDS = new StepWords();

    private StepWords() {}

    public static String line(Step step) {
        return step.match(WORDS);
    }

    /** A step's name as a title: {@code has_image} is "Has image". */
    public static String title(String name) {
        String spaced = name.replace('_', ' ').replace('-', ' ').strip();
        if (spaced.isEmpty() || name.indexOf('.') >= 0) {
            return name;
        }
        return spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
    }

    /** A step's name as a title, with the mark of a question where it is one. */
    public static String title(String name, Step step) {
        return step instanceof Step.Choose ? title(name) + "?" : title(name);
    }

    /** What people call a kind of step. */
    public static String kind(String kind) {
        return switch (kind) {
            case "call" -> "Model";
            case "choose" -> "Condition";
            case "fallback" -> "Fallback";
            case "use" -> "Use";
            case "balance" -> "Load balance";
            case "sequence" -> "Sequence";
            case "parallel" -> "Parallel";
            case "join" -> "Aggregate";
            case "hedge" -> "Hedge";
            case "prepare" -> "Preprocess";
            case "cache" -> "Cache";
            case "retry" -> "Retry";
            case "limit" -> "Limit";
            case "breaker" -> "Breaker";
            case "input" -> "Input";
            case "output" -> "Output";
            default -> "Route";
        };
    }

    @Override
    public String call(Step.Call step) {
        return step.model().model();
    }

    @Override
    public String choose(Step.Choose step) {
        return step.whens().size() == 1
                ? ConditionWords.of(step.whens().get(0).condition())
                : step.whens().size() + " conditions";
    }

    @Override
    public String fallback(Step.Fallback step) {
        return step.steps().size() + " in order";
    }

    /** Why a fallback goes on to its next step. */
    public static String next(Step.Fallback step) {
        Check check = step.check();
        String time = step.timeout() == null ? "" : ", timeout " + Durations.text(step.timeout());
        if (check == null) {
            return "on error" + time;
        }
        return check(check) + time;
    }

    private static String check(Check check) {
        Check.Score score = check.score();
        if (score != null) {
            return "self-check < " + score.atLeast().toPlainString();
        }
        return "check not passed";
    }

    /** What an answer must pass; empty if it need not pass anything. */
    public static String checked(Step.Fallback step) {
        Check check = step.check();
        if (check == null) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        check.contains().forEach(word -> parts.add("contains " + word));
        if (check.json()) {
            parts.add("is JSON");
        }
        if (check.minCharacters() != null) {
            parts.add("at least " + check.minCharacters() + " characters");
        }
        if (check.maxCharacters() != null) {
            parts.add("at most " + check.maxCharacters() + " characters");
        }
        if (check.score() != null) {
            parts.add("scores at least " + check.score().atLeast().toPlainString());
        }
        return parts.isEmpty() ? "passes its check" : String.join(", ", parts);
    }

    @Override
    public String use(Step.Use step) {
        return "goes on with " + step.target();
    }

    @Override
    public String balance(Balance step) {
        return step.by().id().replace('_', ' ');
    }

    @Override
    public String sequence(Sequence step) {
        return step.steps().size() + " in turn";
    }

    @Override
    public String parallel(Parallel step) {
        return step.steps().size() + " at once";
    }

    /** What is made of the answers. */
    static String aggregate(Parallel step) {
        return step.aggregate().id().replace('_', ' ');
    }

    @Override
    public String hedge(Hedge step) {
        return step.delay() == null ? "second when slow" : "second after " + Durations.text(step.delay());
    }

    @Override
    public String prepare(Prepare step) {
        List<String> parts = new ArrayList<>();
        if (!step.redact().isEmpty()) {
            parts.add(
                    "redact " + step.redact().stream().map(Prepare.Personal::id).collect(Collectors.joining(" ")));
        }
        if (step.normalise()) {
            parts.add("tidy");
        }
        if (step.inputTokens() != null) {
            parts.add("≤ " + step.inputTokens() + " tokens");
        }
        if (!step.roles().isEmpty()) {
            parts.add("roles");
        }
        return String.join(", ", parts);
    }

    @Override
    public String cache(Cache step) {
        return "cache " + Durations.text(step.age());
    }

    @Override
    public String retry(Retry step) {
        return "retry × " + step.attempts();
    }

    @Override
    public String limit(Limit step) {
        List<String> parts = new ArrayList<>();
        if (step.time() != null) {
            parts.add("≤ " + Durations.text(step.time()));
        }
        if (step.usdPerDay() != null) {
            parts.add("≤ $" + step.usdPerDay().toPlainString() + " a day");
        }
        if (step.calls() != null && step.per() != null) {
            parts.add(step.calls() + " / " + Durations.text(step.per()));
        }
        return String.join(", ", parts);
    }

    @Override
    public String breaker(Breaker step) {
        return "breaker " + step.failures() + " in " + Durations.text(step.window());
    }
}
