package dev.trivium.app;

import dev.trivium.app.controls.Slots;
import dev.trivium.app.dashboard.DashboardActions;
import dev.trivium.app.dashboard.DashboardAddress;
import dev.trivium.app.dashboard.DashboardTools;
import dev.trivium.app.dashboard.DashboardView;
import dev.trivium.app.dashboard.DashboardViewModel;
import dev.trivium.app.dashboard.PlantedHistory;
import dev.trivium.app.dashboard.Scope;
import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.ModelAddress;
import dev.trivium.history.CallLine;
import dev.trivium.history.FigureFilter;
import dev.trivium.history.RunRecorder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kordamp.ikonli.feather.Feather;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Draws the Dashboard's states over a real history of 14 days, as {@link Screens} does the other screens. */
class ScreensOfDashboard {

    private static final Path FOLDER = Path.of("target", "screens");
    private static final Instant NOW = Instant.parse("2026-11-24T14:12:00Z");
    private static final String[] MODELS = {
        "anthropic/claude-opus-4.6",
        "openai/gpt-5.2",
        "google/gemini-3-pro",
        "google/gemini-3-flash",
        "ollama/qwen3-32b"
    };
    private static final double[] USD = {0.0086, 0.0036, 0.0034, 0.0004, 0};
    private static final double[] SECONDS = {4.9, 5.4, 4.1, 1.3, 7.8};
    private static final double[] SCORES = {0.941, 0.903, 0.894, 0.842, 0.702};

    private static PlantedHistory rich;
    private static PlantedHistory empty;
    private static PlantedHistory demo;

    private final FxRobot robot = new FxRobot();

    @BeforeAll
    static void plant() throws Exception {
        empty = new PlantedHistory(Files.createTempDirectory("dashboard"), ZoneOffset.UTC, NOW);
        demo = new PlantedHistory(Files.createTempDirectory("dashboard"), ZoneOffset.UTC, NOW);
        for (int i = 0; i < 30; i++) {
            demo.demo(
                    demo.begin("Refund answer"),
                    i % 3 == 0 ? "demo-openai/fast" : "demo-anthropic/thorough",
                    400 + 90 * i);
        }
        rich = new PlantedHistory(Files.createTempDirectory("dashboard"), ZoneOffset.UTC, NOW);
        Random random = new Random(11);
        for (int back = 27; back >= 0; back--) {
            day(random, LocalDate.of(2026, 11, 24).minusDays(back));
        }
        rich.at(NOW);
    }

    private static void day(Random random, LocalDate day) throws Exception {
        int weekday = day.getDayOfWeek().getValue();
        int count = weekday > 5 ? 22 : 62 + random.nextInt(16);
        for (int i = 0; i < count; i++) {
            int hours = day.equals(LocalDate.of(2026, 11, 24)) ? 14 : 24;
            rich.at(day.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(random.nextInt(hours * 3600)));
            RunRecorder run = rich.begin(i % 3 == 0 ? "Refund answer" : i % 3 == 1 ? "Duplicate webhooks" : null);
            if (i % 4 == 0) {
                rich.tag(run, i % 8 == 0 ? "support" : "nightly");
            }
            one(random, run, i, day);
        }
    }

    private static void one(Random random, RunRecorder run, int i, LocalDate day) throws Exception {
        double luck = Math.exp(random.nextGaussian() * 0.55);
        boolean bad = day.equals(LocalDate.of(2026, 11, 20));
        if (i % 4 == 3) {
            String call = rich.route(
                    run,
                    "support-hybrid",
                    MODELS[3],
                    MODELS[0],
                    (long) (2600 * luck),
                    String.format(Locale.ROOT, "%.5f", 0.0023 * (0.5 + random.nextDouble())));
            if (random.nextInt(5) == 0) {
                rich.score(call, "quality", Math.min(1, 0.932 + random.nextGaussian() * 0.03));
            }
            return;
        }
        int model = new int[] {0, 1, 1, 2, 3, 4, 3}[random.nextInt(7)];
        int dice = random.nextInt(1000);
        if (dice < (bad ? 90 : 14) && model < 3 || model == 4 && dice < 40) {
            ErrorKind kind = model == 2
                    ? ErrorKind.RATE_LIMIT
                    : model == 4
                            ? dice % 2 == 0 ? ErrorKind.TIMEOUT : ErrorKind.SERVER
                            : dice % 3 == 0 ? ErrorKind.CONTENT_FILTER : ErrorKind.SERVER;
            rich.fail(run, MODELS[model], kind);
            return;
        }
        String call = rich.answer(
                run,
                MODELS[model],
                (long) (SECONDS[model] * 1000 * luck * (bad ? 1.7 : 1)),
                String.format(Locale.ROOT, "%.5f", USD[model] * (0.6 + random.nextDouble() * 0.8)));
        if (random.nextInt(6) == 0) {
            rich.score(call, "quality", Math.min(1, SCORES[model] + random.nextGaussian() * 0.06));
        }
    }

