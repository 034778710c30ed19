package dev.trivium.app;

import dev.trivium.app.command.OverlayLayer;
import dev.trivium.app.compare.CatalogEstimator;
import dev.trivium.app.compare.CodeCopier;
import dev.trivium.app.compare.CompareServices;
import dev.trivium.app.compare.CompareTools;
import dev.trivium.app.compare.CompareView;
import dev.trivium.app.compare.CompareViewModel;
import dev.trivium.app.compare.ModelChoice;
import dev.trivium.app.compare.PastRun;
import dev.trivium.app.compare.judge.JudgeServices;
import dev.trivium.app.compare.judge.ScoreStore;
import dev.trivium.app.compare.presets.Preset;
import dev.trivium.app.compare.presets.PresetsViewModel;
import dev.trivium.app.compare.prompt.PromptSession;
import dev.trivium.app.compare.prompt.PromptStore;
import dev.trivium.app.controls.BudgetEvent;
import dev.trivium.app.controls.Debounce;
import dev.trivium.app.controls.MarkdownAnswerView;
import dev.trivium.app.controls.Nodes;
import dev.trivium.app.controls.Slots;
import dev.trivium.app.controls.UiExecutor;
import dev.trivium.app.controls.markdown.SyntaxHighlighter;
import dev.trivium.app.library.PromptActions;
import dev.trivium.app.library.RunBar;
import dev.trivium.app.library.RunBarViewModel;
import dev.trivium.app.routes.RouteServices;
import dev.trivium.catalog.ModelInfo;
import dev.trivium.catalog.TokenCounter;
import dev.trivium.chat.ModelAddress;
import dev.trivium.history.History;
import dev.trivium.history.ReplayTimer;
import dev.trivium.history.RunRecord;
import dev.trivium.workspace.Discovery;
import dev.trivium.workspace.ModelEntry;
import dev.trivium.yaml.ProblemException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Wires the window together, and takes it apart at the end. */
final class MainWindow {

    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;
    /** Room for the window manager's own frame and title. */
    private static final double FRAME = 48;

    private static final double LEAST_WIDTH = 1100;
    private static final double LEAST_HEIGHT = 700;
    private static final Duration TYPING_PAUSE = Duration.ofMillis(150);
    /** A crash costs at most so much typing. */
    private static final Duration DRAFT_PAUSE = Duration.ofSeconds(1);

    private final OpenWorkspace opened;
    private final UserSettings user;
    private final UiExecutor ui = new UiExecutor();
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(daemon("trivium-later"));
    private final ExecutorService work = Executors.newSingleThreadExecutor(daemon("trivium-work"));
    private final CompareViewModel model;
    private final CompareView view;
    private final HistoryStatus history;
    private final SettingsScreen settings;
    private final ExecutorService reading = Executors.newSingleThreadExecutor(daemon("trivium-reading"));
    private final LibraryScreen library;
    private final DashboardScreen dashboard;
    private final RoutesScreen routes;
    private final RunBarViewModel runs;
    private volatile boolean closed;
    private final CompareScreen compare;
    private final List<WindowScreen> screens;
    private Consumer<WindowScreen> navigate = screen -> {};
    private Consumer<Throwable> failures = failure -> {};
    private volatile Map<ModelAddress, ModelInfo> infos;

    MainWindow(OpenWorkspace opened) {
        this(opened, UserSettings.inMemory());
    }

    MainWindow(OpenWorkspace opened, UserSettings user) {
        this.opened = opened;
        this.user = user;
        this.infos = opened.infos();
        Slots slots = SlotFile.open(opened.workspace().directory(), work);
        history = new HistoryStatus(opened, work, ui);
        model = new CompareViewModel(services(slots));
        view = new CompareView(model, tools(slots));
        settings = new SettingsScreen(
                opened.workspace(), opened.history(), Discovery.USUAL, slots, ui, this::workspaceChanged);
        opened.prompt().ifPresent(prompt -> prompt.showIn(model));
        model.prompt().session().keepDrafts(opened.workspace().directory(), new Debounce(later, DRAFT_PAUSE));
        opened.firstColumns().forEach(model::addColumn);
        model.setCodeCopier(new CodeCopier(model, opened.workspace()::connection, MainWindow::copy, work, ui));
        PresetsViewModel presets = new PresetsViewModel(
                ColumnSetFile.of(opened.workspace().directory()), model::preset, this::openColumns, work, ui);
        library = new LibraryScreen(
                opened.history(),
                PromptStore.of(opened.workspace().directory(), Clock.system(ZoneId.systemDefault())),
                promptActions(),
                presets,
                reading,
                ui,
                MainWindow::copy,
                run -> show(run, 0),
                run -> show(run, 1),
                model::say);
        compare = new CompareScreen(model, view);
        Button newRoute = Nodes.iconButton("compare-new-route", Feather.SHARE_2, "New route from these columns");
        newRoute.setOnAction(event -> routeFromColumns());
        view.addTool(newRoute);
        dashboard = new DashboardScreen(
                opened.history(),
                ui,
                slots,
                MainWindow::copy,
                run -> show(run, 0),
                run -> show(run, 1),
                () -> navigate.accept(compare));
        ModelsScreen models = new ModelsScreen(opened, slots, reading, ui, MainWindow::copy, this::addColumns);
        routes = new RoutesScreen(routeServices(slots), MainWindow::copy);
        routes.session().keepDrafts(opened.workspace().directory(), new Debounce(later, DRAFT_PAUSE));
        screens = List.of(compare, routes, dashboard, library, models, settings);
        runs = library.bar();
        view.addPresets(presets);
        view.addTool(new RunBar(runs, library.actions()));
        model.runIdProperty().addListener((property, before, now) -> runs.show(now));
        model.runningProperty().addListener((property, before, now) -> {
            if (!now && !closed) {
                history.refresh();
                library.refresh();
                dashboard.runEnded();
                runs.show(model.runIdProperty().get());
            }
        });
    }

