package dev.trivium.workspace;

import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Parameters;
import dev.trivium.route.ParametersReader;
import dev.trivium.workspace.ListText.UnknownFormException;
import dev.trivium.yaml.Problem;
import dev.trivium.yaml.ProblemException;
import dev.trivium.yaml.YamlFields;
import dev.trivium.yaml.YamlNode;
import dev.trivium.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The sets of columns in a workspace's {@code columns.yaml}. They are changed as text: comments and whatever is not meant
 * stay, but for those inside of columns that are saved anew. Safe for several threads; reads and writes files.
 */
public final class ColumnSets {

    /** The file's name in a workspace. */
    public static final String NAME = "columns.yaml";

    private static final String LIST = "sets";
    private static final String COLUMNS = "columns";

    private final EditedFile file;

    public ColumnSets(Path directory) {
        this.file = new EditedFile(directory.resolve(NAME));
    }

    /**
     * In the order of the file; empty if there is none.
     *
     * @throws ProblemException if it cannot be read or has mistakes; every one that was found is listed
     */
    public synchronized List<ColumnSet> read() throws ProblemException {
        try {
            return parse(NAME, file.read());
        } catch (IOException e) {
            throw new ProblemException(new Problem(
                    NAME,
                    0,
                    "",
                    "This file cannot be read (" + e.getClass().getSimpleName() + ").",
                    "Check that it is a file of UTF-8 text and that you may read it."));
        }
    }

    /** Reads a text as the file. */
    static List<ColumnSet> parse(String name, String text) throws ProblemException {
        List<Problem> problems = new ArrayList<>();
        YamlNode root = YamlReader.read(name, text.startsWith("\uFEFF") ? text.substring(1) : text);
        YamlFields fields = YamlFields.of(name, root, problems);
        List<ColumnSet> sets = new ArrayList<>();
        Map<String, Integer> lines = new HashMap<>();
        for (YamlNode node : fields.items(LIST)) {
            sets.add(set(name, YamlFields.of(name, node, problems), problems, lines));
        }
        fields.done();
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return sets;
    }

    private static ColumnSet set(String file, YamlFields fields, List<Problem> problems, Map<String, Integer> lines) {
        String name = fields.requiredText("name", "Three large models");
        Integer before = name.isEmpty() ? null : lines.putIfAbsent(key(name), fields.line("name"));
        if (before != null) {
            fields.problem(
                    "name",
                    "There is a set called \"" + name + "\" on line " + before + " already.",
                    "Give one of them another name.");
        }
        Long samples = fields.integer("samples");
        if (samples != null && (samples < 1 || samples > ColumnSet.MOST_SAMPLES)) {
            fields.problem(
                    "samples",
                    "\"samples\" must be a whole number from 1 to " + ColumnSet.MOST_SAMPLES + ", not " + samples + ".",
                    "Write samples: 1, or leave it out.");
        }
        List<ColumnSet.Column> columns = new ArrayList<>();
        for (YamlNode node : fields.items(COLUMNS)) {
            ColumnSet.Column column = column(YamlFields.of(file, node, problems));
            if (column != null) {
                columns.add(column);
            }
        }
        if (fields.items(COLUMNS).isEmpty()) {
            fields.problem(COLUMNS, "A set needs at least one column.", "Add columns: with - model: openai/gpt-5.5.");
        }
        fields.done();
        return new ColumnSet(name, samples == null ? 1 : samples.intValue(), columns);
    }

    private static ColumnSet.@Nullable Column column(YamlFields fields) {
        String model = fields.requiredText("model", "openai/gpt-5.5");
        Parameters parameters = ParametersReader.read(fields);
        fields.done();
        try {
            return model.isEmpty() ? null : new ColumnSet.Column(ModelAddress.parse(model), parameters);
        } catch (IllegalArgumentException e) {
            fields.problem(
                    "model",
                    "\"" + model + "\" is no model's address.",
                    "Write the connection, a slash and the model, such as openai/gpt-5.5, or route/NAME.");
            return null;
        }
    }

