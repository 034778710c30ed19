package dev.trivium.app.compare;

import dev.trivium.chat.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    private final PromptText templates;
    private final StringProperty name = new SimpleStringProperty(this, "name", "Untitled prompt");
    private final StringProperty system = new SimpleStringProperty(this, "system", "");
    private final StringProperty user = new SimpleStringProperty(this, "user", "");
    private final ReadOnlyLongWrapper systemTokens = new ReadOnlyLongWrapper();
    private final ReadOnlyLongWrapper userTokens = new ReadOnlyLongWrapper();
    private final ReadOnlyStringWrapper variableSummary = new ReadOnlyStringWrapper("");
    private final ObservableList<Variable> variables = FXCollections.observableArrayList();

    /** Values outlive their variable, so that a name that is typed anew finds its value again. */
    private final Map<String, Variable> known = new LinkedHashMap<>();

    private final Runnable changed;

    PromptViewModel(PromptText templates, Runnable changed) {
        this.templates = templates;
        this.changed = changed;
        system.addListener((property, before, now) -> changed.run());
        user.addListener((property, before, now) -> changed.run());
    }

    /** The names that the texts use; slow for long texts. */
    static List<String> namesIn(PromptText templates, String system, String user) {
        Set<String> names = new LinkedHashSet<>(templates.variables(system));
        names.addAll(templates.variables(user));
        return List.copyOf(names);
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

    /** Names of variables without a value. */
    List<String> unsetVariables() {
        return variables.stream()
                .filter(PromptViewModel::unset)
                .map(Variable::name)
                .toList();
    }

    private static boolean unset(Variable variable) {
        return variable.valueProperty().get().isEmpty();
    }

    Map<String, String> values() {
        return variables.stream()
                .collect(Collectors.toMap(
                        Variable::name, variable -> variable.valueProperty().get()));
    }

    /** The conversation with the values filled in. */
    List<Message> messages() {
        return messages(templates, system.get(), user.get(), values());
    }

    static List<Message> messages(PromptText templates, String system, String user, Map<String, String> values) {
        List<Message> messages = new ArrayList<>();
        if (!system.isBlank()) {
            messages.add(Message.system(templates.render(system, values)));
        }
        messages.add(Message.user(templates.render(user, values)));
        return messages;
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
        return FXCollections.unmodifiableObservableList(variables);
    }
}
