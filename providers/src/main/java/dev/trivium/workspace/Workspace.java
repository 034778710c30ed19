package dev.trivium.workspace;

import dev.trivium.catalog.Catalog;
import dev.trivium.catalog.TokenCounter;
import dev.trivium.chat.ChatError;
import dev.trivium.chat.ChatModel;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.Cost;
import dev.trivium.chat.ModelAddress;
import dev.trivium.compare.Column;
import dev.trivium.compare.Comparison;
import dev.trivium.compare.ComparisonListener;
import dev.trivium.history.History;
import dev.trivium.history.HistoryException;
import dev.trivium.history.RunStart;
import dev.trivium.provider.Connection;
import dev.trivium.provider.openai.Dialects;
import dev.trivium.route.Condition;
import dev.trivium.route.Features;
import dev.trivium.route.Route;
import dev.trivium.route.Verdict;
import dev.trivium.route.engine.DryRun;
import dev.trivium.route.engine.LiveState;
import dev.trivium.route.engine.RouteEngine;
import dev.trivium.route.engine.Surroundings;
import dev.trivium.route.export.ExportContext;
import dev.trivium.route.export.ImportContext;
import dev.trivium.yaml.Nearest;
import dev.trivium.yaml.Problem;
import dev.trivium.yaml.ProblemException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An open workspace: a folder, and everything that is opened from it. Connections, the demo server and the history are
 * opened when they are first needed. Safe for use by several threads; opening and the first use of each part read files,
 * so they do not belong on a thread that draws.
 */
