package dev.trivium.app;

import dev.trivium.app.command.Command;
import java.util.List;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** One screen of the window: its place in the rail, what it shows, what it can do while it shows. FX thread only. */
interface WindowScreen extends AutoCloseable {

    /** The same one each time. */
    RailEntry entry();

    /** The same one each time. It attaches its listeners when it comes into the scene, and drops them when it leaves. */
    Node view();

    /** The keys that show it, as {@link dev.trivium.app.command.Shortcut#of} reads them; null for none. */
    @Nullable
    String keys();

    /** Whether its place is at the bottom of the rail. */
    default boolean apart() {
        return false;
    }

    /** It shows now: the focus goes where a person begins. */
    default void shown() {}

    /** What can be done while it shows; the keyboard map lists them always. */
    default List<Command> commands() {
        return List.of();
    }

    /** What the palette offers beyond {@link #commands} while it shows. */
    default List<Command> offers() {
        return List.of();
    }

    /** The parts that F6 walks through, in reading order. */
    default List<Node> regions() {
        return List.of(view());
    }

    /** Stops what runs. */
    @Override
    default void close() {}
}
