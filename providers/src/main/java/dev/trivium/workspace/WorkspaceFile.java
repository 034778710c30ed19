package dev.trivium.workspace;

import dev.trivium.provider.openai.Dialects;
import dev.trivium.yaml.Problem;
import dev.trivium.yaml.ProblemException;
import dev.trivium.yaml.YamlFields;
import dev.trivium.yaml.YamlNode;
import dev.trivium.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code trivium.yaml} says.
 *
 * @param name what the window calls the workspace; null to call it by its folder
 */
public record WorkspaceFile(
        @Nullable String name, List<ConnectionSettings> connections, Budget budget, HistorySettings history) {

    /** The file's name in a workspace. */
    public static final String NAME = "trivium.yaml";

    /** The {@code base_url} of the demo server in this process. */
    public static final String DEMO = "demo";

    public WorkspaceFile {
        connections = List.copyOf(connections);
    }

    /**
     * Reads the file of a workspace.
     *
     * @param dialects the servers that a connection can name, with what each fills in
     * @throws ProblemException if it is missing or has mistakes; every one that was found is listed
     */
    public static WorkspaceFile read(Path directory, Dialects dialects) throws ProblemException {
        Path file = directory.resolve(NAME);
        try {
            return parse(file.toString(), directory, Files.readString(file), dialects);
        } catch (NoSuchFileException e) {
            throw problem(
                    file,
                    Files.isDirectory(directory)
                            ? "This folder is not a workspace: it has no " + NAME + "."
                            : "This folder does not exist.",
                    "Name the folder of a workspace, or make one: a folder with a file " + NAME
                            + " that lists connections, as README.md shows.");
        } catch (CharacterCodingException e) {
            throw problem(file, "This file is not UTF-8 text.", "Save it as UTF-8.");
        } catch (IOException e) {
            throw problem(
                    file,
                    "This file cannot be read (" + e.getClass().getSimpleName() + ").",
                    "Check that it is a file and that you may read it.");
        }
    }

    /**
     * @param file the name by which mistakes are reported
     * @param directory what relative paths in the file are relative to
     */
    public static WorkspaceFile parse(String file, Path directory, String text, Dialects dialects)
            throws ProblemException {
        List<Problem> problems = new ArrayList<>();
        YamlNode root = YamlReader.read(file, withoutMark(text));
        YamlFields fields = YamlFields.of(file, root, problems);
        String name = fields.text("name");
        List<ConnectionSettings> connections = new ArrayList<>();
        Map<String, Integer> lines = new HashMap<>();
        for (YamlNode node : fields.items("connections")) {
            ConnectionReader reader = new ConnectionReader(file, directory, node, dialects, problems);
            ConnectionSettings connection = reader.read(lines);
            if (connection != null) {
                connections.add(connection);
            }
        }
        Budget budget = LimitsReader.budget(fields);
        HistorySettings history = LimitsReader.history(fields);
        fields.done();
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return new WorkspaceFile(name, connections, budget, history);
    }

    /** Some editors begin a file with a byte order mark. */
    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static ProblemException problem(Path file, String what, String remedy) {
        return new ProblemException(new Problem(file.toString(), 0, "", what, remedy));
    }
}
