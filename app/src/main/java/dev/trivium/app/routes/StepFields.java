package dev.trivium.app.routes;

import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.FinishReason;
import dev.trivium.route.Balance;
import dev.trivium.route.Parallel;
import dev.trivium.route.Prepare;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Which options each kind of step has in the inspector; the file's reader says what is wrong with a value. */
final class StepFields {

    /** What a value is, and so what edits it. */
    enum Type {
        MODEL,
        /** One line of anything. */
        TEXT,
        /** Several lines. */
        LONG_TEXT,
        NUMBER,
        /** A span of time. */
        SPAN,
        FLAG,
        /** One of some words. */
        CHOICE,
        /** Several of some words. */
        CHOICES,
        /** Several texts, divided by commas. */
        TEXTS
    }

    /**
     * One option.
     *
     * @param path as in the file
     * @param words those that can be chosen
     * @param hint what is usual where nothing is given
     */
    record Field(String path, String label, Type type, List<String> words, String hint) {}

    private StepFields() {}

    static List<Field> of(String kind) {
        return switch (kind) {
            case "call" -> call();
            case "fallback" -> fallback();
            case "balance" ->
                List.of(
                        choice(
                                "by",
                                "Choose by",
                                Arrays.stream(Balance.By.values())
                                        .map(Balance.By::id)
                                        .toList(),
                                "weighted"),
                        field("sticky", "Sticky by metadata key", Type.TEXT, "not sticky"),
                        field("explore", "Explore, 0 to 1", Type.NUMBER, "0.05 with least_latency"));
            case "parallel" -> parallel();
            case "hedge" -> List.of(field("delay", "Start the second after", Type.TEXT, "p95"));
            case "prepare" ->
                List.of(
                        field("normalise", "Tidy white space", Type.FLAG, ""),
                        new Field(
                                "redact",
                                "Replace personal data",
                                Type.CHOICES,
                                Arrays.stream(Prepare.Personal.values())
                                        .map(Prepare.Personal::id)
                                        .toList(),
                                ""),
                        field("input_tokens", "Most input tokens", Type.NUMBER, "no limit"));
            case "cache" ->
                List.of(
                        field("age", "Good for", Type.SPAN, "1h"),
                        field("entries", "Answers kept", Type.NUMBER, "1000"));
            case "retry" ->
                List.of(
                        field("attempts", "Tries", Type.NUMBER, "3"),
                        field("base", "First wait, at most", Type.SPAN, "500ms"),
                        field("cap", "Longest wait", Type.SPAN, "20s"),
                        new Field("on", "After", Type.CHOICES, failures(false), "what may pass"));
            case "limit" ->
                List.of(
                        field("time", "Longest time", Type.SPAN, "no limit"),
                        field("usd_per_day", "US dollars a day", Type.NUMBER, "no limit"),
                        field("calls", "Calls", Type.NUMBER, "no limit"),
                        field("per", "in", Type.SPAN, "such as 1m"));
            case "breaker" ->
                List.of(
                        field("failures", "Failures", Type.NUMBER, "5"),
                        field("window", "within", Type.SPAN, "1m"),
                        field("open", "Spared for", Type.SPAN, "30s"));
            default -> List.of();
        };
    }

    private static List<Field> call() {
        return List.of(
                field("call", "Model", Type.MODEL, ""),
                field("temperature", "Temperature", Type.NUMBER, "as in the prompt"),
                field("top_p", "Top p", Type.NUMBER, "as in the prompt"),
                field("max_tokens", "Most output tokens", Type.NUMBER, "as in the prompt"),
                field("seed", "Seed", Type.NUMBER, "none"),
                choice("reasoning_effort", "Thinking", List.of("low", "medium", "high"), "as in the prompt"),
                field("system", "System message instead", Type.LONG_TEXT, "as in the prompt"),
                field("template", "Prompt instead, a template", Type.LONG_TEXT, "the conversation as it is"));
    }

    private static List<Field> fallback() {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field("on", "Go on after", Type.CHOICES, failures(true), "the usual ones"));
        fields.add(field("timeout", "or when silent for", Type.SPAN, "no limit"));
        fields.addAll(check());
        return fields;
    }

    private static List<Field> parallel() {
        List<Field> fields = new ArrayList<>();
        fields.add(choice(
                "aggregate",
                "Take",
                Arrays.stream(Parallel.Aggregate.values())
                        .map(Parallel.Aggregate::id)
                        .toList(),
                "first_good"));
        fields.addAll(check());
        return fields;
    }

    /** What an answer must pass. */
    private static List<Field> check() {
        return List.of(
                field("check.min_characters", "An answer has at least, characters", Type.NUMBER, "any"),
                field("check.max_characters", "at most, characters", Type.NUMBER, "any"),
                field("check.contains", "contains", Type.TEXTS, "anything"),
                field("check.matches", "matches", Type.TEXT, "any pattern"),
                field("check.json", "is JSON", Type.FLAG, ""),
                new Field(
                        "check.finish",
                        "ended by",
                        Type.CHOICES,
                        Arrays.stream(FinishReason.values())
                                .map(FinishReason::id)
                                .toList(),
                        ""));
    }

    private static List<String> failures(boolean empty) {
        List<String> ids = new ArrayList<>();
        for (ErrorKind kind : ErrorKind.values()) {
            if (kind != ErrorKind.CANCELLED) {
                ids.add(kind.id());
            }
        }
        if (empty) {
            ids.add("empty");
        }
        return ids;
    }

    private static Field field(String path, String label, Type type, String hint) {
        return new Field(path, label, type, List.of(), hint);
    }

    private static Field choice(String path, String label, List<String> words, String hint) {
        return new Field(path, label, Type.CHOICE, words, hint);
    }
}
