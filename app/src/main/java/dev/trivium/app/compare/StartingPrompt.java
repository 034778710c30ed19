package dev.trivium.app.compare;

import dev.trivium.chat.Parameters;
import dev.trivium.prompt.Prompt;
import dev.trivium.yaml.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A prompt file as the screen can edit it: one system text and one user text. */
public record StartingPrompt(
        String name, String system, String user, Map<String, String> values, Parameters parameters) {

    private static final Logger LOG = LoggerFactory.getLogger(StartingPrompt.class);
    private static final String ENDING = ".prompt";
    private static final Pattern ROLE = Pattern.compile("\\{\\{role\\s+[\"'](\\w+)[\"']\\s*\\}\\}");
    private static final Pattern ROLE_OR_TURNS = Pattern.compile("\\{\\{~?\\s*(role|history|section|media)\\b");

    public StartingPrompt {
        values = Map.copyOf(values);
    }

    /** The first prompt of the folder {@code prompts} that can be edited as two texts. Reads files. */
    public static Optional<StartingPrompt> firstOf(Path workspace) {
        Path folder = workspace.resolve("prompts");
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> prompts = files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .toList();
            return prompts.stream()
                    .map(StartingPrompt::read)
                    .flatMap(Optional::stream)
                    .findFirst();
        } catch (IOException e) {
            LOG.warn("The folder of prompts cannot be read.", e);
            return Optional.empty();
        }
    }

    private static Optional<StartingPrompt> read(Path file) {
        try {
            Prompt prompt = Prompt.parse(file.toString(), Files.readString(file));
            String fileName = file.toFile().getName();
            return split(fileName.substring(0, fileName.length() - ENDING.length()), prompt);
        } catch (IOException | ProblemException e) {
            LOG.warn("A prompt cannot be read: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** From a text as a run remembers it; as one user text where its roles cannot be told apart. */
    static StartingPrompt ofText(String name, String text, Map<String, String> values, Parameters parameters) {
        try {
            Optional<StartingPrompt> parts = split(name, Prompt.parse(name, text));
            if (parts.isPresent()) {
                return new StartingPrompt(
                        name, parts.get().system(), parts.get().user(), values, parameters);
            }
        } catch (ProblemException e) {
            LOG.debug("The prompt of a run is no template: {}", e.getMessage());
        }
        return new StartingPrompt(name, "", text, values, parameters);
    }

    private static Optional<StartingPrompt> split(String name, Prompt prompt) {
        Map<String, String> texts = new LinkedHashMap<>();
        Matcher role = ROLE.matcher(prompt.template());
        String current = "user";
        int from = 0;
        while (role.find()) {
            put(texts, current, prompt.template().substring(from, role.start()));
            current = role.group(1);
            from = role.end();
        }
        put(texts, current, prompt.template().substring(from));
        boolean twoTexts = List.of("system", "user").containsAll(texts.keySet())
                && texts.values().stream()
                        .noneMatch(text -> ROLE_OR_TURNS.matcher(text).find());
        if (!twoTexts) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        prompt.defaults().forEach((key, value) -> {
            if (value != null) {
                values.put(key, value.toString());
            }
        });
        return Optional.of(new StartingPrompt(
                name, texts.getOrDefault("system", ""), texts.getOrDefault("user", ""), values, prompt.parameters()));
    }

    private static void put(Map<String, String> texts, String role, String text) {
        if (!text.isBlank()) {
            texts.merge(role, text.strip(), (before, more) -> before + "\n\n" + more);
        }
    }

    /** Fills the screen. */
    public void showIn(CompareViewModel screen) {
        showIn(screen.prompt(), screen.parameters());
    }

    void showIn(PromptViewModel prompt, ParametersViewModel sampling) {
        prompt.nameProperty().set(name);
        values.forEach(prompt::setValue);
        prompt.systemProperty().set(system);
        prompt.userProperty().set(user);
        sampling.set(parameters);
    }
}
