package dev.trivium.workspace;

import dev.trivium.catalog.Catalog;
import dev.trivium.catalog.ModelInfo;
import dev.trivium.catalog.Price;
import dev.trivium.catalog.Vendors;
import dev.trivium.chat.ModelAddress;
import dev.trivium.demo.DemoModels;
import dev.trivium.demo.DemoModels.DemoModel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be said of the models of connections without asking any server. */
final class KnownModels {

    private static final Price FREE = new Price(
            new Price.Rates(BigDecimal.ZERO, null, null, null, BigDecimal.ZERO, null),
            List.of(),
            null,
            null,
            WorkspaceFile.NAME,
            null);

    private final Catalog catalog;

    KnownModels(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Those of one connection that the menus show. */
    List<ModelEntry> of(ConnectionSettings connection) {
        return all(connection).stream()
                .filter(entry -> !connection.hidden().contains(entry.address().model()))
                .toList();
    }

    /** Those of one connection: first the names that its entry lists, then those of the demo or the catalogue. */
    List<ModelEntry> all(ConnectionSettings connection) {
        Set<String> names = new LinkedHashSet<>(connection.models());
        if (connection.demo()) {
            demo(connection).forEach(model -> names.add(model.model()));
            names.removeIf(name -> demo(connection, name) == null);
        } else {
            String vendor = vendor(connection);
            catalog.models().stream()
                    .filter(model -> model.vendor().equals(vendor))
                    .forEach(model -> names.add(model.id()));
        }
        List<ModelEntry> entries = new ArrayList<>();
        names.forEach(name -> entries.add(entry(connection, name)));
        return entries;
    }

    ModelEntry entry(ConnectionSettings connection, String name) {
        ModelAddress address = new ModelAddress(connection.id(), name);
        DemoModel demo = connection.demo() ? demo(connection, name) : null;
        if (demo != null) {
            return new ModelEntry(address, demo.displayName(), true, false, null);
        }
        ModelInfo info = info(connection, name);
        return new ModelEntry(address, info == null ? name : info.displayName(), false, false, info);
    }

    /** What is known of a model, with the prices that this connection bills; null for nothing. */
    @Nullable
    ModelInfo info(ConnectionSettings connection, String name) {
        if (connection.demo()) {
            return null;
        }
        ModelInfo info = catalog.find(priceVendor(connection), name);
        if (!connection.free()) {
            return info;
        }
        ModelInfo known = info != null
                ? info
                : new ModelInfo(name, connection.id(), name, null, null, Set.of(), Set.of(), List.of(), List.of());
        return known.withPrices(List.of(FREE));
    }

    /** Under which vendor the user's own prices of a connection stand: its id, if nobody else's prices apply. */
    static String priceVendor(ConnectionSettings connection) {
        String vendor = vendor(connection);
        return vendor == null ? connection.id() : vendor;
    }

    /** Whose prices apply; null if nobody's. */
    private static @Nullable String vendor(ConnectionSettings connection) {
        if (connection.catalog() != null || connection.baseUrl() == null) {
            return connection.catalog();
        }
        String byHost = Vendors.ofHost(connection.baseUrl());
        if (byHost != null) {
            return byHost;
        }
        return Vendors.known().contains(connection.id()) ? connection.id() : null;
    }

    static @Nullable DemoModel demo(ConnectionSettings connection, String name) {
        return demo(connection).stream()
                .filter(model -> model.model().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static List<DemoModel> demo(ConnectionSettings connection) {
        return DemoModels.all().stream()
                .filter(model -> model.protocol().equals(connection.protocol()))
                .toList();
    }
}