    @AfterAll
    static void close() {
        rich.close();
        empty.close();
        demo.close();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void dashboard(Theme theme) throws Exception {
        FxToolkit.registerPrimaryStage();
        DashboardAddress start = DashboardAddress.START;
        draw("dashboard", theme, rich, start, 1440, 900, () -> {});
        draw("dashboard-tip", theme, rich, start, 1440, 900, () -> {
            focus("#dashboard-spend-chart");
            for (int i = 0; i < 7; i++) {
                robot.push(KeyCode.RIGHT);
            }
        });
        draw("dashboard-narrow", theme, rich, start, 1100, 700, () -> {});
        draw(
                "dashboard-filtered",
                theme,
                rich,
                start.withFilter(FigureFilter.REAL
                        .withTags(Set.of("support"))
                        .withModels(Set.of(ModelAddress.parse("openai/gpt-5.2")))),
                1440,
                900,
                () -> {});
        draw("dashboard-table", theme, rich, start, 1440, 900, () -> {
            focus("#dashboard-latency-chart");
            robot.push(KeyCode.CONTROL, KeyCode.T);
        });
        draw("dashboard-empty", theme, empty, start, 1440, 900, () -> {});
        draw("dashboard-only-demo", theme, demo, start, 1440, 900, () -> {});
        draw(
                "dashboard-simulated",
                theme,
                demo,
                start.withFilter(FigureFilter.REAL.withSimulated(true)),
                1440,
                900,
                () -> {});
        draw("dashboard-calls", theme, rich, start.withCalls(Scope.ALL), 1440, 900, () -> {});
        CallLine failed = first("rate_limit", null);
        draw("dashboard-call-failed", theme, rich, call(start, failed), 1440, 900, () -> {});
        draw("dashboard-call-route", theme, rich, call(start, first("ok", "support-hybrid")), 1440, 900, () -> {});
    }

    private static DashboardAddress call(DashboardAddress from, CallLine line) {
        return from.withCalls(Scope.ALL).withCall(new DashboardAddress.CallKey(line.runId(), line.id()));
    }

    private static CallLine first(String status, String route) throws Exception {
        FigureFilter filter = route == null ? FigureFilter.REAL : FigureFilter.REAL.withRoutes(Set.of(route));
        return rich.history()
                .dashboard()
                .calls(
                        new dev.trivium.history.CallQuery(
                                LocalDate.of(2026, 11, 11),
                                LocalDate.of(2026, 11, 25),
                                filter,
                                dev.trivium.history.Population.ROOTS,
                                status),
                        null,
                        1)
                .get(0);
    }

    private static void focus(String id) {
        WaitForAsyncUtils.waitForAsyncFx(5_000, () -> {
            FxToolkit.toolkitContext()
                    .getRegisteredStage()
                    .getScene()
                    .lookup(id)
                    .requestFocus();
            return null;
        });
    }

    private static void draw(
            String name,
            Theme theme,
            PlantedHistory history,
            DashboardAddress address,
            double width,
            double height,
            Runnable hands)
            throws Exception {
        FxToolkit.setupFixture(() -> show(theme, history, address, width, height));
        WaitForAsyncUtils.waitForFxEvents(10);
        hands.run();
        WaitForAsyncUtils.waitForFxEvents(10);
        WritableImage[] image = new WritableImage[1];
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            image[0] =
                    FxToolkit.toolkitContext().getRegisteredStage().getScene().snapshot(null);
            return null;
        });
        Png.write(image[0], FOLDER.resolve(name + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png"));
    }

    private static void show(
            Theme theme, PlantedHistory history, DashboardAddress address, double width, double height) {
        Slots slots = new Slots();
        for (String model : List.of(MODELS[1], MODELS[0], MODELS[2], MODELS[4], "route/support-hybrid", MODELS[3])) {
            slots.of(ModelAddress.parse(model));
        }
        DashboardViewModel model = new DashboardViewModel(history, Runnable::run, Runnable::run, history.clock());
        model.go(address);
        DashboardActions actions =
                new DashboardActions(run -> {}, run -> {}, asked -> Optional.empty(), text -> {}, slots::of);
        DashboardView view = new DashboardView(
                model, actions, history, new DashboardTools(Runnable::run, Runnable::run, () -> {}), history.clock());
        StatusSource status = new StatusSource(
                "Fernway support",
                new SimpleStringProperty("No calls running"),
                new SimpleStringProperty("$1.84"),
                new SimpleStringProperty("History 48.2 MB"));
        WindowScreen screen = new Only(view);
        Shell shell = new Shell(
                List.of(
                        blank("compare", "Compare", Feather.COLUMNS),
                        screen,
                        blank("library", "Library", Feather.BOOK)),
                status,
                new SimpleBooleanProperty(theme == Theme.DARK),
                () -> {});
        Scene scene = new Scene(new ScaledRoot(shell), width, height);
        new ThemeManager(theme).dress(scene);
        scene.getRoot().applyCss();
        Stage stage = FxToolkit.toolkitContext().getRegisteredStage();
        stage.setScene(scene);
        stage.show();
        shell.show(screen);
    }

    private static WindowScreen blank(String id, String title, Feather icon) {
        return new Blank(new RailEntry(id, title, icon), new Region());
    }

    private record Blank(RailEntry entry, Node view) implements WindowScreen {
        @Override
        public String keys() {
            return null;
        }
    }

    private record Only(DashboardView view, RailEntry entry) implements WindowScreen {
        Only(DashboardView view) {
            this(view, new RailEntry("dashboard", "Dashboard", Feather.BAR_CHART));
        }

        @Override
        public String keys() {
            return "Ctrl+4";
        }
    }
}