    void show(Stage stage) {
        StatusSource status = new StatusSource(
                opened.workspace().name(), model.callsProperty(), history.spendProperty(), history.sizeProperty());
        ThemeManager themes = new ThemeManager(user.theme());
        Runnable switchTheme = () -> {
            themes.toggle();
            user.setTheme(themes.themeProperty().get());
        };
        Shell shell = new Shell(screens, status, themes.themeProperty().map(Theme.DARK::equals), switchTheme);
        settings.addHealth(shell);
        Runnable budgets = () -> {
            shell.show(settings);
            settings.view().showBudgets();
        };
        shell.addSpend(new BudgetMeter(shell, history.budgetProperty(), budgets));
        shell.addEventHandler(BudgetEvent.RAISE, event -> budgets.run());
        navigate = shell::show;
        if (opened.onlySimulated()) {
            view.welcome(settings.firstRun(shell));
        }
        OverlayLayer overlay = new OverlayLayer(shell);
        ScaledRoot root = new ScaledRoot(new StackPane(shell, overlay));
        Scene scene = new Scene(root, WIDTH, HEIGHT);
        themes.dress(scene);
        new WindowCommands(scene, shell, overlay, switchTheme, user, root.scaleProperty(), this::copyDiagnostics);
        failures = failure -> {
            if (!overlay.isOpen()) {
                FailureBox box = new FailureBox(failure, this::copyDiagnostics, overlay::close);
                overlay.open(box);
                box.open();
            }
        };
        // The editors measure text at once, for which the tokens must be known.
        scene.getRoot().applyCss();
        view.attach();
        stage.setTitle("Trivium · " + opened.workspace().name());
        stage.getIcons().add(icon());
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        stage.setScene(scene);
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        stage.setMaximized(screen.getWidth() < WIDTH + FRAME || screen.getHeight() < HEIGHT + FRAME);
        stage.show();
        // A person who comes back from another editor sees what changed there.
        stage.focusedProperty().addListener((property, before, now) -> {
            if (now) {
                model.prompt().session().refresh();
                library.refresh();
                routes.refresh();
            }
        });
        view.focusPrompt();
        history.refresh();
        library.refresh();
        opened.workspace().startUpkeep();
    }

    private void openColumns(Preset preset) {
        navigate.accept(compare);
        model.open(preset);
    }

    /** Shows a prompt or a route of this workspace, or says why it cannot. */
    void open(Path named) {
        FileToOpen file = FileToOpen.of(named);
        String name = opened.workspace().directory().equals(file.workspace()) ? file.name() : null;
        if (name == null) {
            navigate.accept(compare);
            model.say(file.problem());
        } else {
            boolean route = file.kind() == FileToOpen.Kind.ROUTE;
            navigate.accept(route ? routes : compare);
            open(route ? routes.session() : model.prompt().session(), name);
        }
    }

    private void open(PromptSession session, String name) {
        if (session.editedProperty().get() && !session.nameProperty().get().equals(name)) {
            model.say("\"" + session.nameProperty().get()
                    + "\" has changes that no file holds. Save it (Ctrl+S), then open \"" + name + "\" again.");
        } else {
            session.open(name);
        }
    }

    /**
     * A second start of the program hands its file over, and the window comes to the front. From any thread.
     *
     * @param file null for none
     */
    void fromOutside(Stage stage, @Nullable Path file) {
        ui.execute(() -> {
            stage.setIconified(false);
            stage.toFront();
            stage.requestFocus();
            if (file != null) {
                open(file);
            }
        });
    }

    /** Tells that the program itself failed, once until it is read. From any thread. */
    void failed(Throwable failure) {
        if (!closed) {
            ui.execute(() -> failures.accept(failure));
        }
    }

    private void copyDiagnostics() {
        String screens = Diagnostics.screens();
        reading.execute(() -> {
            String text = Diagnostics.text(screens);
            ui.execute(() -> copy(text));
        });
    }

    /**
     * Does what a session begins with, so that whoever records the start sees it: every screen, then the comparison.
     *
     * @param done called when the comparison has ended
     */
    void rehearse(Runnable done) {
        screens.forEach(navigate);
        navigate.accept(compare);
        model.runningProperty().addListener((property, before, now) -> {
            if (!now) {
                done.run();
            }
        });
        model.run();
    }

