package dev.trivium.app;

import dev.trivium.app.command.Command;
import dev.trivium.app.compare.FirstRun;
import dev.trivium.app.controls.Slots;
import dev.trivium.app.settings.HealthBar;
import dev.trivium.app.settings.LimitsViewModel;
import dev.trivium.app.settings.Offer;
import dev.trivium.app.settings.ProvidersServices;
import dev.trivium.app.settings.ProvidersView;
import dev.trivium.app.settings.ProvidersViewModel;
import dev.trivium.app.settings.SettingsView;
import dev.trivium.history.History;
import dev.trivium.workspace.Discovery;
import dev.trivium.workspace.Workspace;
import java.io.File;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The Settings screen in the window: its threads, its place in the rail, its dots in the status bar. */
final class SettingsScreen implements WindowScreen {

    private final RailEntry entry = new RailEntry("settings", "Settings", Feather.SETTINGS);
    private final ExecutorService work = Executors.newSingleThreadExecutor(daemons("trivium-settings"));
    private final ExecutorService network = Executors.newCachedThreadPool(daemons("trivium-tests"));
    private final ProvidersViewModel model;
    private final SettingsView view;
    private final HealthBar health;

    /** @param changed told on the FX thread that connections, models, prices or limits are others now */
    SettingsScreen(
            Workspace workspace,
            @Nullable History history,
            List<Discovery.Probe> probes,
            Slots slots,
            Executor ui,
            Runnable changed) {
        model = new ProvidersViewModel(
                new ProvidersServices(workspace, probes, work, network, ui, Clock.systemUTC(), changed));
        ProvidersView providers = new ProvidersView(model, slots, this::chooseFile);
        view = new SettingsView(providers, new LimitsViewModel(workspace, () -> history, work, ui, changed));
        health = new HealthBar(model);
        providers.sceneProperty().addListener((property, before, now) -> {
            if (now != null) {
                providers.attach();
            } else {
                providers.detach();
            }
        });
        model.open();
    }

    /** Puts the health of the connections into the status bar. */
    void addHealth(Shell shell) {
        shell.addStatus(health);
        health.attach();
    }

    /** For somebody who has no provider yet: looks for Ollama, and leads here. */
    FirstRun firstRun(Shell shell) {
        model.lookAround();
        BooleanBinding found = Bindings.createBooleanBinding(() -> ollama().isPresent(), model.found());
        BooleanBinding connected = Bindings.createBooleanBinding(
                () -> model.connections().stream()
                        .anyMatch(connection -> !connection.settings().demo()),
                model.connections());
        return new FirstRun(
                () -> {
                    shell.show(this);
                    view.showAdd();
                },
                () -> ollama().ifPresentOrElse(offer -> connect(shell, offer), model::lookAround),
                found,
                connected);
    }

    private void connect(Shell shell, Offer offer) {
        shell.show(this);
        model.add(offer, null);
    }

    private Optional<Offer> ollama() {
        return model.found().stream()
                .filter(offer -> offer.preset().id().equals("ollama"))
                .findFirst();
    }

    @Override
    public RailEntry entry() {
        return entry;
    }

    @Override
    public SettingsView view() {
        return view;
    }

    @Override
    public String keys() {
        return "Ctrl+,";
    }

    @Override
    public List<Command> commands() {
        return view.commands();
    }

    @Override
    public List<Node> regions() {
        return view.regions();
    }

    @Override
    public boolean apart() {
        return true;
    }

    @Override
    public void close() {
        model.close();
        health.detach();
        work.shutdown();
        network.shutdownNow();
    }

    private Optional<Path> chooseFile() {
        File file = new FileChooser().showOpenDialog(view.getScene().getWindow());
        return Optional.ofNullable(file).map(File::toPath);
    }

    private static ThreadFactory daemons(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
