package dev.trivium.app.settings;

import dev.trivium.provider.ConnectionTest;
import dev.trivium.provider.openai.Dialect;
import dev.trivium.workspace.ConnectionSettings;
import dev.trivium.workspace.Discovery;
import dev.trivium.workspace.EditRefusedException;
import dev.trivium.workspace.Workspace;
import dev.trivium.yaml.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import org.jspecify.annotations.Nullable;

/**
 * The connections of the workspace without their nodes. Commands return at once; what they led to comes back on the FX
 * thread. FX thread only.
 */
public final class ProvidersViewModel {

    /** A server that nobody here knows offers at most so many models by itself; of more, the user chooses. */
    private static final int MOST_OFFERED = 40;

    private final ProvidersServices services;
    private final Workspace workspace;
    private final Describer describer;
    private final WorkspaceChanges changes;
    private final ObservableList<ConnectionDetail> connections = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable ConnectionDetail> selected = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private final ObservableSet<String> testing = FXCollections.observableSet();
    private final Set<String> refreshing = ConcurrentHashMap.newKeySet();
    private final ObservableList<Offer> found = FXCollections.observableArrayList();
    private final Consumer<String> healthListener = this::healthChanged;

    public ProvidersViewModel(ProvidersServices services) {
        this.services = services;
        this.workspace = services.workspace();
        this.describer = new Describer(workspace, services.clock());
        this.changes = new WorkspaceChanges(workspace, services.clock());
    }

    /**
     * Follows how the connections fare until {@link #close}. Reads nothing yet: a keychain may ask to be unlocked, and
     * nobody has asked for it.
     */
    public void open() {
        workspace.health().addListener(healthListener);
    }

    public void close() {
        workspace.health().removeListener(healthListener);
    }

    /** The user looks at the screen: the files and the keys may be others by now. */
    public void look() {
        change(WorkspaceChanges::reread);
        lookAround();
    }

    public void select(String id) {
        selected.set(connections.stream()
                .filter(detail -> detail.id().equals(id))
                .findFirst()
                .orElse(null));
        problem.set("");
        notice.set("");
    }

    /** Looks for keys in the environment and servers on this machine, see {@link #found}. */
    public void lookAround() {
        services.network().execute(() -> {
            List<Dialect> presets = workspace.dialects().all();
            List<ConnectionSettings> known = workspace.connections();
            List<Offer> offers = Offer.found(
                    Discovery.keys(workspace.environment().variables(), presets, known),
                    Discovery.servers(services.probes(), presets, known));
            services.ui().execute(() -> found.setAll(offers));
        });
    }

    /** Adds a connection, selects it, and tests it if it can be called. */
    public void add(Offer offer, @Nullable String baseUrl) {
        adding(edit -> edit.add(offer, baseUrl), id -> {
            select(id);
            lookAround();
            ConnectionDetail added = selected.get();
            if (added != null && !added.key().missing()) {
                test(id);
            }
        });
    }

    public void remove(String id) {
        change(edit -> edit.remove(id), done -> lookAround());
    }

    /** @param value null for what the preset says, or none */
    public void set(String id, String key, @Nullable String value) {
        change(edit -> edit.set(id, key, value == null || value.isBlank() ? null : value.strip()));
    }

    /** @param block {@code headers} or {@code timeouts} */
    public void set(String id, String block, String key, @Nullable String value) {
        change(edit -> edit.set(id, block, key, value == null || value.isBlank() ? null : value.strip()));
    }

    public void useVariable(String id, String name) {
        change(edit -> edit.useVariable(id, name.strip()));
    }

    /** Stores a key in the system's keychain and points the connection there. */
    public void storeInKeychain(String id, String key) {
        change(edit -> edit.storeInKeychain(id, key));
    }

    public void useNoKey(String id) {
        change(edit -> edit.useNoKey(id));
    }

    public void showModel(String id, String model, boolean shown) {
        change(edit -> edit.showModel(id, model, shown));
    }

    /** @param input in US dollars per million tokens, as typed; so is the output */
    public void setPrice(String id, String model, String input, String output) {
        change(edit -> edit.setPrice(id, model, input, output));
    }

    public void undoPrice(String id, String model) {
        change(edit -> edit.undoPrice(id, model));
    }

    /**
     * Imports a price list of LiteLLM or models.dev.
     *
     * @param place a file's path, or an address
     */
    public void importPrices(String place) {
        services.network().execute(() -> {
            try {
                String words = changes.importPrices(place);
                services.ui().execute(() -> change(WorkspaceChanges::reread, done -> notice.set(words)));
            } catch (EditRefusedException e) {
                services.ui().execute(() -> problem.set(e.words()));
            }
        });
    }

