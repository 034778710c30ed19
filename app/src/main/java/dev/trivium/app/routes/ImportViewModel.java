package dev.trivium.app.routes;

import dev.trivium.route.RouteFile;
import dev.trivium.route.export.ImportSource;
import dev.trivium.route.export.ImportSources;
import dev.trivium.route.export.Imported;
import dev.trivium.yaml.Problem;
import dev.trivium.yaml.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** A gateway's configuration, read to become a route once it is wanted. FX thread only. */
final class ImportViewModel {

    /**
     * What was understood.
     *
     * @param source the gateway, for people
     * @param file the name of the file
     * @param text of the route's file
     */
    record Found(String source, String file, String text, Imported imported) {}

    private static final long LARGEST = 4L << 20;

    private final RoutePort port;
    private final Executor work;
    private final Executor ui;
    private final ReadOnlyObjectWrapper<@Nullable Found> found = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<String> message = new ReadOnlyObjectWrapper<>("");

    ImportViewModel(RoutePort port, Executor work, Executor ui) {
        this.port = port;
        this.work = work;
        this.ui = ui;
    }

    /** Reads a configuration; nothing on the screen's route changes. */
    void read(Path file) {
        message.set("");
        work.execute(() -> {
            Found read;
            try {
                read = understood(file);
            } catch (IOException e) {
                tell(file + " cannot be read (" + e.getMessage() + "). Choose another file.");
                return;
            } catch (ProblemException e) {
                Problem first = e.problems().get(0);
                tell(file.getFileName() + ", line " + first.line() + ": " + RouteText.sentence(e));
                return;
            }
            ui.execute(() -> found.set(read));
        });
    }

    private Found understood(Path file) throws IOException, ProblemException {
        if (Files.size(file) > LARGEST) {
            throw new IOException("it is larger than 4 MB, so it is no gateway's configuration");
        }
        String text = Files.readString(file);
        String name = file.getFileName().toString();
        ImportSource source = source(text);
        Imported imported = source.read(name, name.replaceFirst("(?<=.)\\..*", ""), text, port.importContext());
        return new Found(source.title(), name, RouteFile.write(imported.route()), imported);
    }

    /** Every configuration of LiteLLM lists its models under this key, and none of Portkey has it. */
    private static ImportSource source(String text) {
        return ImportSources.named(text.contains("model_list") ? "litellm" : "portkey")
                .orElseThrow();
    }

    private void tell(String words) {
        ui.execute(() -> message.set(words));
    }

    /** Forgets what was read. */
    void clear() {
        found.set(null);
        message.set("");
    }

    /** What was understood of the file that was read last; null if there is none, or it became a route. */
    ReadOnlyObjectProperty<@Nullable Found> foundProperty() {
        return found.getReadOnlyProperty();
    }

    /** Why a file was not understood; empty for nothing. */
    ReadOnlyObjectProperty<String> messageProperty() {
        return message.getReadOnlyProperty();
    }
}
