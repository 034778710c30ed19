package dev.trivium.app.dashboard;

import dev.trivium.app.controls.Slot;
import dev.trivium.chat.ModelAddress;
import dev.trivium.history.RunRecord;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What the screen needs of the window; called on the FX thread.
 *
 * @param open shows a run in Compare as it was
 * @param replay shows it in Compare at its original pace
 * @param saveAs asks for a file, given a name for it; empty if nobody wants one
 * @param clipboard takes a text
 * @param slots the colour and shape of each model and route
 */
public record DashboardActions(
        Consumer<RunRecord> open,
        Consumer<RunRecord> replay,
        Function<String, Optional<Path>> saveAs,
        Consumer<String> clipboard,
        Function<ModelAddress, Slot> slots) {}
