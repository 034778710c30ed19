package dev.trivium.app.dashboard;

import dev.trivium.app.controls.Marker;
import dev.trivium.app.controls.Nodes;
import dev.trivium.app.controls.SegmentedControl;
import dev.trivium.app.controls.Slot;
import dev.trivium.app.controls.chart.BandLines;
import dev.trivium.app.controls.chart.BarsList;
import dev.trivium.app.controls.chart.Chart;
import dev.trivium.app.controls.chart.ChartBox;
import dev.trivium.app.controls.chart.Scatter;
import dev.trivium.app.controls.chart.StackedBars;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import org.jspecify.annotations.Nullable;

/** The figures of an address: tiles, charts, table. */
final class OverviewView extends ScrollPane {

    private final DashboardViewModel model;
    private final DashboardActions actions;
    private final List<TileView> tiles = new ArrayList<>();
    private final StackedBars spend = new StackedBars("dashboard-spend-chart");
    private final BandLines latency = new BandLines("dashboard-latency-chart");
    private final BarsList errors = new BarsList("dashboard-errors-chart");
    private final Scatter quality = new Scatter("dashboard-quality-chart");
    private final ChartBox spendBox;
    private final ChartBox latencyBox;
    private final ChartBox errorsBox;
    private final ChartBox qualityBox;
    private final Card spendCard;
    private final Card latencyCard;
    private final Card errorsCard;
    private final Card qualityCard;
    private final Card groupsCard;
    private final FlowPane legend = new FlowPane(16, 2);
    private final MenuButton kinds = new MenuButton();
    private final GroupsTable table;
    private final SegmentedControl<Groups> grouping =
            new SegmentedControl<>("dashboard-by", "Table by", List.of(Groups.values()), Groups::segment);
    private String scoreKind = "";
    private @Nullable ChartContext shown;

    OverviewView(DashboardViewModel model, DashboardActions actions) {
        this.model = model;
        this.actions = actions;
        setId("dashboard-overview");
        getStyleClass().addAll("tv-scroll", "tv-dash-overview");
        setFitToWidth(true);
        setFitToHeight(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        spendBox = box(spend);
        latencyBox = box(latency);
        errorsBox = box(errors);
        qualityBox = box(quality);
        spendCard = card("dashboard-spend", "Daily spend", spendBox, spend);
        latencyCard = card("dashboard-latency", "Latency", latencyBox, latency);
        errorsCard = card("dashboard-errors", "Errors", errorsBox, errors);
        qualityCard = card("dashboard-quality", "Cost and quality", qualityBox, quality);
        table = new GroupsTable(this::down, model::up, actions.clipboard());
        groupsCard = new Card("dashboard-groups-card", Groups.MODEL.title(), table);
        groupsCard.getStyleClass().add("tv-dash-table-card");
        legend.setAlignment(Pos.CENTER_RIGHT);
        legend.setId("dashboard-legend");
        spendCard.addWrapping(legend);
        kinds.setId("dashboard-score-kind");
        kinds.getStyleClass().addAll("tv-button", "tv-dash-chip");
        kinds.setAccessibleText("Kind of score");
        qualityCard.add(kinds);
        groupsCard.add(grouping);
        grouping.valueProperty().addListener((property, before, now) -> showGroups());
    }

    private ChartBox box(Chart chart) {
        return new ChartBox(chart, actions.clipboard(), model::up);
    }

    private static Card card(String id, String title, ChartBox box, Chart chart) {
        Card card = new Card(id, title, box);
        chart.setRaised(card);
        return card;
    }

    private void down(Scope scope) {
        model.go(model.address().withCalls(scope));
    }

    void show(Overview overview) {
        ChartContext context = new ChartContext(overview, actions.slots(), this::down);
        shown = context;
        showTiles(Tiles.of(overview));
        showSpend(context);
        LatencyChart latencies = new LatencyChart(context);
        latencies.showIn(latency);
        latencyBox.setTable(latencies.table());
        latencyCard.setTitle("Latency", overview.ofRoots() ? "answered calls" : "answered model calls");
        latencyCard.say(overview.figures().total().durationMs() == null ? "No call of this span answered." : "");
        ErrorsChart failures = new ErrorsChart(context);
        failures.showIn(errors);
        errorsBox.setTable(failures.table());
        errorsCard.setTitle("Errors", failures.share());
        errorsCard.say(failures.isEmpty() ? "No call of this span failed." : "");
        showQuality(context);
        showGroups();
    }

    private void showTiles(List<Tile> values) {
        if (tiles.isEmpty()) {
            values.forEach(tile -> tiles.add(new TileView(tile, this::down)));
            setContent(new OverviewPane(tiles, spendCard, latencyCard, errorsCard, qualityCard, groupsCard));
        } else {
            for (int i = 0; i < tiles.size(); i++) {
                tiles.get(i).show(values.get(i), this::down);
            }
        }
    }

    private void showSpend(ChartContext context) {
        SpendChart chart = new SpendChart(context);
        chart.showIn(spend);
        spendBox.setTable(chart.table());
        spendCard.setTitle(
                Times.spendTitle(context.grain()),
                FigureTexts.basis(context.overview().figures().total()));
        String why = context.overview().simulated()
                ? "Simulated calls cost nothing."
                : "No call of this span had a known cost.";
        spendCard.say(chart.parts().isEmpty() ? why : "");
        legend.getChildren().clear();
        for (SpendChart.Part part : chart.parts()) {
            Label name = Nodes.fixed(part.name(), "tv-small");
            Slot slot = part.slot();
            name.setGraphic(slot == null ? Nodes.label("", "tv-dash-other") : new Marker(slot, 0.85));
            name.getStyleClass().add("tv-dash-legend");
            legend.getChildren().add(name);
        }
    }

    private void showQuality(ChartContext context) {
        List<String> known = context.overview().scoreKinds();
        if (!known.contains(scoreKind)) {
            scoreKind = known.isEmpty() ? "" : known.get(0);
        }
        Nodes.show(kinds, known.size() > 1);
        kinds.setText(scoreKind);
        kinds.getItems().clear();
        for (String kind : known) {
            MenuItem item = new MenuItem(kind);
            item.setOnAction(event -> choose(kind));
            kinds.getItems().add(item);
        }
        QualityChart chart = new QualityChart(context, scoreKind);
        chart.showIn(quality);
        qualityBox.setTable(chart.table());
        qualityCard.setTitle("Cost and quality", known.size() == 1 ? "mean " + scoreKind + ", 95 %" : "mean, 95 %");
        qualityCard.say(chart.isEmpty() ? "No call of this span was scored." : "");
    }

    private void choose(String kind) {
        scoreKind = kind;
        ChartContext context = shown;
        if (context != null) {
            showQuality(context);
            showGroups();
        }
    }

    private void showGroups() {
        Groups by = grouping.valueProperty().get();
        groupsCard.setTitle(by.title(), "");
        table.show(rows(), by.column(), by.title() + ": calls, spend, score, latency and errors");
    }

    /** The table as it is grouped now, the whole last. */
    List<GroupRow> rows() {
        ChartContext context = shown;
        return context == null ? List.of() : grouping.valueProperty().get().rows(context, scoreKind);
    }

    void focusFirst() {
        spend.requestFocus();
    }

    Groups by() {
        return grouping.valueProperty().get();
    }
}