    /** Keeps a set, in place of the one that has its name, or behind the others. */
    public void save(ColumnSet set) throws EditRefusedException {
        checkName(set.name());
        edit(Set.of(key(set.name())), text -> {
            int index = find(text, set.name());
            if (index < 0) {
                List<String> fields = new ArrayList<>();
                fields.add("name: " + YamlText.scalar(set.name()));
                if (set.samples() > 1) {
                    fields.add("samples: " + set.samples());
                }
                fields.add(COLUMNS + ":");
                lines(set).forEach(line -> fields.add("  " + line));
                text.append(fields);
            } else {
                text.entries().get(index).set("name", YamlText.scalar(set.name()));
                text.entries().get(index).set("samples", set.samples() > 1 ? String.valueOf(set.samples()) : null);
                text.entries().get(index).set(COLUMNS, null);
                text.entries().get(index).add(COLUMNS, lines(set));
            }
        });
    }

    /** Gives a set another name. */
    public void rename(String from, String to) throws EditRefusedException {
        checkName(to);
        edit(Set.copyOf(List.of(key(from), key(to))), text -> {
            int other = find(text, to);
            int index = index(text, from);
            if (other >= 0 && other != index) {
                throw new EditRefusedException(
                        "There is a set called \"" + to + "\" already. Choose another name, or delete that one first.");
            }
            text.entries().get(index).set("name", YamlText.scalar(to));
        });
    }

    public void remove(String name) throws EditRefusedException {
        edit(Set.of(key(name)), text -> text.remove(index(text, name)));
    }

    private static void checkName(String name) throws EditRefusedException {
        if (name.isBlank()) {
            throw new EditRefusedException("A set of columns needs a name. Type one, such as Three large models.");
        }
    }

    private static int index(ListText text, String name)
            throws ProblemException, UnknownFormException, EditRefusedException {
        int index = find(text, name);
        if (index < 0) {
            throw new EditRefusedException(NAME + " has no set \"" + name + "\" any more. Open the list again.");
        }
        return index;
    }

    private static int find(ListText text, String name) throws ProblemException, UnknownFormException {
        List<ListEntry> entries = text.entries();
        for (int i = 0; i < entries.size(); i++) {
            String other = entries.get(i).scalar("name");
            if (other != null && key(other).equals(key(name))) {
                return i;
            }
        }
        return -1;
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private static List<String> lines(ColumnSet set) {
        List<String> lines = new ArrayList<>();
        for (ColumnSet.Column column : set.columns()) {
            lines.add("- model: " + YamlText.scalar(column.model().toString()));
            Parameters own = column.parameters();
            add(lines, "temperature", own.temperature());
            add(lines, "top_p", own.topP());
            add(lines, "max_tokens", own.maxTokens());
            add(lines, "stop", own.stop().isEmpty() ? null : YamlText.list(own.stop()));
            add(lines, "seed", own.seed());
            add(
                    lines,
                    "reasoning_effort",
                    own.reasoningEffort() == null ? null : YamlText.scalar(own.reasoningEffort()));
            add(lines, "reasoning_budget", own.reasoningBudget());
        }
        return lines;
    }

    private static void add(List<String> lines, String key, @Nullable Object value) {
        if (value != null) {
            lines.add("  " + key + ": " + value);
        }
    }

    @FunctionalInterface
    private interface Change {
        void apply(ListText text) throws ProblemException, UnknownFormException, EditRefusedException;
    }

    /** What would not read back, or would change another set, is not written. */
    private synchronized void edit(Set<String> meant, Change change) throws EditRefusedException {
        try {
            List<ColumnSet> before = parse(NAME, file.read());
            ListText text = new ListText(NAME, file.text(), LIST);
            change.apply(text);
            if (!others(meant, parsed(text.text())).equals(others(meant, before))) {
                throw byHand();
            }
            file.write(text.text());
        } catch (UnknownFormException e) {
            throw new EditRefusedException(NAME + " was not changed. " + String.valueOf(e.getMessage()));
        } catch (ProblemException e) {
            throw new EditRefusedException(
                    "Nothing was changed. " + e.problems().get(0));
        } catch (IOException e) {
            throw new EditRefusedException(NAME + " could not be written ("
                    + e.getClass().getSimpleName() + "). Nothing has changed. Check that you may write in its folder.");
        }
    }

    private static List<ColumnSet> parsed(String text) throws EditRefusedException {
        try {
            return parse(NAME, text);
        } catch (ProblemException e) {
            throw byHand();
        }
    }

    private static EditRefusedException byHand() {
        return new EditRefusedException(NAME
                + " was not changed, because it is written in a form that can only be changed by hand. Write one key a"
                + " line, then it can be changed here.");
    }

    private static List<ColumnSet> others(Set<String> meant, List<ColumnSet> sets) {
        return sets.stream().filter(set -> !meant.contains(key(set.name()))).toList();
    }
}