    /** @param done called when the window has been drawn */
    void whenDrawn(Runnable done) {
        ui.pulses().execute(() -> ui.pulses().execute(done));
    }

    /** Stops what runs; the workspace stays open. */
    void close() {
        closed = true;
        History recorded = opened.history();
        if (recorded != null) {
            recorded.leave();
        }
        model.stop();
        screens.forEach(WindowScreen::close);
        later.shutdownNow();
        reading.shutdown();
        work.shutdown();
    }

    /** Reads the run's requests in the background, then shows it in Compare. */
    private void show(RunRecord run, double speed) {
        reading.execute(() -> {
            PastRun past = PastRun.of(run, speed, ReplayTimer.on(later), this::choice);
            ui.execute(() -> {
                navigate.accept(compare);
                model.show(past);
            });
        });
    }

    private void addColumns(List<ModelAddress> addresses) {
        List<ModelChoice> choices = model.models();
        addresses.forEach(address -> model.addColumn(choices.stream()
                .filter(choice -> choice.address().equals(address))
                .findFirst()
                .orElseGet(() -> new ModelChoice(address, address.model(), false))));
        navigate.accept(compare);
    }

    private @Nullable ModelChoice choice(ModelAddress address) {
        return opened.choices().stream()
                .filter(choice -> choice.address().equals(address))
                .findFirst()
                .orElse(null);
    }

    private RouteServices routeServices(Slots slots) {
        return new RouteServices(
                PromptStore.ofRoutes(opened.workspace().directory(), Clock.system(ZoneId.systemDefault())),
                new WorkspaceRoutes(opened, model, this::openColumn),
                opened.workspace().directory().resolve(".trivium").resolve("exports"),
                model::models,
                this::routesChanged,
                slots,
                new SyntaxHighlighter(),
                work,
                new Debounce(later, TYPING_PAUSE),
                new Debounce(later, TYPING_PAUSE),
                ui);
    }

    private void openColumn(ModelAddress route) {
        model.models().stream()
                .filter(choice -> choice.address().equals(route))
                .findFirst()
                .ifPresentOrElse(model::addColumn, () -> model.say("The route " + route + " cannot be used yet."));
        navigate.accept(compare);
    }

    /** The columns of Compare as a new route on its screen. */
    private void routeFromColumns() {
        routes.startFrom(
                model.columns().stream().map(column -> column.model().address()).toList());
        navigate.accept(routes);
    }

    /** A route was saved: columns and other routes find it as it is now. */
    private void routesChanged() {
        work.execute(() -> {
            try {
                opened.workspace().reload();
            } catch (ProblemException e) {
                ui.execute(() -> model.say("The workspace's settings cannot be read: "
                        + e.problems().get(0)));
            }
        });
        workspaceChanged();
    }

    private void workspaceChanged() {
        history.refresh();
        work.execute(() -> {
            List<ModelEntry> models = opened.workspace().models();
            ui.execute(() -> {
                infos = OpenWorkspace.infos(models);
                model.setModels(OpenWorkspace.choices(models));
            });
        });
    }

    private PromptActions promptActions() {
        return new PromptActions(
                name -> openPrompt(name, () -> {}),
                (name, version) ->
                        openPrompt(name, () -> model.prompt().session().restore(version)),
                (name, set) -> openPrompt(name, () -> model.prompt().valueSets().select(set)));
    }

    private void openPrompt(String name, Runnable then) {
        navigate.accept(compare);
        view.openPrompt(name, then);
    }

    private CompareServices services(Slots slots) {
        return new CompareServices(
                opened.choices(),
                opened.workspace()::model,
                (start, columns, listener) -> opened.workspace().compare(start, columns, opened.history(), listener),
                new CatalogEstimator(
                        new TokenCounter(), address -> infos.get(address), Clock.system(ZoneId.systemDefault())),
                PromptStore.of(opened.workspace().directory(), Clock.system(ZoneId.systemDefault())),
                slots,
                new Debounce(later, TYPING_PAUSE),
                work,
                ui,
                ui.pulses(),
                judging(),
                System::nanoTime);
    }

    private JudgeServices judging() {
        History recorded = opened.history();
        if (recorded == null) {
            return JudgeServices.notRecorded("Not rated: there is no history to keep it. " + opened.historyProblem());
        }
        return new JudgeServices(
                ScoreStore.of(
                        recorded, () -> opened.workspace().historySettings().keepTexts()),
                "",
                Clock.systemUTC(),
                new SecureRandom());
    }

    private CompareTools tools(Slots slots) {
        SyntaxHighlighter highlighter = new SyntaxHighlighter();
        return new CompareTools(
                slots,
                () -> new MarkdownAnswerView(highlighter, MainWindow::copy, MainWindow::copy),
                MainWindow::copy,
                () -> new Debounce(later, TYPING_PAUSE),
                ui);
    }

    private static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private static Image icon() {
        return new Image(Objects.requireNonNull(
                        MainWindow.class.getResource("/dev/trivium/icon.png"), "The program's icon is missing.")
                .toExternalForm());
    }

    private static ThreadFactory daemon(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
