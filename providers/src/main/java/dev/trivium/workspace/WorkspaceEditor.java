package dev.trivium.workspace;

import dev.trivium.provider.openai.Dialect;
import dev.trivium.provider.openai.Dialects;
import dev.trivium.workspace.ListText.UnknownFormException;
import dev.trivium.yaml.Problem;
import dev.trivium.yaml.ProblemException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Changes the connections and limits of {@code trivium.yaml} as text: comments, order and everything that is not meant stay. What
 * would not read back is not written, nor is anything over a file that another program has changed in the meantime.
 * Safe for several threads; reads and writes files, so not for a thread that draws.
 */
public final class WorkspaceEditor {

    private static final String LIST = "connections";

    private final Path directory;
    private final Dialects dialects;
    private final EditedFile file;

    private WorkspaceEditor(Path directory, Dialects dialects) {
        this.directory = directory;
        this.dialects = dialects;
        this.file = new EditedFile(directory.resolve(WorkspaceFile.NAME));
    }

    /** @throws EditRefusedException if the file cannot be read */
    public static WorkspaceEditor open(Path directory, Dialects dialects) throws EditRefusedException {
        WorkspaceEditor editor = new WorkspaceEditor(directory, dialects);
        editor.reread();
        return editor;
    }

    /** Takes the file as it is now on disk as what the user has seen. */
    public synchronized void reread() throws EditRefusedException {
        try {
            file.read();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /**
     * Adds a connection at the end of the list.
     *
     * @param preset fills in what is not said
     * @param id free, see {@link #freeId}
     * @param baseUrl null for the preset's
     * @param key null for the preset's, which may be none
     */
    public synchronized void add(Dialect preset, String id, @Nullable String baseUrl, @Nullable KeyReference key)
            throws EditRefusedException {
        List<String> fields = new ArrayList<>();
        fields.add("id: " + YamlText.scalar(id));
        if (preset.id().equals(Dialects.GENERIC)) {
            fields.add("protocol: " + preset.protocol());
        } else {
            fields.add("dialect: " + YamlText.scalar(preset.id()));
        }
        if (baseUrl != null && !baseUrl.equals(preset.baseUrl())) {
            fields.add("base_url: " + YamlText.scalar(baseUrl));
        }
        if (key != null) {
            fields.add("key: " + YamlText.scalar(key.toString()));
        }
        if (preset.local()) {
            fields.add("price: free");
        }
        edit(id, text -> text.append(fields));
    }

    /** Sets or, with null, takes away a key that holds one value, such as {@code base_url}. */
    public synchronized void set(String id, String key, @Nullable String value) throws EditRefusedException {
        String written = value == null ? null : YamlText.scalar(value);
        edit(id, text -> entry(text, id).set(key, written));
    }

    /** The same in a block of the connection: {@code headers}, {@code timeouts} or {@code limits}. */
    public synchronized void set(String id, String block, String key, @Nullable String value)
            throws EditRefusedException {
        String written = value == null ? null : YamlText.scalar(value);
        edit(id, text -> entry(text, id).set(block, key, written));
    }

    /** Sets several lists of words in one go, such as {@code models}; an empty one takes the key away. */
    public synchronized void setLists(String id, Map<String, List<String>> lists) throws EditRefusedException {
        edit(id, text -> {
            for (Map.Entry<String, List<String>> list : lists.entrySet()) {
                entry(text, id).setList(list.getKey(), list.getValue());
            }
        });
    }

    /** Says that the connection needs no key, even where its preset names one. */
    public synchronized void setNoKey(String id) throws EditRefusedException {
        edit(id, text -> entry(text, id).set("key", "null"));
    }

    public synchronized void remove(String id) throws EditRefusedException {
        edit(id, text -> text.remove(index(text, id)));
    }

    /** Writes what is another budget than the file's; {@link Budget#NONE} takes it all away. */
    public synchronized void setBudget(Budget budget) throws EditRefusedException {
        edit(WorkspaceFile::budget, budget, WorkspaceEditor::values);
    }

    /** Writes what the history keeps. */
    public synchronized void setHistory(HistorySettings settings) throws EditRefusedException {
        edit(WorkspaceFile::history, settings, WorkspaceEditor::values);
    }

    private static Map<List<String>, @Nullable String> values(Budget budget) {
        boolean usual = budget.warnAt().compareTo(Budget.USUAL_WARNING) == 0;
        Map<List<String>, @Nullable String> values = new LinkedHashMap<>();
        values.put(List.of(LimitsReader.BUDGET, "day"), plain(budget.day()));
        values.put(List.of(LimitsReader.BUDGET, "month"), plain(budget.month()));
        values.put(List.of(LimitsReader.BUDGET, "warn_at"), usual ? null : plain(budget.warnAt()));
        values.put(List.of(LimitsReader.BUDGET, "stop"), budget.stop() ? "true" : null);
        return values;
    }

    private static Map<List<String>, @Nullable String> values(HistorySettings settings) {
        String age = settings.age() == null ? null : Amounts.age(settings.age());
        String size = settings.textBytes() == null ? null : Amounts.bytes(settings.textBytes());
        Map<List<String>, @Nullable String> values = new LinkedHashMap<>();
        values.put(List.of(LimitsReader.HISTORY, "keep"), settings.keepTexts() ? null : LimitsReader.FIGURES);
        values.put(List.of(LimitsReader.HISTORY, LimitsReader.RETENTION, "age"), age);
        values.put(List.of(LimitsReader.HISTORY, LimitsReader.RETENTION, "size"), size);
        return values;
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    /** Keys that say already what they should are left as they are written. */
    private <T> void edit(
            Function<WorkspaceFile, T> part, T wanted, Function<T, Map<List<String>, @Nullable String>> values)
            throws EditRefusedException {
        String before = file.text();
        try {
            WorkspaceFile old = parse(before);
            Map<List<String>, @Nullable String> there = values.apply(part.apply(old));
            BlockText text = new BlockText(file.name(), before);
            for (Map.Entry<List<String>, @Nullable String> value :
                    values.apply(wanted).entrySet()) {
                if (!Objects.equals(value.getValue(), there.get(value.getKey()))) {
                    text.set(value.getKey(), value.getValue());
                }
            }
            WorkspaceFile now = parse(text.text());
            if (!others("", now.connections()).equals(others("", old.connections()))
                    || !values.apply(part.apply(now)).equals(values.apply(wanted))) {
                throw new EditRefusedException(file.name()
                        + " was not changed, because it is written in a form that can" + " only be changed by hand.");
            }
            if (!there.equals(values.apply(wanted))) {
                file.write(text.text());
            }
        } catch (UnknownFormException e) {
            throw new EditRefusedException(file.name() + " was not changed. " + String.valueOf(e.getMessage()));
        } catch (ProblemException e) {
            throw refused(e);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** The preset's name, or with a number behind it if a connection has that already. */
    public static String freeId(Dialect preset, List<ConnectionSettings> connections) {
        String wanted = preset.id().equals(Dialects.GENERIC) ? "custom" : preset.id();
        String id = wanted;
        for (int number = 2; has(connections, id); number++) {
            id = wanted + "-" + number;
        }
        return id;
    }

    private static boolean has(List<ConnectionSettings> connections, String id) {
        return connections.stream().anyMatch(connection -> connection.id().equals(id));
    }

    private static ListEntry entry(ListText text, String id)
            throws ProblemException, UnknownFormException, EditRefusedException {
        return text.entries().get(index(text, id));
    }

    private static int index(ListText text, String id)
            throws ProblemException, UnknownFormException, EditRefusedException {
        int index = text.find(Map.of("id", id));
        if (index < 0) {
            throw new EditRefusedException(
                    WorkspaceFile.NAME + " has no connection \"" + id + "\" any more. Open the list again.");
        }
        return index;
    }

    @FunctionalInterface
    private interface Change {
        void apply(ListText text) throws ProblemException, UnknownFormException, EditRefusedException;
    }

    private void edit(String id, Change change) throws EditRefusedException {
        String before = file.text();
        ListText text = new ListText(file.name(), before, LIST);
        try {
            change.apply(text);
            String after = text.text();
            check(id, before, after);
            if (!after.equals(before)) {
                file.write(after);
            }
        } catch (UnknownFormException e) {
            throw new EditRefusedException(file.name() + " was not changed. " + String.valueOf(e.getMessage()));
        } catch (ProblemException e) {
            throw refused(e);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** Nothing may have changed but the connection that was meant. */
    private void check(String id, String before, String after) throws ProblemException, EditRefusedException {
        List<ConnectionSettings> others = others(id, parse(after).connections());
        if (!others.equals(others(id, parse(before).connections()))) {
            throw new EditRefusedException(file.name()
                    + " was not changed, because another connection would have changed with it. It is written in a form"
                    + " that can only be changed by hand.");
        }
    }

    private WorkspaceFile parse(String text) throws ProblemException {
        return WorkspaceFile.parse(file.name(), directory, text, dialects);
    }

    private static List<ConnectionSettings> others(String id, List<ConnectionSettings> connections) {
        return connections.stream()
                .filter(connection -> !connection.id().equals(id))
                .map(connection -> connection.atLine(0))
                .toList();
    }

    private static EditRefusedException refused(ProblemException e) {
        Problem first = e.problems().get(0);
        return new EditRefusedException(
                "Nothing was changed. " + first.what() + (first.remedy().isEmpty() ? "" : " " + first.remedy()));
    }

    private EditRefusedException unwritable(IOException e) {
        return new EditRefusedException(file.name() + " could not be written ("
                + e.getClass().getSimpleName() + "). Nothing has changed. Check that you may write in its folder.");
    }

    private EditRefusedException unreadable(IOException e) {
        return new EditRefusedException(file.name() + " cannot be read ("
                + e.getClass().getSimpleName() + "). Check that it is a file of UTF-8 text and that you may read it.");
    }
}
