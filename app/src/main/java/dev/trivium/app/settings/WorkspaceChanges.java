package dev.trivium.app.settings;

import dev.trivium.catalog.ImportReport;
import dev.trivium.workspace.ConnectionSettings;
import dev.trivium.workspace.EditRefusedException;
import dev.trivium.workspace.KeyReference;
import dev.trivium.workspace.Keychain.NoKeychainException;
import dev.trivium.workspace.ModelEntry;
import dev.trivium.workspace.PriceFile;
import dev.trivium.workspace.PriceLists;
import dev.trivium.workspace.Workspace;
import dev.trivium.workspace.WorkspaceEditor;
import dev.trivium.yaml.ProblemException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the Providers screen changes in the workspace's files and the keychain. Not for the FX thread. */
final class WorkspaceChanges {

    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);

    private final Workspace workspace;
    private final Clock clock;
    private final PriceFile prices;
    private @Nullable WorkspaceEditor editor;

    WorkspaceChanges(Workspace workspace, Clock clock) {
        this.workspace = workspace;
        this.clock = clock;
        this.prices = new PriceFile(workspace.directory());
    }

    /** @return the id of what was added */
    String add(Offer offer, @Nullable String baseUrl) throws EditRefusedException {
        String id = WorkspaceEditor.freeId(offer.preset(), workspace.connections());
        String found = offer.address() == null ? null : offer.address().toString();
        editor().add(offer.preset(), id, baseUrl == null ? found : baseUrl.strip(), null);
        return id;
    }

    void remove(String id) throws EditRefusedException {
        editor().remove(id);
    }

    void set(String id, String key, @Nullable String value) throws EditRefusedException {
        editor().set(id, key, value);
    }

    void set(String id, String block, String key, @Nullable String value) throws EditRefusedException {
        editor().set(id, block, key, value);
    }

    void setLists(String id, Map<String, List<String>> lists) throws EditRefusedException {
        editor().setLists(id, lists);
    }

    void useVariable(String id, String name) throws EditRefusedException {
        editor().set(id, "key", "env:" + name);
    }

    void storeInKeychain(String id, String key) throws EditRefusedException {
        KeyReference old = connection(id).key();
        String account = old != null && old.store() == KeyReference.Store.KEYCHAIN ? old.name() : id;
        try {
            workspace.environment().keychain().store(account, key.strip());
        } catch (NoKeychainException e) {
            throw new EditRefusedException("The key was not stored. " + e.getMessage()
                    + " Keep it in an environment variable instead, and name the variable here.");
        }
        editor().set(id, "key", "keychain:" + account);
    }

    void useNoKey(String id) throws EditRefusedException {
        editor().setNoKey(id);
    }

    void showModel(String id, String model, boolean shown) throws EditRefusedException {
        ConnectionSettings connection = connection(id);
        List<String> models = new ArrayList<>(connection.models());
        List<String> hidden = new ArrayList<>(connection.hidden());
        hidden.remove(model);
        boolean known = workspace.allModels(connection).stream()
                .map(ModelEntry::address)
                .anyMatch(address -> address.model().equals(model));
        if (shown && !known) {
            models.add(model);
        } else if (!shown) {
            hidden.add(model);
        }
        editor().setLists(id, Map.of("models", models, "hidden", hidden));
    }

    void setPrice(String id, String model, String input, String output) throws EditRefusedException {
        String vendor = workspace.priceVendor(connection(id));
        try {
            prices.read();
        } catch (ProblemException e) {
            throw new EditRefusedException(
                    PriceFile.NAME + " has a mistake, so nothing was changed. " + e.getMessage());
        }
        prices.set(vendor, model, amount("input", input), amount("output", output), LocalDate.now(clock));
    }

    void undoPrice(String id, String model) throws EditRefusedException {
        prices.remove(workspace.priceVendor(connection(id)), model);
    }

    /** @return what came of it, in words */
    String importPrices(String place) throws EditRefusedException {
        PriceLists lists = new PriceLists(workspace.directory());
        LocalDate today = LocalDate.now(clock);
        ImportReport report;
        try {
            report = place.matches("(?i)https?://.*")
                    ? lists.importAddress(URI.create(place.strip()), today)
                    : lists.importFile(Path.of(place), today);
        } catch (InvalidPathException e) {
            throw new EditRefusedException("This is not a file's path. Nothing was imported. Choose a JSON file.");
        } catch (IllegalArgumentException e) {
            throw new EditRefusedException(
                    "This is not an address. Nothing was imported. For example" + " https://models.dev/api.json.");
        }
        int read = report.read();
        return read + (read == 1 ? " model" : " models") + " imported, "
                + report.skipped().size() + " entries left out.";
    }

    private static BigDecimal amount(String name, String text) throws EditRefusedException {
        try {
            BigDecimal amount = new BigDecimal(text.strip().replace("$", ""));
            if (amount.signum() >= 0 && amount.compareTo(MOST) <= 0 && amount.scale() <= 12) {
                return amount;
            }
        } catch (NumberFormatException e) {
            // Said below, with what would be right.
        }
        throw new EditRefusedException("The price was not changed. The " + name
                + " price must be US dollars per million tokens, 0 or more. For example 2.50.");
    }

    private ConnectionSettings connection(String id) throws EditRefusedException {
        return workspace.connections().stream()
                .filter(connection -> connection.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new EditRefusedException(
                        "There is no connection \"" + id + "\" any more. Choose another one."));
    }

    /** The file as it was when the screen was last refreshed: a change by somebody else since then is noticed. */
    private WorkspaceEditor editor() throws EditRefusedException {
        WorkspaceEditor current =
                editor == null ? WorkspaceEditor.open(workspace.directory(), workspace.dialects()) : editor;
        editor = current;
        return current;
    }

    /** What is on disk now is what the screen shows. */
    void reread() throws EditRefusedException {
        editor().reread();
        try {
            prices.read();
        } catch (ProblemException e) {
            throw new EditRefusedException(PriceFile.NAME + " has a mistake. " + e.getMessage());
        }
    }
}
