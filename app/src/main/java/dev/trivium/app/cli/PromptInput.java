package dev.trivium.app.cli;

import dev.trivium.chat.Message;
import dev.trivium.chat.Parameters;
import dev.trivium.chat.Role;
import dev.trivium.prompt.Prompt;
import dev.trivium.prompt.PromptException;
import dev.trivium.prompt.PromptTemplate;
import dev.trivium.prompt.RenderContext;
import dev.trivium.yaml.Nearest;
import dev.trivium.yaml.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A prompt as the command line gives it, rendered.
 *
 * @param name the file's name; null for an untitled prompt
 * @param text as the user wrote it, before its variables were filled in
 * @param parameters what the prompt's own file asks for
 */
record PromptInput(@Nullable String name, String text, List<Message> messages, Parameters parameters) {

    /** Standard input, in place of a file's name. */
    static final String STDIN = "-";

    /** A text given on the command line: literal, unless variables are given. */
    static PromptInput ofText(String text, @Nullable String system, Map<String, String> variables)
            throws UsageException {
        return plain(null, "--prompt", text, system, variables);
    }

    /** A Dotprompt file if its name ends in {@code .prompt}, else plain text. */
    static PromptInput ofFile(String file, @Nullable String system, Map<String, String> variables, InputStream in)
            throws UsageException {
        String text = read(file, in);
        if (!file.endsWith(".prompt")) {
            return plain(file.equals(STDIN) ? null : fileName(file), name(file), text, system, variables);
        }
        try {
            Prompt prompt = Prompt.parse(file, text);
            Set<String> used = new LinkedHashSet<>(prompt.variables());
            used.addAll(system == null ? List.of() : PromptTemplate.of(system).variables());
            checkVariables(file, used, prompt.defaults().keySet(), variables);
            List<Message> messages = prompt.messages(RenderContext.of(variables));
            String own = system == null ? null : render("--system", system, variables);
            return new PromptInput(fileName(file), text, withSystem(messages, own), prompt.parameters());
        } catch (ProblemException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        } catch (PromptException e) {
            throw new UsageException(file + ": " + e.getMessage());
        }
    }

    private static PromptInput plain(
            @Nullable String name, String place, String text, @Nullable String system, Map<String, String> variables)
            throws UsageException {
        if (text.isBlank()) {
            throw new UsageException("The prompt in " + place + " is empty. Give it some text.");
        }
        String user = text;
        String own = system;
        if (!variables.isEmpty()) {
            Set<String> used = new LinkedHashSet<>(PromptTemplate.of(text).variables());
            used.addAll(system == null ? List.of() : PromptTemplate.of(system).variables());
            checkVariables(place, used, Set.of(), variables);
            user = render(place, text, variables);
            own = system == null ? null : render("--system", system, variables);
        }
        return new PromptInput(name, text, withSystem(List.of(Message.user(user)), own), Parameters.NONE);
    }

    private static String render(String place, String template, Map<String, String> variables) throws UsageException {
        try {
            return PromptTemplate.of(template).render(variables);
        } catch (PromptException e) {
            throw new UsageException(place + ": " + e.getMessage());
        }
    }

    /** The conversation with its system messages replaced; unchanged if none is given. */
    private static List<Message> withSystem(List<Message> messages, @Nullable String system) {
        if (system == null || system.isBlank()) {
            return messages;
        }
        List<Message> all = new ArrayList<>();
        all.add(Message.system(system));
        messages.stream().filter(message -> message.role() != Role.SYSTEM).forEach(all::add);
        return all;
    }

    private static void checkVariables(
            String place, Set<String> used, Set<String> defaults, Map<String, String> variables) throws UsageException {
        List<String> missing = used.stream()
                .filter(name -> !variables.containsKey(name) && !defaults.contains(name))
                .toList();
        List<String> unknown = variables.keySet().stream()
                .filter(name -> !used.contains(name) && !defaults.contains(name))
                .toList();
        if (!unknown.isEmpty()) {
            String name = unknown.get(0);
            String hint = Nearest.hint(name, used);
            throw new UsageException("There is no variable \"" + name + "\" in " + place + ". "
                    + (hint.isEmpty() ? "" : hint + " ")
                    + (used.isEmpty()
                            ? "It has none; a variable is written {{name}}."
                            : "It has: " + list(used) + "."));
        }
        if (!missing.isEmpty()) {
            throw new UsageException("Variables in " + place + " are without a value: " + list(missing)
                    + ". Give each one with --var " + missing.get(0) + "=VALUE.");
        }
    }

    private static String list(Iterable<String> names) {
        return String.join(", ", names);
    }

    /** Reads {@code k=v}; of several values of one name the last stands. */
    static Map<String, String> variables(List<String> assignments) throws UsageException {
        Map<String, String> variables = new LinkedHashMap<>();
        for (String assignment : assignments) {
            int equals = assignment.indexOf('=');
            if (equals < 1) {
                throw new UsageException("--var takes NAME=VALUE, not \"" + assignment + "\".");
            }
            variables.put(assignment.substring(0, equals), assignment.substring(equals + 1));
        }
        return variables;
    }

    private static String read(String file, InputStream in) throws UsageException {
        try {
            byte[] bytes = file.equals(STDIN) ? in.readAllBytes() : Files.readAllBytes(Path.of(file));
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (NoSuchFileException e) {
            throw new UsageException("There is no file \"" + file + "\".");
        } catch (CharacterCodingException e) {
            throw new UsageException(name(file) + " is not UTF-8 text. Save it as UTF-8.");
        } catch (IOException | java.nio.file.InvalidPathException e) {
            throw new UsageException(name(file) + " cannot be read. Check that it is a file and that you may read it.");
        }
    }

    private static String name(String file) {
        return file.equals(STDIN) ? "standard input" : file;
    }

    private static String fileName(String file) {
        Path name = Path.of(file).getFileName();
        return name == null ? file : name.toString();
    }
}
