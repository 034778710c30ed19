package dev.trivium.app;

import dev.trivium.app.command.Command;
import dev.trivium.app.compare.prompt.PromptSession;
import dev.trivium.app.routes.ColumnsRoute;
import dev.trivium.app.routes.RouteCommands;
import dev.trivium.app.routes.RouteServices;
import dev.trivium.app.routes.RoutesView;
import dev.trivium.app.routes.RoutesViewModel;
import dev.trivium.chat.ModelAddress;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import org.kordamp.ikonli.feather.Feather;

/** The Routes screen in the window. */
final class RoutesScreen implements WindowScreen {

    private final RailEntry entry = new RailEntry("routes", "Routes", Feather.SHARE_2);
    private final RoutesViewModel model;
    private final RoutesView view;
    private final RouteCommands commands;

    RoutesScreen(RouteServices services, Consumer<String> clipboard) {
        model = new RoutesViewModel(services);
        view = new RoutesView(model, clipboard);
        commands = new RouteCommands(model, view, clipboard, RoutesScreen::copied);
    }

    private static String copied() {
        String text = Clipboard.getSystemClipboard().getString();
        return text == null ? "" : text;
    }

    @Override
    public RailEntry entry() {
        return entry;
    }

    @Override
    public RoutesView view() {
        return view;
    }

    @Override
    public String keys() {
        return "Ctrl+3";
    }

    @Override
    public void shown() {
        model.shown();
        view.focusCanvas();
    }

    @Override
    public List<Command> commands() {
        return commands.all();
    }

    @Override
    public List<Node> regions() {
        return view.regions();
    }

    /** Starts a new route that asks models one after another until one answers. */
    void startFrom(List<ModelAddress> models) {
        model.startFrom(ColumnsRoute.text(models));
    }

    PromptSession session() {
        return model.session();
    }

    /** Looks whether the file was changed by others. */
    void refresh() {
        model.session().refresh();
    }
}
