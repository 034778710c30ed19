package dev.trivium.app.compare;

import dev.trivium.history.RunStart;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The prompt that a person writes: its texts, its variables and their values. FX thread only. */
public final class PromptViewModel {

    private final StringProperty name = new SimpleStringProperty(this, "name", "Untitled prompt");
    private final StringProperty system = new SimpleStringProperty(this, "system", "");
    private final StringProperty user = new SimpleStringProperty(this, "user", "");
    private final ReadOnlyLongWrapper systemTokens = new ReadOnlyLongWrapper();
    private final ReadOnlyLongWrapper userTokens = new ReadOnlyLongWrapper();
    private final ReadOnlyStringWrapper variableSummary = new ReadOnlyStringWrapper("");
    private final ObservableList<Variable> variables = FXCollections.observableArrayList();

    /** Kept, because such a view hears the list only as long as somebody holds it. */
    private final ObservableList<Variable> shownVariables = FXCollections.unmodifiableObservableList(variables);

    /** Values outlive their variable, so that a name that is typed anew finds its value again. */
    private final Map<String, Variable> known = new LinkedHashMap<>();

    private final Runnable changed;

    PromptViewModel(Runnable changed) {
        this.changed = changed;
        system.addListener((property, before, now) -> changed.run());
        user.addListener((property, before, now) -> changed.run());
    }

    void setVariables(List<String> names) {
        List<String> shown = variables.stream().map(Variable::name).toList();
        if (!shown.equals(names)) {
            variables.setAll(names.stream().map(this::variable).toList());
        }
        summarise();
    }

    void setTokens(long systemCount, long userCount) {
        systemTokens.set(systemCount);
        userTokens.set(userCount);
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
                changed.run();
            });
            return created;
        });
    }

    private void summarise() {
        long set = variables.stream().filter(variable -> !unset(variable)).count();
        variableSummary.set(set + " of " + variables.size() + " set");
    }

    private static boolean unset(Variable variable) {
        return variable.valueProperty().get().isEmpty();
    }

    /** What the screen holds now, with the values of variables that come and go. */
    Snapshot snapshot() {
        Map<String, String> values = known.values().stream()
                .collect(Collectors.toMap(
                        Variable::name, variable -> variable.valueProperty().get()));
        return new Snapshot(name.get(), system.get(), user.get(), values);
    }

    /**
     * A prompt as it stood at one moment; safe for other threads.
     *
     * @param values of every variable ever seen; empty where nobody gave one
     */
    record Snapshot(String name, String system, String user, Map<String, String> values) {

        Snapshot {
            values = Map.copyOf(values);
        }

        /** What the history remembers of it. */
        RunStart runStart() {
            String text = system.isBlank() ? user : "{{role \"system\"}}\n" + system + "\n{{role \"user\"}}\n" + user;
            return new RunStart("compare", name, text, values);
        }
    }

    public StringProperty nameProperty() {
        return name;
    }

    public StringProperty systemProperty() {
        return system;
    }

    public StringProperty userProperty() {
        return user;
    }

    /** Estimated. */
    public ReadOnlyLongProperty systemTokensProperty() {
        return systemTokens.getReadOnlyProperty();
    }

    /** Estimated. */
    public ReadOnlyLongProperty userTokensProperty() {
        return userTokens.getReadOnlyProperty();
    }

    /** {@code 3 of 3 set}. */
    public ReadOnlyStringProperty variableSummaryProperty() {
        return variableSummary.getReadOnlyProperty();
    }

    public ObservableList<Variable> variables() {
        return shownVariables;
    }
}
