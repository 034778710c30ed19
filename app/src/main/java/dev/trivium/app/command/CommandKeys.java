package dev.trivium.app.command;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;

/** Runs the command whose keys are pressed. */
public final class CommandKeys {

    private final Supplier<List<Command>> commands;

    /** @param commands those that apply now; the first that matches and is enabled runs */
    public CommandKeys(Supplier<List<Command>> commands) {
        this.commands = commands;
    }

    /** Consumes the event if it means something. */
    public void on(KeyEvent event) {
        boolean typing = event.getTarget() instanceof TextInputControl
                || event.getTarget() instanceof org.fxmisc.richtext.GenericStyledArea;
        for (Command command : commands.get()) {
            Shortcut keys = command.shortcut();
            if (keys != null
                    && keys.matches(event)
                    && (command.whileTyping() || !typing)
                    && command.enabled().getAsBoolean()) {
                command.action().run();
                event.consume();
                return;
            }
        }
    }
}
