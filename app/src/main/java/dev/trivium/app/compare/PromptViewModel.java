package dev.trivium.app.compare;

import dev.trivium.app.compare.prompt.PromptContent;
import dev.trivium.app.compare.prompt.PromptSession;
import dev.trivium.app.compare.prompt.PromptStore;
import dev.trivium.app.compare.prompt.PromptText;
import dev.trivium.app.compare.prompt.ValueSetsViewModel;
import dev.trivium.chat.Parameters;
import dev.trivium.history.RunStart;
import dev.trivium.prompt.Prompt;
import dev.trivium.prompt.PromptDocument;
import dev.trivium.prompt.StoredPrompt;
import dev.trivium.yaml.ProblemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The prompt that a person writes: its text, its variables with their values, and its file. FX thread only. */
public final class PromptViewModel {

    private final PromptText text;
    private final ValueSetsViewModel valueSets;
    private final PromptSession session;
    private final Function<String, @Nullable String> partials;
    private final ReadOnlyLongWrapper systemTokens = new ReadOnlyLongWrapper();
    private final ReadOnlyLongWrapper userTokens = new ReadOnlyLongWrapper();
    private final ReadOnlyLongWrapper textTokens = new ReadOnlyLongWrapper();
    private final ReadOnlyStringWrapper variableSummary = new ReadOnlyStringWrapper("");
    private final ObservableList<Variable> variables = FXCollections.observableArrayList();

    /** Kept, because such a view hears the list only as long as somebody holds it. */
    private final ObservableList<Variable> shownVariables = FXCollections.unmodifiableObservableList(variables);

    /** Values outlive their variable, so that a name that is typed anew finds its value again. */
    private final Map<String, Variable> known = new LinkedHashMap<>();

    private final Runnable changed;
    private final Consumer<Parameters> opened;
    private boolean ready;

    /**
     * @param changed runs after every change of a text or value
     * @param opened takes the parameters of a file that comes to the screen
     */
    PromptViewModel(
            PromptStore store,
            Executor work,
            Executor ui,
            LongSupplier nanos,
            Runnable changed,
            Consumer<Parameters> opened) {
        this.changed = changed;
        this.opened = opened;
        partials = store.files()::partial;
        text = new PromptText(nanos, this::edited);
        valueSets = new ValueSetsViewModel(this::showValues, this::edited);
        session = new PromptSession(store, new Content(), work, ui);
        ready = true;
    }

    private void edited() {
        if (ready) {
            session.changed();
            changed.run();
        }
    }

    private void showValues(Map<String, String> values) {
        known.values().forEach(variable -> variable.valueProperty().set(values.getOrDefault(variable.name(), "")));
        values.forEach(this::setValue);
        changed.run();
    }

    private final class Content implements PromptContent {

        @Override
        public StoredPrompt now(String name) {
            return new StoredPrompt(name, text.text(), valueSets.text());
        }

        @Override
        public void show(StoredPrompt prompt) {
            ready = false;
            known.clear();
            variables.clear();
            valueSets.load(prompt.name() + ".values.yaml", prompt.values());
            text.load(prompt.text());
            ready = true;
            opened.accept(parameters(prompt));
            changed.run();
        }

        @Override
        public void restore(String restored) {
            text.replace(restored);
        }
    }

    private static Parameters parameters(StoredPrompt prompt) {
        try {
            return Prompt.parse(prompt.name(), prompt.text()).parameters();
        } catch (ProblemException e) {
            // The editor says what is wrong with the text.
            return Parameters.NONE;
        }
    }

    /** @param defaults what the file gives a variable that has no value */
    void setVariables(List<String> names, Map<String, String> defaults) {
        List<String> shown = variables.stream().map(Variable::name).toList();
        if (!shown.equals(names)) {
            variables.setAll(names.stream().map(this::variable).toList());
        }
        variables.forEach(variable -> variable.setFallback(defaults.getOrDefault(variable.name(), "")));
        summarise();
    }

    void setTokens(long systemCount, long userCount, long textCount) {
        systemTokens.set(systemCount);
        userTokens.set(userCount);
        textTokens.set(textCount);
    }

    /** Sets a value, for a variable that may come later. */
    public void setValue(String variable, String value) {
        variable(variable).valueProperty().set(value);
    }

    private Variable variable(String variableName) {
        return known.computeIfAbsent(variableName, key -> {
            Variable created = new Variable(key);
            created.valueProperty().addListener((property, before, now) -> {
                summarise();
                valueSets.put(key, now);
            });
            return created;
        });
    }

    private void summarise() {
        long set = variables.stream().filter(Variable::isSet).count();
        variableSummary.set(set + " of " + variables.size() + " set");
    }

    /** What the screen holds now, with the values of variables that come and go. */
    Snapshot snapshot() {
        Map<String, String> values = known.values().stream()
                .collect(Collectors.toMap(
                        Variable::name, variable -> variable.valueProperty().get()));
        return new Snapshot(session.nameProperty().get(), text.document(), values, partials);
    }

    /**
     * A prompt as it stood at one moment; safe for other threads.
     *
     * @param values of every variable ever seen; empty where nobody gave one
     * @param partials reads files
     */
    record Snapshot(
            String name,
            PromptDocument document,
            Map<String, String> values,
            Function<String, @Nullable String> partials) {

        Snapshot {
            values = Map.copyOf(values);
        }

        /** What the history remembers of it. */
        RunStart runStart() {
            return new RunStart("compare", name, document.text(), values);
        }
    }

    public PromptText text() {
        return text;
    }

    public ValueSetsViewModel valueSets() {
        return valueSets;
    }

    public PromptSession session() {
        return session;
    }

    /** The file's name; a prompt without a file may be called anything. */
    public StringProperty nameProperty() {
        return session.nameProperty();
    }

    public StringProperty systemProperty() {
        return text.systemProperty();
    }

    public StringProperty userProperty() {
        return text.userProperty();
    }

    /** Estimated. */
    public ReadOnlyLongProperty systemTokensProperty() {
        return systemTokens.getReadOnlyProperty();
    }

    /** Estimated. */
    public ReadOnlyLongProperty userTokensProperty() {
        return userTokens.getReadOnlyProperty();
    }

    /** Of the whole template; estimated. */
    public ReadOnlyLongProperty textTokensProperty() {
        return textTokens.getReadOnlyProperty();
    }

    /** {@code 3 of 3 set}. */
    public ReadOnlyStringProperty variableSummaryProperty() {
        return variableSummary.getReadOnlyProperty();
    }

    public ObservableList<Variable> variables() {
        return shownVariables;
    }
}
