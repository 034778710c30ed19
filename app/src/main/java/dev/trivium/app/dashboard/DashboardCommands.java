package dev.trivium.app.dashboard;

import dev.trivium.app.command.Command;
import java.util.List;
import java.util.function.Consumer;

/** What can be done on the dashboard by name or key. */
public final class DashboardCommands {

    private static final String REGION = "Dashboard";

    private final DashboardViewModel model;
    private final DashboardView view;
    private final Consumer<String> clipboard;

    public DashboardCommands(DashboardViewModel model, DashboardView view, Consumer<String> clipboard) {
        this.model = model;
        this.view = view;
        this.clipboard = clipboard;
    }

    public List<Command> all() {
        return List.of(
                command("back", "Back", model::back)
                        .keysOutsideText("Alt+←")
                        .when(() -> model.history().canBackProperty().get()),
                command("forward", "Forward", model::forward)
                        .keysOutsideText("Alt+→")
                        .when(() -> model.history().canForwardProperty().get()),
                command("address", "Show the address of these figures", view::toggleAddress)
                        .keys("Ctrl+L"),
                command(
                        "copy-address",
                        "Copy the address of these figures",
                        () -> clipboard.accept(model.address().text())),
                command("refresh", "Read the figures anew", model::refresh).keys("F5"),
                command("clear", "Clear filters", () -> model.go(model.address().cleared()))
                        .when(() -> model.address().filtered()),
                command("export", "Export CSV", view::export),
                range("24h", "Show 24 hours", Range.DAY),
                range("7d", "Show 7 days", Range.WEEK),
                range("14d", "Show 14 days", Range.FORTNIGHT),
                range("30d", "Show 30 days", Range.MONTH),
                command(
                        "simulated",
                        "Show simulated figures or real ones",
                        () -> model.go(model.address()
                                .withFilter(model.address()
                                        .filter()
                                        .withSimulated(!model.address().filter().simulated())))));
    }

    private Command range(String id, String title, Range range) {
        return command(id, title, () -> model.go(model.address().withRange(range)));
    }

    private static Command command(String id, String title, Runnable action) {
        return Command.of("dashboard-" + id, REGION, title, action);
    }
}
