package dev.trivium.app.compare;

import dev.trivium.app.compare.parts.RequestParts;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.Parameters;
import dev.trivium.compare.export.CodeException;
import dev.trivium.compare.export.CodeLanguage;
import dev.trivium.compare.export.RequestCode;
import dev.trivium.provider.Connection;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/** Copies what Run would send to a column's model, as code. */
public final class CodeCopier implements BiConsumer<PaneViewModel, CodeLanguage> {

    private final CompareViewModel screen;
    private final Function<String, Connection> connections;
    private final Consumer<String> clipboard;
    private final Executor work;
    private final Executor ui;

    /** @param connections by id; IllegalArgumentException with a message for the user if there is none */
    public CodeCopier(
            CompareViewModel screen,
            Function<String, Connection> connections,
            Consumer<String> clipboard,
            Executor work,
            Executor ui) {
        this.screen = screen;
        this.connections = connections;
        this.clipboard = clipboard;
        this.work = work;
        this.ui = ui;
    }

    @Override
    public void accept(PaneViewModel column, CodeLanguage language) {
        PromptViewModel.Snapshot prompt = screen.prompt().snapshot();
        Parameters parameters =
                screen.parameters().parameters().overriddenBy(column.overrides().parameters());
        RequestParts.Snapshot parts = screen.parts().snapshot();
        ModelChoice model = column.model();
        work.execute(() -> {
            try {
                PreparedRun prepared = PreparedRun.of(prompt, parameters, parts);
                ChatRequest request = prepared.request();
                if (request == null) {
                    ui.execute(() -> screen.say(prepared.problem()));
                    return;
                }
                String code = RequestCode.write(
                        language,
                        connections.apply(model.address().connection()),
                        model.address().model(),
                        request);
                ui.execute(() -> clipboard.accept(code));
            } catch (CodeException | IllegalArgumentException e) {
                String why = String.valueOf(e.getMessage());
                ui.execute(() -> screen.say(why));
            }
        });
    }
}
