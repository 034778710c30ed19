package dev.trivium.app;

import dev.trivium.app.command.Command;
import dev.trivium.app.compare.CompareCommands;
import dev.trivium.app.compare.CompareView;
import dev.trivium.app.compare.CompareViewModel;
import java.util.List;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** A screen for a picture: only its place in the rail and its node. */
record SampleScreen(RailEntry entry, Node view, List<Command> commands, boolean apart) implements WindowScreen {

    static SampleScreen of(String id, String name, Feather icon, Node view) {
        return new SampleScreen(new RailEntry(id, name, icon), view, List.of(), false);
    }

    static SampleScreen compare(Node view) {
        return of("compare", "Compare", Feather.COLUMNS, view);
    }

    static SampleScreen compare(CompareViewModel model, CompareView view) {
        return new SampleScreen(compare(view).entry(), view, new CompareCommands(model, view).all(), false);
    }

    static SampleScreen settings(Node view) {
        return new SampleScreen(new RailEntry("settings", "Settings", Feather.SETTINGS), view, List.of(), true);
    }

    @Override
    public @Nullable String keys() {
        return null;
    }
}
