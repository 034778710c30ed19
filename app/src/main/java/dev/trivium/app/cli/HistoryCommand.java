package dev.trivium.app.cli;

import dev.trivium.chat.ModelAddress;
import dev.trivium.history.DashboardQueries;
import dev.trivium.history.DashboardQuery;
import dev.trivium.history.Dimension;
import dev.trivium.history.FigureFilter;
import dev.trivium.history.Grain;
import dev.trivium.history.HistoryException;
import dev.trivium.history.Population;
import dev.trivium.workspace.Workspace;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The figures of the dashboard. */
@Command(
        name = "history",
        description = "Shows what calls cost, how long they took and how often they failed.",
        subcommands = {HistoryImportCommand.class, HistoryExportCommand.class},
        footer = {
            "",
            "Money and tokens are those of calls of models, so that a route and its models never count twice.",
            "Exit code: 0 when it could answer, 1 when the history cannot be read, 2 on bad arguments or a bad workspace."
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "[import | export]",
        sortOptions = false)
final class HistoryCommand implements Callable<Integer> {

    private final CliContext context;

    @Mixin
    private final WorkspaceOption workspace = new WorkspaceOption();

    @Option(
            names = "--since",
            paramLabel = "SPAN|DAY",
            defaultValue = "30d",
            description = "The first day, as 2026-11-01, or so many days (7d) or weeks (4w) up to today."
                    + " Default: ${DEFAULT-VALUE}.")
    private String since = "30d";

    @Option(names = "--until", paramLabel = "DAY", description = "The last day, as 2026-11-30. Default: today.")
    private @Nullable String until;

    @Option(
            names = "--group-by",
            paramLabel = "NAMES",
            split = ",",
            description = "One row for each group: model, provider, route, prompt, tag, status, day, week, month."
                    + " Several, with commas between them, make finer groups.")
    private List<String> groupBy = List.of();

    @Option(
            names = "--count",
            paramLabel = "roots|leaves",
            description =
                    "Which calls are counted and timed: roots, which somebody asked for, or leaves, calls of models."
                            + " Default: leaves when grouped by model or provider, else roots.")
    private @Nullable String count;

    @Option(names = "--provider", paramLabel = "CONNECTION", description = "Only this one. Repeatable.")
    private List<String> providers = List.of();

    @Option(names = "--model", paramLabel = "CONNECTION/MODEL", description = "Only this one. Repeatable.")
    private List<String> models = List.of();

    @Option(names = "--route", paramLabel = "NAME", description = "Only this one. Repeatable.")
    private List<String> routes = List.of();

    @Option(names = "--prompt", paramLabel = "NAME", description = "Only runs of this prompt file. Repeatable.")
    private List<String> prompts = List.of();

    @Option(names = "--tag", paramLabel = "TAG", description = "Only runs with this tag. Repeatable.")
    private List<String> tags = List.of();

    @Option(names = "--simulated", description = "Calls of demo models instead of real ones; the two never mix.")
    private boolean simulated;

    @Option(names = "--json", description = "Print one JSON document on standard output, and nothing else there.")
    private boolean json;

    HistoryCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws UsageException {
        List<Dimension> dimensions = dimensions();
        Population population = population(dimensions);
        FigureFilter filter = filter();
        DaySpan.check(since, until);
        try (Workspace open = workspace.open(context)) {
            DashboardQueries figures = open.history().dashboard();
            DaySpan days = DaySpan.of(since, until, LocalDate.now(figures.zone()));
            DashboardQuery query = new DashboardQuery(days.from(), days.until(), filter, population, Grain.DAY);
            if (dimensions.isEmpty()) {
                print(query, figures);
            } else {
                print(query, dimensions, figures);
            }
            context.out().flush();
            return ExitCode.OK;
        } catch (HistoryException e) {
            context.err().println(e.getMessage());
            return ExitCode.FAILED;
        }
    }

    private void print(DashboardQuery query, DashboardQueries figures) throws HistoryException {
        var answer = figures.dashboard(query);
        if (json) {
            context.out().println(HistoryJson.dashboard(query, figures.zone(), answer));
        } else {
            HistoryText.dashboard(query, answer).forEach(context.out()::println);
        }
    }

    private void print(DashboardQuery query, List<Dimension> dimensions, DashboardQueries figures)
            throws HistoryException {
        var groups = figures.table(query.from(), query.until(), query.filter(), query.population(), dimensions);
        List<String> names = dimensions.stream().map(HistoryCommand::name).toList();
        if (json) {
            context.out().println(HistoryJson.groups(query, figures.zone(), names, groups));
        } else {
            HistoryText.groups(query, names, groups).forEach(context.out()::println);
        }
    }

    private List<Dimension> dimensions() throws UsageException {
        Set<Dimension> chosen = new LinkedHashSet<>();
        for (String name : groupBy) {
            chosen.add(dimension(name.strip().toLowerCase(Locale.ROOT)));
        }
        return List.copyOf(chosen);
    }

    private static Dimension dimension(String name) throws UsageException {
        for (Dimension dimension : Dimension.values()) {
            if (name(dimension).equals(name) || dimension.id().equals(name)) {
                return dimension;
            }
        }
        throw new UsageException("--group-by cannot be \"" + name
                + "\". It takes model, provider, route, prompt, tag, status, day, week and month.");
    }

    /** The word that people know it by. */
    private static String name(Dimension dimension) {
        return dimension == Dimension.CONNECTION ? "provider" : dimension.id();
    }

    private Population population(List<Dimension> dimensions) throws UsageException {
        if (count == null) {
            return dimensions.contains(Dimension.MODEL) || dimensions.contains(Dimension.CONNECTION)
                    ? Population.LEAVES
                    : Population.ROOTS;
        }
        return switch (count) {
            case "roots" -> Population.ROOTS;
            case "leaves" -> Population.LEAVES;
            default -> throw new UsageException("--count is roots or leaves, not \"" + count + "\".");
        };
    }

    private FigureFilter filter() throws UsageException {
        List<ModelAddress> addresses = new ArrayList<>();
        for (String model : models) {
            try {
                addresses.add(ModelAddress.parse(model));
            } catch (IllegalArgumentException e) {
                throw new UsageException(String.valueOf(e.getMessage()));
            }
        }
        return new FigureFilter(
                Set.copyOf(providers),
                Set.copyOf(addresses),
                Set.copyOf(routes),
                Set.copyOf(prompts),
                Set.copyOf(tags),
                simulated);
    }
}
