package dev.trivium.app.compare.prompt;

import dev.trivium.app.controls.EditorProblem;
import dev.trivium.prompt.Prompt;
import dev.trivium.prompt.PromptDocument;
import dev.trivium.prompt.PromptException;
import dev.trivium.prompt.PromptTemplate;
import dev.trivium.yaml.Problem;
import dev.trivium.yaml.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds mistakes in templates. Slow for long texts, so never on the FX thread. */
public final class TemplateCheck {

    private TemplateCheck() {}

    /** What is wrong with the text of one part; null for nothing. */
    public static @Nullable EditorProblem part(String text) {
        PromptException mistake = PromptTemplate.of(text).check();
        return mistake == null ? null : new EditorProblem(mistake.line(), mistake.what());
    }

    /** What is wrong with a whole file; null for nothing. */
    public static @Nullable EditorProblem whole(String text) {
        try {
            Prompt.parse("", text);
            return null;
        } catch (ProblemException e) {
            Problem first = e.problems().get(0);
            return new EditorProblem(first.line(), (first.what() + " " + first.remedy()).strip());
        }
    }

    /** Why a prompt cannot be filled in, with the part and the line; empty if it can. */
    public static String sentence(PromptDocument document) {
        if (!document.textOnly().isEmpty()) {
            return named("prompt", whole(document.text()));
        }
        String sentence = named("system prompt", part(document.system()));
        sentence = sentence.isEmpty() ? named("user prompt", part(document.user())) : sentence;
        List<PromptDocument.Turn> turns = document.turns();
        for (int i = 0; i < turns.size() && sentence.isEmpty(); i++) {
            sentence = named("turn " + (i + 1), part(turns.get(i).text()));
        }
        return sentence.isEmpty() ? named("prompt", whole(document.text())) : sentence;
    }

    /** The names that a text uses, even one with mistakes. */
    public static List<String> variables(String text) {
        return PromptTemplate.of(text).variables();
    }

    private static String named(String which, @Nullable EditorProblem problem) {
        return problem == null ? "" : "The " + which + " cannot be filled in. " + problem.sentence();
    }
}
