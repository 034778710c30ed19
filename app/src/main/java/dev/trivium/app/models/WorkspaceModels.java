package dev.trivium.app.models;

import dev.trivium.catalog.ModelInfo;
import dev.trivium.catalog.Price;
import dev.trivium.chat.ModelAddress;
import dev.trivium.history.DashboardQueries;
import dev.trivium.history.Dimension;
import dev.trivium.history.FigureFilter;
import dev.trivium.history.Figures;
import dev.trivium.history.History;
import dev.trivium.history.HistoryException;
import dev.trivium.history.MeanScore;
import dev.trivium.history.Population;
import dev.trivium.provider.openai.Dialect;
import dev.trivium.workspace.ConnectionSettings;
import dev.trivium.workspace.ModelEntry;
import dev.trivium.workspace.Workspace;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lines of an open workspace: what its files and the catalogue know, beside the roll-ups of its history. Figures of
 * models are those of leaves, figures of routes those of roots; a simulated model has those of simulated calls.
 */
public final class WorkspaceModels implements ModelsSource {

    private static final Set<String> THIS_COMPUTER = Set.of("localhost", "127.0.0.1", "::1", "[::1]", "0.0.0.0");

    private final Workspace workspace;
    private final @Nullable History history;
    private final Clock clock;

    /** @param history null if there is none; nothing is measured then */
    public WorkspaceModels(Workspace workspace, @Nullable History history, Clock clock) {
        this.workspace = workspace;
        this.history = history;
        this.clock = clock;
    }

    @Override
    public List<ModelLine> lines(Range range) throws HistoryException {
        return history == null ? unmeasured() : lines(new Measurements(history, range));
    }

    @Override
    public List<ModelLine> unmeasured() {
        return lines(new Measurements());
    }

    private List<ModelLine> lines(Measurements measured) {
        Map<String, ConnectionSettings> connections = new HashMap<>();
        workspace.connections().forEach(connection -> connections.put(connection.id(), connection));
        List<ModelEntry> entries = new ArrayList<>(workspace.models());
        Set<ModelAddress> listed = new HashSet<>();
        entries.forEach(entry -> listed.add(entry.address()));
        // A model that nobody listed can be addressed too, as its calls show.
        for (ModelAddress called : measured.models.keySet()) {
            ConnectionSettings connection = connections.get(called.connection());
            if (connection != null && !connection.hidden().contains(called.model()) && listed.add(called)) {
                entries.add(workspace.entry(connection, called.model()));
            }
        }
        LocalDate today = LocalDate.now(clock);
        return entries.stream()
                .map(entry -> line(entry, connections.get(entry.address().connection()), measured, today))
                .toList();
    }

    private ModelLine line(
            ModelEntry entry, @Nullable ConnectionSettings connection, Measurements measured, LocalDate today) {
        ModelInfo info = entry.info();
        Price price = info == null ? null : info.price(today);
        boolean local = connection != null && !connection.demo() && isLocal(connection);
        return new ModelLine(entry, local, price, measured.of(entry), measured.scores(entry));
    }

    private boolean isLocal(ConnectionSettings connection) {
        Dialect dialect =
                connection.dialect() == null ? null : workspace.dialects().find(connection.dialect());
        URI address = connection.baseUrl();
        return (dialect != null && dialect.local())
                || (address != null && address.getHost() != null && THIS_COMPUTER.contains(address.getHost()));
    }

    /** What the history says of a range. */
    private final class Measurements {

        private final Map<ModelAddress, Figures> models = new HashMap<>();
        private final Map<ModelAddress, Figures> simulated = new HashMap<>();
        private final Map<String, Figures> routes = new HashMap<>();
        private final Map<String, Figures> simulatedRoutes = new HashMap<>();
        private final Map<ModelAddress, Map<String, MeanScore>> scores = new HashMap<>();
        private final Map<ModelAddress, Map<String, MeanScore>> simulatedScores = new HashMap<>();

        Measurements() {}

        Measurements(History open, Range range) throws HistoryException {
            DashboardQueries figures = open.dashboard();
            LocalDate until =
                    LocalDate.ofInstant(clock.instant(), figures.zone()).plusDays(1);
            LocalDate from = until.minusDays(range.days());
            for (boolean demo : new boolean[] {false, true}) {
                FigureFilter filter = FigureFilter.REAL.withSimulated(demo);
                figures.table(from, until, filter, Population.LEAVES, List.of(Dimension.MODEL))
                        .forEach(
                                (key, value) -> (demo ? simulated : models).put(ModelAddress.parse(key.get(0)), value));
                figures.table(from, until, filter, Population.ROOTS, List.of(Dimension.ROUTE))
                        .forEach((key, value) -> (demo ? simulatedRoutes : routes).put(key.get(0), value));
                Map<ModelAddress, Map<String, MeanScore>> means = demo ? simulatedScores : scores;
                for (MeanScore score : open.scores()
                        .means(
                                from.atStartOfDay(figures.zone()).toInstant(),
                                until.atStartOfDay(figures.zone()).toInstant(),
                                demo)) {
                    means.computeIfAbsent(score.model(), none -> new LinkedHashMap<>())
                            .put(score.kind(), score);
                }
            }
        }

        @Nullable
        Measured of(ModelEntry entry) {
            String route = entry.address().model();
            Figures figures = entry.route()
                    ? (entry.simulated() ? simulatedRoutes : routes).get(route)
                    : (entry.simulated() ? simulated : models).get(entry.address());
            return figures == null || figures.calls() == 0 ? null : Measured.of(figures);
        }

        Map<String, MeanScore> scores(ModelEntry entry) {
            return (entry.simulated() ? simulatedScores : scores).getOrDefault(entry.address(), Map.of());
        }
    }
}
