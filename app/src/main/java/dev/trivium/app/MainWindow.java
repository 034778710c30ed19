package dev.trivium.app;

import dev.trivium.app.compare.CatalogEstimator;
import dev.trivium.app.compare.CodeCopier;
import dev.trivium.app.compare.CompareKeys;
import dev.trivium.app.compare.CompareServices;
import dev.trivium.app.compare.CompareTools;
import dev.trivium.app.compare.CompareView;
import dev.trivium.app.compare.CompareViewModel;
import dev.trivium.app.compare.FirstRun;
import dev.trivium.app.compare.ModelChoice;
import dev.trivium.app.compare.PastRun;
import dev.trivium.app.controls.Debounce;
import dev.trivium.app.controls.MarkdownAnswerView;
import dev.trivium.app.controls.Slots;
import dev.trivium.app.controls.UiExecutor;
import dev.trivium.app.controls.markdown.SyntaxHighlighter;
import dev.trivium.app.library.RunBar;
import dev.trivium.app.library.RunBarViewModel;
import dev.trivium.catalog.ModelInfo;
import dev.trivium.catalog.TokenCounter;
import dev.trivium.chat.ModelAddress;
import dev.trivium.compare.Comparison;
import dev.trivium.history.History;
import dev.trivium.history.ReplayTimer;
import dev.trivium.history.RunRecord;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
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

    private final OpenWorkspace opened;
    private final UiExecutor ui = new UiExecutor();
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(daemon("trivium-later"));
    private final ExecutorService work = Executors.newSingleThreadExecutor(daemon("trivium-work"));
    private final ExecutorService reading = Executors.newSingleThreadExecutor(daemon("trivium-reading"));
    private final CompareViewModel model;
    private final CompareView view;
    private final HistoryStatus history;
    private final LibraryScreen library;
    private final RunBarViewModel runs;
    private boolean closed;
    private Consumer<Node> navigate = screen -> {};

    MainWindow(OpenWorkspace opened) {
        this.opened = opened;
        Slots slots = new Slots();
        history = new HistoryStatus(opened, work, ui);
        model = new CompareViewModel(services(slots));
        view = new CompareView(model, tools(slots));
        if (opened.onlySimulated()) {
            view.welcome(new FirstRun(
                    opened.workspace().directory().resolve("trivium.yaml").toAbsolutePath()));
        }
        opened.prompt().ifPresent(prompt -> prompt.showIn(model));
        opened.firstColumns().forEach(model::addColumn);
        model.setCodeCopier(new CodeCopier(model, opened.workspace()::connection, MainWindow::copy, work, ui));
        library = new LibraryScreen(
                opened.history(), reading, ui, MainWindow::copy, run -> show(run, 0), run -> show(run, 1), model::say);
        runs = library.bar();
        view.addTool(new RunBar(runs, library.actions()));
        model.runIdProperty().addListener((property, before, now) -> runs.show(now));
        model.runningProperty().addListener((property, before, now) -> {
            if (!now && !closed) {
                history.refresh();
                runs.show(model.runIdProperty().get());
            }
        });
    }

    void show(Stage stage) {
        StatusSource status = new StatusSource(
                opened.workspace().name(), model.callsProperty(), history.spendProperty(), history.sizeProperty());
        ThemeManager themes = new ThemeManager(Theme.LIGHT);
        Shell shell = new Shell(view, status, themes.themeProperty().map(Theme.DARK::equals), themes::toggle);
        shell.addScreen(new RailEntry("library", "Library", Feather.BOOK), library.view());
        navigate = shell::show;
        Scene scene = new Scene(shell, WIDTH, HEIGHT);
        themes.dress(scene);
        CompareKeys keys = new CompareKeys(model, view);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.isShortcutDown() && event.isShiftDown() && event.getCode() == KeyCode.T) {
                themes.toggle();
                event.consume();
            } else if (event.isShortcutDown() && event.getCode() == KeyCode.DIGIT1) {
                shell.show(view);
                event.consume();
            } else if (event.isShortcutDown() && event.getCode() == KeyCode.DIGIT5) {
                shell.show(library.view());
                library.view().focusSearch();
                event.consume();
            } else if (shell.screen() == view) {
                keys.on(event);
            }
        });
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
        view.focusPrompt();
        history.refresh();
    }

    /** Stops what runs; the workspace stays open. */
    void close() {
        closed = true;
        History recorded = opened.history();
        if (recorded != null) {
            recorded.leave();
        }
        model.stop();
        view.detach();
        later.shutdownNow();
        reading.shutdown();
        work.shutdown();
    }

    /** Reads the run's requests in the background, then shows it in Compare. */
    private void show(RunRecord run, double speed) {
        reading.execute(() -> {
            PastRun past = PastRun.of(run, speed, ReplayTimer.on(later), this::choice);
            ui.execute(() -> {
                navigate.accept(view);
                model.show(past);
            });
        });
    }

    private @Nullable ModelChoice choice(ModelAddress address) {
        return opened.choices().stream()
                .filter(choice -> choice.address().equals(address))
                .findFirst()
                .orElse(null);
    }

    private CompareServices services(Slots slots) {
        Map<ModelAddress, ModelInfo> infos = opened.infos();
        return new CompareServices(
                opened.choices(),
                opened.workspace()::model,
                (start, columns, listener) -> Comparison.start(start, columns, opened.history(), listener),
                new CatalogEstimator(new TokenCounter(), infos::get, Clock.system(ZoneId.systemDefault())),
                slots,
                new Debounce(later, TYPING_PAUSE),
                work,
                ui,
                ui.pulses(),
                System::nanoTime);
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
