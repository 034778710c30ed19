package dev.trivium.app.routes;

import dev.trivium.app.compare.ModelChoice;
import dev.trivium.app.compare.prompt.PromptContent;
import dev.trivium.app.compare.prompt.PromptSession;
import dev.trivium.chat.ModelAddress;
import dev.trivium.prompt.StoredPrompt;
import java.util.List;

/** The Routes screen without its nodes: the route on the screen, its file, and its versions. FX thread only. */
public final class RoutesViewModel {

    private static final ModelAddress SOME_MODEL = ModelAddress.parse("openai/gpt-5.5");

    private final RouteServices services;
    private final RouteEditor editor;
    private final PromptSession session;
    private final TryMarks marks = new TryMarks();
    private final TryViewModel tries;
    private final ExportViewModel exports;
    private final ImportViewModel imports;
    private Runnable opened = () -> {};
    private boolean started;

    public RoutesViewModel(RouteServices services) {
        this.services = services;
        editor = new RouteEditor(services.typing(), services.ui(), this::usualModel);
        session = new PromptSession(services.store(), new Content(), services.work(), services.ui());
        session.nameProperty().addListener((property, before, now) -> {
            if (!now.equals(editor.name())) {
                editor.rename(now);
            }
        });
        session.versions()
                .addListener(
                        (javafx.beans.Observable versions) -> services.changed().run());
        editor.onChange(session::changed);
        tries = new TryViewModel(editor, services.port(), services.work(), services.ui(), marks);
        exports = new ExportViewModel(editor, services.port(), services.exports(), services.work(), services.ui());
        imports = new ImportViewModel(services.port(), services.work(), services.ui());
    }

    private final class Content implements PromptContent {

        @Override
        public StoredPrompt now(String name) {
            return new StoredPrompt(name, editor.textProperty().get(), "");
        }

        @Override
        public void show(StoredPrompt prompt) {
            editor.load(prompt.name(), prompt.text());
            marks.clear();
            opened.run();
        }

        @Override
        public void restore(String text) {
            editor.replace(text);
        }
    }

    /** Hears that another route has taken the screen. */
    void onOpen(Runnable listener) {
        opened = listener;
    }

    /** The screen shows: looks what routes there are, and opens the first one at the first time. */
    public void shown() {
        services.work().execute(() -> {
            List<String> names = names();
            services.ui().execute(() -> {
                if (!started && !session.titled() && !names.isEmpty()) {
                    session.open(names.get(0));
                }
                started = true;
                session.refresh();
            });
        });
    }

    private List<String> names() {
        try {
            return services.store().files().list();
        } catch (java.io.IOException e) {
            // The folder cannot be read; opening a route says so.
            return List.of();
        }
    }

    /** Starts a new route from a text, such as a template's. */
    public void startFrom(String text) {
        started = true;
        session.startNew();
        editor.replace(text);
        opened.run();
    }

    /** What a new call asks: the first model that the workspace has. */
    private ModelAddress usualModel() {
        return services.models().get().stream()
                .map(ModelChoice::address)
                .filter(address -> !address.isRoute())
                .findFirst()
                .orElse(SOME_MODEL);
    }

    public RouteEditor editor() {
        return editor;
    }

    public PromptSession session() {
        return session;
    }

    /** One prompt through the route. */
    public TryViewModel tries() {
        return tries;
    }

    ExportViewModel exports() {
        return exports;
    }

    ImportViewModel imports() {
        return imports;
    }

    TryMarks marks() {
        return marks;
    }

    /** Shows the route as a column of Compare, which knows only what is saved. */
    void openInCompare() {
        if (!session.titled() || session.editedProperty().get()) {
            editor.say("Compare knows only what is saved. Save the route first (Ctrl+S).");
        } else {
            services.port()
                    .openInCompare(ModelAddress.route(session.nameProperty().get()));
        }
    }

    RouteServices services() {
        return services;
    }
}
