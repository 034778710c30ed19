package dev.trivium.app.settings;

import dev.trivium.catalog.Catalog;
import dev.trivium.provider.openai.Dialect;
import dev.trivium.workspace.ConnectionSettings;
import dev.trivium.workspace.KeyReference;
import dev.trivium.workspace.ModelEntry;
import dev.trivium.workspace.Workspace;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says what the screen shows of the workspace's connections. One thread at a time, never the FX thread. */
final class Describer {

    private final Workspace workspace;
    private final Clock clock;
    private final Map<KeyReference, KeyInfo> keys = new HashMap<>();
    private final Map<String, TestResult> tests = new HashMap<>();
    private final Map<String, ConnectionSettings> tested = new HashMap<>();

    Describer(Workspace workspace, Clock clock) {
        this.workspace = workspace;
        this.clock = clock;
    }

    /** Keys are looked for anew; the keychain is too slow to be asked every time. */
    void forgetKeys() {
        keys.clear();
    }

    void remember(ConnectionSettings connection, TestResult result) {
        tests.put(connection.id(), result);
        tested.put(connection.id(), connection);
    }

    List<ConnectionDetail> describe() {
        List<ConnectionDetail> details = new ArrayList<>();
        for (ConnectionSettings connection : workspace.connections()) {
            details.add(describe(connection));
        }
        return details;
    }

    private ConnectionDetail describe(ConnectionSettings connection) {
        Dialect preset = preset(connection);
        TestResult test = lastTest(connection);
        return new ConnectionDetail(
                connection,
                preset,
                title(connection, preset),
                key(connection),
                workspace.health().of(connection.id()),
                test,
                models(connection, test));
    }

    /** A test says nothing about another address or key. */
    private @Nullable TestResult lastTest(ConnectionSettings connection) {
        ConnectionSettings then = tested.get(connection.id());
        return then != null && then.callsAs(connection) ? tests.get(connection.id()) : null;
    }

    private Dialect preset(ConnectionSettings connection) {
        String named = connection.dialect();
        Dialect dialect = named == null ? null : workspace.dialects().find(named);
        if (dialect != null) {
            return dialect;
        }
        URI address = connection.baseUrl();
        Dialect told = address == null
                ? workspace.dialects().generic()
                : workspace.dialects().forBaseAddress(address);
        Dialect original = workspace.dialects().find(told.id());
        return original == null ? told : original;
    }

    private String title(ConnectionSettings connection, Dialect preset) {
        boolean plain = connection.id().equals(preset.id());
        return plain ? preset.displayName() : connection.id();
    }

    private KeyInfo key(ConnectionSettings connection) {
        KeyReference reference = connection.key();
        if (reference == null) {
            return KeyInfo.NONE;
        }
        return keys.computeIfAbsent(reference, place -> KeyInfo.find(place, workspace.environment()));
    }

    private List<ModelLine> models(ConnectionSettings connection, @Nullable TestResult test) {
        Map<String, ModelEntry> entries = new LinkedHashMap<>();
        for (ModelEntry entry : workspace.allModels(connection)) {
            entries.put(entry.address().model(), entry);
        }
        List<String> offered = List.copyOf(entries.keySet());
        if (test != null) {
            for (String name : test.test().modelNames()) {
                entries.computeIfAbsent(name, unknown -> workspace.entry(connection, unknown));
            }
        }
        LocalDate today = LocalDate.now(clock);
        Catalog listed = workspace.listedPrices();
        String vendor = workspace.priceVendor(connection);
        List<ModelLine> lines = new ArrayList<>();
        entries.forEach((name, entry) -> lines.add(ModelLine.of(
                entry,
                offered.contains(name) && !connection.hidden().contains(name),
                test == null ? null : test.test().contextWindow(name),
                listed.find(vendor, name),
                today)));
        return lines;
    }
}
