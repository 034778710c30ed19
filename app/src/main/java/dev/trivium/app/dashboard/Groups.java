package dev.trivium.app.dashboard;

import dev.trivium.app.controls.Slot;
import dev.trivium.chat.ModelAddress;
import dev.trivium.history.Figures;
import dev.trivium.history.MeanScore;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the table's lines stand for. */
enum Groups {
    MODEL("Model", "By model", "Model or route"),
    ROUTE("Route", "By route", "Route"),
    PROMPT("Prompt", "By prompt", "Prompt");

    /** An error rate this many times that of the whole is worth a look. */
    private static final double MUCH_WORSE = 2;

    private static final double LEAST_RATE = 0.01;

    private final String segment;
    private final String title;
    private final String column;

    Groups(String segment, String title, String column) {
        this.segment = segment;
        this.title = title;
        this.column = column;
    }

    String segment() {
        return segment;
    }

    String title() {
        return title;
    }

    /** The name of the first column. */
    String column() {
        return column;
    }

    /**
     * The lines, the whole last.
     *
     * @param scoreKind empty if there are no scores
     */
    List<GroupRow> rows(ChartContext context, String scoreKind) {
        Overview overview = context.overview();
        List<GroupRow> rows = new ArrayList<>();
        switch (this) {
            case MODEL -> {
                for (ModelAddress address : context.dearestFirst()) {
                    rows.add(model(context, address, overview.part(address), scoreKind));
                }
            }
            case ROUTE ->
                overview.figures().byRoute().forEach((name, figures) -> {
                    rows.add(model(context, ModelAddress.route(name), figures, scoreKind));
                });
            case PROMPT ->
                overview.figures()
                        .byPrompt()
                        .forEach((name, figures) -> rows.add(row(
                                context,
                                FigureTexts.prompt(name),
                                null,
                                "",
                                figures,
                                null,
                                Scope.ALL.withPrompt(name))));
        }
        rows.add(new GroupRow(
                "All",
                null,
                "",
                overview.figures().total(),
                overview.score(scoreKind).orElse(null),
                true,
                false,
                overview.simulated(),
                Scope.ALL));
        return rows;
    }

    private GroupRow model(ChartContext context, ModelAddress address, Figures figures, String scoreKind) {
        Slot slot = context.slots().apply(address);
        MeanScore score = context.overview().score(address, scoreKind).orElse(null);
        String chip = address.isRoute() && this == MODEL
                ? "route"
                : context.overview().simulated() ? "Demo" : "";
        return row(context, context.names().of(address), slot, chip, figures, score, Scope.ALL.of(address));
    }

    private static GroupRow row(
            ChartContext context,
            String name,
            @Nullable Slot slot,
            String chip,
            Figures figures,
            @Nullable MeanScore score,
            Scope scope) {
        Double whole = context.overview().figures().total().errorRate();
        Double rate = figures.errorRate();
        boolean worse = rate != null && whole != null && rate >= LEAST_RATE && rate > whole * MUCH_WORSE;
        return new GroupRow(
                name,
                slot,
                chip,
                figures,
                score,
                false,
                worse,
                context.overview().simulated(),
                scope);
    }
}
