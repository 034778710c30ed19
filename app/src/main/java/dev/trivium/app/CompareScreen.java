package dev.trivium.app;

import dev.trivium.app.command.Command;
import dev.trivium.app.compare.CompareCommands;
import dev.trivium.app.compare.CompareView;
import dev.trivium.app.compare.CompareViewModel;
import java.util.List;
import javafx.scene.Node;
import org.kordamp.ikonli.feather.Feather;

/** The Compare screen in the window. It stays attached while another one shows, because its runs go on. */
final class CompareScreen implements WindowScreen {

    private final RailEntry entry = new RailEntry("compare", "Compare", Feather.COLUMNS);
    private final CompareView view;
    private final CompareCommands commands;

    CompareScreen(CompareViewModel model, CompareView view) {
        this.view = view;
        commands = new CompareCommands(model, view);
    }

    @Override
    public RailEntry entry() {
        return entry;
    }

    @Override
    public CompareView view() {
        return view;
    }

    @Override
    public String keys() {
        return "Ctrl+1";
    }

    @Override
    public List<Command> commands() {
        return commands.all();
    }

    @Override
    public List<Command> offers() {
        return commands.models();
    }

    @Override
    public List<Node> regions() {
        return view.regions();
    }

    @Override
    public void close() {
        view.detach();
    }
}
