package dev.trivium.app;

import dev.trivium.app.command.Command;
import dev.trivium.app.controls.Slots;
import dev.trivium.app.models.ModelsView;
import dev.trivium.app.models.ModelsViewModel;
import dev.trivium.app.models.WorkspaceModels;
import dev.trivium.chat.ModelAddress;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.kordamp.ikonli.feather.Feather;

/** The Models screen in the window. */
final class ModelsScreen implements WindowScreen {

    private final RailEntry entry = new RailEntry("models", "Models", Feather.CPU);
    private final ModelsView view;

    /** @param compare adds models as columns to Compare */
    ModelsScreen(
            OpenWorkspace opened,
            Slots slots,
            Executor work,
            Executor ui,
            Consumer<String> clipboard,
            Consumer<List<ModelAddress>> compare) {
        WorkspaceModels source =
                new WorkspaceModels(opened.workspace(), opened.history(), Clock.system(ZoneId.systemDefault()));
        view = new ModelsView(new ModelsViewModel(source, work, ui, compare), slots, clipboard);
    }

    @Override
    public RailEntry entry() {
        return entry;
    }

    @Override
    public ModelsView view() {
        return view;
    }

    @Override
    public String keys() {
        return "Ctrl+6";
    }

    @Override
    public void shown() {
        view.focusSearch();
    }

    @Override
    public List<Command> commands() {
        return List.of(Command.of("models-find", "Models", "Find a model", view::focusSearch)
                .keys("Ctrl+F"));
    }
}
