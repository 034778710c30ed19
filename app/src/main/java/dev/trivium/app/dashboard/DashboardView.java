package dev.trivium.app.dashboard;

import dev.trivium.app.controls.Nodes;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The Dashboard screen: filters above, below them the figures, the calls or one call. Attached while it is in a scene. */
public final class DashboardView extends VBox {

    private static final Duration UNNOTICED = Duration.millis(300);

    private final DashboardViewModel model;
    private final DashboardActions actions;
    private final Clock clock;
    private final ZoneId zone;
    private final FilterBar filters;
    private final AddressBar address;
    private final OverviewView overview;
    private final CallsView calls;
    private final CallView call;
    private final StateBox states;
    private final StackPane content = new StackPane();
    private final HBox waiting = new HBox(6);
    private final PauseTransition patience = new PauseTransition(UNNOTICED);
    private final Label said = Nodes.label("", "tv-muted", "tv-small");
    private final Button export = Nodes.button("dashboard-export", "Export CSV");
    private final DashboardExport exporter;
    private final @Nullable DashboardSource source;
    private final ChangeListener<Object> changed = (property, before, now) -> show();
    private final ChangeListener<Boolean> loading = (property, before, now) -> wait(now);

    /**
     * @param source as the view model's
     * @param clock as the view model's
     */
    public DashboardView(
            DashboardViewModel model,
            DashboardActions actions,
            @Nullable DashboardSource source,
            DashboardTools tools,
            Clock clock) {
        this.model = model;
        this.actions = actions;
        this.source = source;
        this.clock = clock;
        this.zone = source == null ? clock.getZone() : source.zone();
        setId("dashboard");
        getStyleClass().add("tv-dashboard");
        filters = new FilterBar(model);
        address = new AddressBar(model, actions.clipboard());
        overview = new OverviewView(model, actions);
        calls = new CallsView(model, actions.slots(), actions.clipboard(), zone);
        call = new CallView(model, actions, zone);
        states = new StateBox(model, tools.compare());
        exporter = new DashboardExport(tools.work(), tools.ui(), said::setText);
        bar();
        said.setId("dashboard-said");
        said.getStyleClass().add("tv-dash-said");
        said.visibleProperty().bind(said.textProperty().isNotEmpty());
        said.managedProperty().bind(said.visibleProperty());
        VBox.setVgrow(content, Priority.ALWAYS);
        content.setMinHeight(0);
        getChildren().addAll(filters, address, said, content);
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        patience.setOnFinished(event -> Nodes.show(waiting, true));
        sceneProperty().addListener((property, before, now) -> {
            if (now == null) {
                detach();
            } else if (before == null) {
                attach();
            }
        });
    }

    private void bar() {
        ProgressIndicator ring = new ProgressIndicator();
        ring.getStyleClass().add("tv-dash-ring");
        waiting.getChildren().addAll(ring, Nodes.fixed("reading", "tv-muted", "tv-small"));
        waiting.setAlignment(Pos.CENTER_LEFT);
        Nodes.show(waiting, false);
        Button link = Nodes.iconButton("dashboard-link", Feather.LINK, "Show the address of these figures (Ctrl+L)");
        link.setOnAction(event -> address.toggle());
        export.setTooltip(Nodes.tooltip("Writes the table, or the list of calls, to a CSV file."));
        export.setOnAction(event -> export());
        filters.add(waiting);
        filters.add(link);
        filters.add(export);
    }

    private void attach() {
        model.revisionProperty().addListener(changed);
        model.loadingProperty().addListener(loading);
        model.refresh();
        show();
    }

    private void detach() {
        model.revisionProperty().removeListener(changed);
        model.loadingProperty().removeListener(loading);
        wait(false);
    }

    private void wait(boolean reading) {
        patience.stop();
        if (reading) {
            patience.playFromStart();
        } else {
            Nodes.show(waiting, false);
        }
    }

    private void show() {
        DashboardAddress now = model.address();
        LocalDate today = LocalDate.now(clock.withZone(zone));
        filters.show(
                now,
                model.choicesProperty().get(),
                now.range().first(today),
                now.range().last(today));
        address.show(now);
        Overview figures = model.overviewProperty().get();
        filters.setCount(
                figures == null
                        ? ""
                        : FigureTexts.calls(figures.figures().total().calls())
                                + (figures.simulated() ? ", simulated" : ""));
        Node wanted;
        Scope scope = now.calls();
        if (now.call() != null) {
            call.show(model.callProperty().get(), waitingForCall());
            wanted = call;
        } else if (scope != null) {
            calls.show(scope);
            wanted = calls;
        } else if (model.stateProperty().get() == DashboardViewModel.State.FIGURES && figures != null) {
            overview.show(figures);
            wanted = overview;
        } else {
            states.show(model.stateProperty().get());
            wanted = states;
        }
        Nodes.show(export, wanted == overview || wanted == calls);
        swap(wanted);
    }

    private String waitingForCall() {
        String problem = model.problemProperty().get();
        return problem.isEmpty() ? "Reading …" : problem;
    }

    private void swap(Node wanted) {
        if (!content.getChildren().contains(wanted)) {
            boolean focused = focusIsInside();
            content.getChildren().setAll(wanted);
            if (focused) {
                focusContent();
            }
        }
    }

    private boolean focusIsInside() {
        Node owner = getScene() == null ? null : getScene().getFocusOwner();
        for (Node node = owner; node != null; node = node.getParent()) {
            if (node == content) {
                return true;
            }
        }
        return false;
    }

    private void focusContent() {
        Node shown = content.getChildren().get(0);
        if (shown == calls) {
            calls.focusTable();
        } else if (shown == call) {
            call.focusFirst();
        } else if (shown == overview) {
            overview.focusFirst();
        } else {
            states.focusFirst();
        }
    }

    private void onKey(KeyEvent event) {
        boolean typing = event.getTarget() instanceof TextInputControl;
        if (event.getCode() == KeyCode.BACK_SPACE && !typing) {
            model.up();
            event.consume();
        }
    }

    /** What shows, into a file that is asked for: the table, or all calls of the list. */
    public void export() {
        Scope scope = model.address().calls();
        DashboardSource from = source;
        if (!export.isVisible() || from == null) {
            return;
        }
        String name =
                scope == null ? "dashboard-" + overview.by().segment().toLowerCase(java.util.Locale.ROOT) : "calls";
        Optional<Path> file = actions.saveAs().apply(name + ".csv");
        if (file.isEmpty()) {
            return;
        }
        if (scope == null) {
            exporter.groups(overview.rows(), file.get());
        } else {
            Span span = Span.of(model.address().range(), clock.instant(), zone);
            exporter.calls(from, CallQueries.of(model.address(), scope, span), file.get());
        }
    }

    /** The field with the address, or no longer. */
    public void toggleAddress() {
        address.toggle();
    }

    /** The focus goes to what shows. */
    public void focusFigures() {
        if (!content.getChildren().isEmpty()) {
            focusContent();
        }
    }

    /** The parts that F6 walks through. */
    public List<Node> regions() {
        return List.of(filters, content);
    }
}