public final class Workspace implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Workspace.class);

    private final Path directory;
    private final Clock clock;
    private final Dialects dialects;
    private final Environment environment;
    private final Catalog bundled;
    private final Connections connections;
    private volatile Content content;
    private volatile Routes routes;
    private final LiveState live;
    private final RouteEngine engine;
    private final ExecutorService deciding;
    private final Expectations expectations;
    private final BudgetGuard budgets;
    private final Upkeep upkeep;
    private @Nullable History history;

    /** What the files said when they were last read. */
    private record Content(WorkspaceFile file, Prices prices, KnownModels known) {

        static Content of(WorkspaceFile file, Path directory, Catalog bundled) {
            Prices prices = Prices.read(directory, bundled);
            return new Content(file, prices, new KnownModels(prices.catalog()));
        }
    }

    private Workspace(Path directory, WorkspaceFile file, Dialects dialects, Environment environment, Clock clock) {
        this.directory = directory;
        this.dialects = dialects;
        this.environment = environment;
        this.bundled = Catalog.bundled();
        this.content = Content.of(file, directory, bundled);
        Secrets secrets = new Secrets(environment.variables(), environment.keychain());
        TokenCounter counter = new TokenCounter();
        this.budgets = new BudgetGuard(this::budget, this::history, clock);
        this.connections = new Connections(file.connections(), dialects, secrets, content.known(), this::budgeted);
        this.expectations = new Expectations(counter, connections::info, this::findRoute);
        this.upkeep = new Upkeep(this::openHistory, () -> historySettings().retention());
        this.clock = clock;
        this.live = new LiveState(System::nanoTime, clock);
        this.routes = Routes.read(directory, this::mistake);
        this.deciding = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "trivium-route");
            thread.setDaemon(true);
            return thread;
        });
        this.engine = new RouteEngine(
                Surroundings.of(this::modelInRoute, request -> counter.count("", request), System::nanoTime, deciding)
                        .withLive(live)
                        .withPrices(expectations::usd));
    }

    /** Where the workspace lies if nobody names one: in the user's data folder. Not created. */
    public static Path defaultDirectory(Environment environment) {
        return environment.dataDirectory().resolve("workspace");
    }

    /**
     * Opens a workspace. Mistakes in routes do not stop it, see {@link #problems}.
     *
     * @throws ProblemException if the folder has no {@code trivium.yaml}, or that has mistakes; nothing is created then
     */
    public static Workspace open(Path directory, Environment environment) throws ProblemException {
        return open(directory, environment, Clock.system(ZoneId.systemDefault()));
    }

    /** @param clock says when calls begin, and what today is for the history and the budget */
    static Workspace open(Path directory, Environment environment, Clock clock) throws ProblemException {
        Dialects dialects = Dialects.bundled();
        return new Workspace(directory, WorkspaceFile.read(directory, dialects), dialects, environment, clock);
    }

    /**
     * Opens the default workspace, made as a sample if it has no {@code trivium.yaml} yet.
     *
     * @throws IOException if the sample cannot be written
     */
    public static Workspace openDefault(Environment environment) throws ProblemException, IOException {
        Path directory = defaultDirectory(environment);
        if (!Files.exists(directory.resolve(WorkspaceFile.NAME))) {
            sample(directory);
        }
        return open(directory, environment);
    }

    /** Makes the sample workspace: writes what is missing, and never changes a file that is there. */
    public static void sample(Path directory) throws IOException {
        SampleWorkspace.create(directory);
    }

    /**
     * Reads the files again. New calls see what they say now; running ones go on as they began.
     *
     * @throws ProblemException if {@code trivium.yaml} has mistakes; everything stays as it was then
     */
    public synchronized void reload() throws ProblemException {
        Content read = Content.of(WorkspaceFile.read(directory, dialects), directory, bundled);
        connections.replace(read.file().connections(), read.known());
        content = read;
        routes = Routes.read(directory, this::mistake);
        if (history != null) {
            history.keepTexts(read.file().history().keepTexts());
        }
    }

    /** What real calls may cost, as the file says. */
    public Budget budget() {
        return content.file().budget();
    }

    /** What the history keeps, as the file says. */
    public HistorySettings historySettings() {
        return content.file().history();
    }

    /** What was spent of the budget. */
    public BudgetGuard budgets() {
        return budgets;
    }

    /** Deletes in the background what the history shall not keep, see {@link Upkeep}; until the workspace is closed. */
    public void startUpkeep() {
        upkeep.start();
    }

    /**
     * Starts a comparison as {@link Comparison#start} does. If the budget stops it, nobody is asked: every column fails
     * with the reason. Reads the history if the budget has a stop, so not for a thread that draws.
     *
     * @param recorded null to leave no record
     */
    public Comparison compare(
            RunStart start, List<Column> columns, @Nullable History recorded, ComparisonListener listener) {
        Expected expected = columns.stream()
                .map(column -> expectations.of(column.model(), column.request()))
                .reduce(Expected.NOTHING, Expected::and);
        ChatError refusal = budgets.refusal(expected);
        return Comparison.start(
                start, refusal == null ? columns : RefusedModel.all(columns, refusal), recorded, listener);
    }

    /** What a connection offers as far as is known here, with what the menus leave out. */
    public List<ModelEntry> allModels(ConnectionSettings connection) {
        return content.known().all(connection);
    }

    /** How a model of a connection would be listed, even if nobody here has heard of it. */
    public ModelEntry entry(ConnectionSettings connection, String model) {
        return content.known().entry(connection, model);
    }

    /** Under which vendor {@link PriceFile} keeps the user's own prices of a connection's models. */
    public String priceVendor(ConnectionSettings connection) {
        return KnownModels.priceVendor(connection);
    }

    /** What prices would hold without the user's own. */
    public Catalog listedPrices() {
        return content.prices().listed();
    }

    /** How the connections fare. */
    public ConnectionHealth health() {
        return connections.health();
    }

    public Dialects dialects() {
        return dialects;
    }

    public Environment environment() {
        return environment;
    }

    public Path directory() {
        return directory;
    }

    /** What to call it: the file's {@code name}, else the folder's. */
    public String name() {
        Path folder = directory.toAbsolutePath().normalize().getFileName();
        String given = content.file().name();
        return given != null ? given : String.valueOf(folder == null ? directory : folder);
    }

    public List<ConnectionSettings> connections() {
        return connections.all();
    }

    /**
     * The provider of a connection by its name in the GenAI conventions of OpenTelemetry, such as {@code gcp.gemini}; the
     * id itself if the file has no such connection any more.
     */
    public String provider(String connection) {
        ConnectionSettings found = connections.find(connection);
        return found == null ? connection : ProviderNames.of(found);
    }

    public Catalog catalog() {
        return content.prices().catalog();
    }

    /** What is wrong with files that the workspace can do without, such as a route. */
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>(content.prices().problems());
        problems.addAll(routes.problems());
        return problems;
    }

    public List<Route> routes() {
        return routes.all();
    }

    /**
     * What can be addressed, in the order of the file: of each connection the models that it lists, then those of the
     * demo or the catalogue; last the routes. Asks no server. A connection can have more models than anybody here knows.
     */
    public List<ModelEntry> models() {
        List<ModelEntry> entries = new ArrayList<>();
        connections.all().forEach(connection -> entries.addAll(content.known().of(connection)));
        for (Route route : routes.all()) {
            boolean simulated = engine.model(route).simulated();
            entries.add(new ModelEntry(route.address(), route.name(), simulated, true, null));
        }
        return entries;
    }

    /**
     * The model at an address: a connection's model, metered, or a route. A name that nobody here knows is taken for a
     * model of its connection all the same; only the provider can tell.
     *
     * @throws IllegalArgumentException with a message for the user that lists near names, if there is no such connection,
     *     demo model or route
     */
    public ChatModel model(ModelAddress address) {
        return address.isRoute() ? route(address) : connections.model(connection(address), address, this::paid);
    }

    /** A route as a model, such as one whose file lies elsewhere; what it names is looked up here. */
    public ChatModel model(Route route) {
        return engine.model(route);
    }

    /** What an export of a route has to know: where its models are served, under which names their keys lie. */
    public ExportContext exportContext() {
        return new WorkspaceExports(connections(), routes(), dialects);
    }

    /** What an import of a route has to know: which connections lead to which servers. */
    public ImportContext importContext() {
        return new WorkspaceExports(connections(), routes(), dialects);
    }

    /** The way that a request would take through a route, without asking any model. */
    public List<DryRun.Line> dryRun(Route route, ChatRequest request) {
        return DryRun.of(engine, route, request);
    }

    /** Whether a condition holds for a request now, and why. Counts tokens if it asks for them. */
    public Verdict verdict(Condition condition, ChatRequest request) {
        return Verdict.of(condition, new Features(request, engine.circumstances()));
    }

    private void paid(Cost cost) {
        BigDecimal usd = cost.usd();
        if (usd != null) {
            live.spent(usd);
        }
    }

    private ChatModel modelInRoute(ModelAddress address) {
        return address.isRoute() ? route(address) : connections.modelInRoute(connection(address), address);
    }

    private ConnectionSettings connection(ModelAddress address) {
        String mistake = mistake(address);
        ConnectionSettings connection = connections.find(address.connection());
        if (mistake != null || connection == null) {
            throw new IllegalArgumentException(mistake);
        }
        return connection;
    }

    /**
     * An open connection, to list its models or test it.
     *
     * @throws IllegalArgumentException if there is none with this id
     */
    public Connection connection(String id) {
        return connections.connection(id);
    }

    /**
     * The history, opened at the first call. From then on routes know what was spent today before.
     *
     * @throws HistoryException if it cannot be opened now, such as when another window has it open; a later call tries
     *     again
     */
    public synchronized History history() throws HistoryException {
        History current = history;
        if (current == null) {
            current = openHistory(historySettings());
            history = current;
            EarlierSpending.tell(current, live);
        }
        return current;
    }

    private History openHistory(HistorySettings settings) throws HistoryException {
        SharedDatabase shared = settings.shared();
        Consumer<HistoryException> failures = failure -> LOG.warn(String.valueOf(failure.getMessage()));
        return shared == null
                ? History.open(directory, clock, settings.keepTexts(), failures)
                : History.open(
                        shared.history(new Secrets(environment.variables(), environment.keychain())),
                        clock,
                        settings.keepTexts(),
                        failures);
    }

    private synchronized @Nullable History openHistory() {
        return history;
    }

    private ChatModel budgeted(ChatModel model) {
        return new BudgetedModel(model, budgets, request -> expectations.of(model, request));
    }

    private @Nullable Route findRoute(ModelAddress address) {
        return routes.all().stream()
                .filter(route -> route.address().equals(address))
                .findFirst()
                .orElse(null);
    }

    /** Closes everything that was opened. What the history still has to write is written first. */
    @Override
    public synchronized void close() {
        upkeep.close();
        if (history != null) {
            history.leave();
        }
        connections.close();
        deciding.shutdown();
        if (history != null) {
            history.close();
        }
    }

    private ChatModel route(ModelAddress address) {
        try {
            return engine.model(routes.find(address.model()));
        } catch (IllegalArgumentException e) {
            throw routes.isBroken(address.model()) ? e : new IllegalArgumentException(unknown(address));
        }
    }

    /** What is wrong with the address of a connection's model; null for nothing. */
    private @Nullable String mistake(ModelAddress address) {
        ConnectionSettings connection = connections.find(address.connection());
        if (connection == null) {
            return unknown(address);
        }
        boolean missing = connection.demo() && KnownModels.demo(connection, address.model()) == null;
        return missing ? unknown(address) : null;
    }

    private String unknown(ModelAddress address) {
        String what = address.isRoute()
                ? "There is no route \"" + address.model() + "\"."
                : connections.find(address.connection()) == null
                        ? "There is no connection \"" + address.connection() + "\" for the model " + address + "."
                        : "The demo has no model " + address + ".";
        List<String> near = near(address);
        return near.isEmpty()
                ? what + " \"trivium models\" lists what can be addressed."
                : what + " Did you mean " + String.join(", ", near) + "?";
    }

    private List<String> near(ModelAddress address) {
        List<String> addresses = new ArrayList<>();
        connections
                .all()
                .forEach(connection -> content.known()
                        .of(connection)
                        .forEach(entry -> addresses.add(entry.address().toString())));
        // While the routes are being read they do not know each other yet.
        if (routes != null) {
            routes.all().forEach(route -> addresses.add(route.address().toString()));
        }
        String wrong = address.toString();
        String suffix = "/" + address.model();
        List<String> near = new ArrayList<>(addresses.stream()
                .filter(known -> known.endsWith(suffix))
                .limit(3)
                .toList());
        Nearest.all(wrong, addresses, 3).stream()
                .filter(candidate -> !near.contains(candidate))
                .forEach(near::add);
        List<String> sameConnection = addresses.stream()
                .filter(known -> known.startsWith(address.connection() + "/"))
                .limit(5)
                .toList();
        return near.isEmpty() ? sameConnection : near.stream().limit(3).toList();
    }
}