    public void testAll() {
        connections.forEach(connection -> {
            if (!connection.key().missing()) {
                test(connection.id());
            }
        });
    }

    /** Asks the provider for its models; that tells whether address, key and protocol fit. */
    public void test(String id) {
        if (!testing.add(id)) {
            return;
        }
        services.network().execute(() -> {
            ConnectionSettings connection = find(id);
            if (connection == null) {
                services.ui().execute(() -> testing.remove(id));
            } else {
                take(connection, workspace.connection(id).test());
            }
        });
    }

    /** Takes what a test showed. Any thread. */
    void take(ConnectionSettings connection, ConnectionTest test) {
        services.work().execute(() -> {
            describer.remember(connection, new TestResult(test, services.clock().instant()));
            workspace.health().tested(connection.id(), test);
            List<ConnectionDetail> details = describer.describe();
            services.ui().execute(() -> {
                testing.remove(connection.id());
                show(details);
                offerModels(connection, test);
            });
        });
    }

    /** A server of one's own has models that no catalogue knows; without this it would offer none. */
    private void offerModels(ConnectionSettings connection, ConnectionTest test) {
        List<String> names = test.modelNames();
        boolean nothingKnown = connections.stream()
                .anyMatch(detail -> detail.id().equals(connection.id())
                        && detail.settings().hidden().isEmpty()
                        && detail.models().stream().noneMatch(ModelLine::shown));
        if (nothingKnown && !names.isEmpty() && names.size() <= MOST_OFFERED) {
            change(edit -> edit.setLists(connection.id(), Map.of("models", names)));
        }
    }

    private @Nullable ConnectionSettings find(String id) {
        return workspace.connections().stream()
                .filter(connection -> connection.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    @FunctionalInterface
    private interface Command {
        void run(WorkspaceChanges changes) throws EditRefusedException;
    }

    @FunctionalInterface
    private interface Adding {
        String run(WorkspaceChanges changes) throws EditRefusedException;
    }

    private void change(Command command) {
        change(command, done -> {});
    }

    private void change(Command command, Consumer<String> then) {
        adding(
                edit -> {
                    command.run(edit);
                    return "";
                },
                then);
    }

    private void adding(Adding command, Consumer<String> then) {
        services.work().execute(() -> {
            String refused = "";
            String result = "";
            try {
                result = command.run(changes);
            } catch (EditRefusedException e) {
                refused = e.words();
            }
            try {
                workspace.reload();
            } catch (ProblemException e) {
                refused = refused.isEmpty() ? "trivium.yaml has a mistake. " + e.getMessage() : refused;
            }
            describer.forgetKeys();
            List<ConnectionDetail> details = describer.describe();
            String why = refused;
            String outcome = result;
            services.ui().execute(() -> {
                show(details);
                problem.set(why);
                notice.set("");
                services.changed().run();
                if (why.isEmpty()) {
                    then.accept(outcome);
                }
            });
        });
    }

    private void healthChanged(String connection) {
        refreshSoon();
    }

    private void refreshSoon() {
        if (refreshing.add("")) {
            services.work().execute(() -> {
                refreshing.clear();
                List<ConnectionDetail> details = describer.describe();
                services.ui().execute(() -> show(details));
            });
        }
    }

    private void show(List<ConnectionDetail> details) {
        ConnectionDetail before = selected.get();
        connections.setAll(details);
        ConnectionDetail same = before == null
                ? null
                : details.stream()
                        .filter(detail -> detail.id().equals(before.id()))
                        .findFirst()
                        .orElse(null);
        selected.set(same == null && !details.isEmpty() ? details.get(0) : same);
    }

    public ObservableList<ConnectionDetail> connections() {
        return FXCollections.unmodifiableObservableList(connections);
    }

    public ReadOnlyObjectProperty<@Nullable ConnectionDetail> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** Why the last command changed nothing; empty if it did. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** What the last import brought; empty if there is nothing to say. */
    public ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /** The ids of the connections that are being tested. */
    public ObservableSet<String> testing() {
        return FXCollections.unmodifiableObservableSet(testing);
    }

    /** Keys and servers that lie about unused. */
    public ObservableList<Offer> found() {
        return FXCollections.unmodifiableObservableList(found);
    }

    /** Everything that can be added: what was found on top, then the presets. */
    public List<Offer> offers() {
        return Offer.all(found, workspace.dialects().all());
    }

    public java.time.Instant now() {
        return services.clock().instant();
    }
}
