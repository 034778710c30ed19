package dev.trivium.app.routes;

import dev.trivium.prompt.PromptNames;
import dev.trivium.route.Route;
import dev.trivium.route.export.Export;
import dev.trivium.route.export.ExportFile;
import dev.trivium.route.export.ExportTarget;
import dev.trivium.route.export.ExportTargets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** The route in the formats of other programs, made anew whenever it changes. FX thread only. */
final class ExportViewModel {

    private final RouteEditor editor;
    private final RoutePort port;
    private final Executor work;
    private final Executor ui;
    private final Path earlier;
    private final ReadOnlyObjectWrapper<Map<ExportTarget, Export>> exports = new ReadOnlyObjectWrapper<>(Map.of());
    private final ObjectProperty<@Nullable String> target = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable String> file = new SimpleObjectProperty<>();
    private final BooleanProperty comparing = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Set<Integer>> changedLines = new ReadOnlyObjectWrapper<>(Set.of());
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private long turn;

    /** @param earlier a folder for what was last saved, to compare with */
    ExportViewModel(RouteEditor editor, RoutePort port, Path earlier, Executor work, Executor ui) {
        this.editor = editor;
        this.port = port;
        this.earlier = earlier;
        this.work = work;
        this.ui = ui;
        comparing.addListener((property, before, now) -> compare());
        file.addListener((property, before, now) -> compare());
    }

    /** Makes all exports of the route as it is now. */
    void refresh() {
        Route route = editor.route();
        long mine = ++turn;
        if (route == null) {
            exports.set(Map.of());
            return;
        }
        work.execute(() -> {
            Map<ExportTarget, Export> made = new LinkedHashMap<>();
            for (ExportTarget one : ExportTargets.all()) {
                made.put(one, one.export(route, port.exportContext()));
            }
            ui.execute(() -> {
                if (mine == turn) {
                    if (target.get() == null && !made.isEmpty()) {
                        target.set(made.keySet().iterator().next().name());
                    }
                    exports.set(made);
                    compare();
                }
            });
        });
    }

    /** The export that is shown; null if there is none. */
    @Nullable
    Export shown() {
        return exports.get().values().stream()
                .filter(export -> export.target().equals(target.get()))
                .findFirst()
                .orElse(null);
    }

    /** The file that is shown; null if there is none. */
    @Nullable
    ExportFile shownFile() {
        Export export = shown();
        return export == null
                ? null
                : export.files().stream()
                        .filter(one -> one.name().equals(file.get()))
                        .findFirst()
                        .orElse(export.main());
    }

    /** Writes files of the shown export into a folder, and remembers them as the last export. */
    void save(List<ExportFile> files, Path folder) {
        Path kept = kept();
        work.execute(() -> {
            try {
                Files.createDirectories(kept);
                for (ExportFile one : files) {
                    Files.writeString(folder.resolve(one.name()), one.text());
                    Files.writeString(kept.resolve(one.name()), one.text());
                }
                String said = files.size() == 1 ? files.get(0).name() : files.size() + " files";
                ui.execute(() -> {
                    message.set("Saved " + said + " in " + folder + ".");
                    compare();
                });
            } catch (IOException e) {
                ui.execute(() -> message.set("The files cannot be written to " + folder + " (" + e.getMessage()
                        + "). Choose another folder."));
            }
        });
    }

    private Path kept() {
        String name = PromptNames.problem(editor.name()).isEmpty() ? editor.name() : "untitled";
        return earlier.resolve(name).resolve(String.valueOf(target.get()));
    }

    private void compare() {
        ExportFile now = shownFile();
        if (!comparing.get() || now == null) {
            changedLines.set(Set.of());
            return;
        }
        Path before = kept().resolve(now.name());
        work.execute(() -> {
            String said = "";
            Set<Integer> lines = new HashSet<>();
            try {
                List<String> old = new ArrayList<>(Files.readAllLines(before));
                int number = 0;
                for (String line : now.text().lines().toList()) {
                    number++;
                    if (!old.remove(line)) {
                        lines.add(number);
                    }
                }
                said = lines.isEmpty() ? "Nothing changed since the last export." : lines.size() + " lines changed.";
            } catch (IOException e) {
                said = "This was not exported before, so there is nothing to compare with.";
            }
            String words = said;
            ui.execute(() -> {
                changedLines.set(lines);
                message.set(words);
            });
        });
    }

    void say(String words) {
        message.set(words);
    }

    ReadOnlyObjectProperty<Map<ExportTarget, Export>> exportsProperty() {
        return exports.getReadOnlyProperty();
    }

    /** The name of the target that is shown. */
    ObjectProperty<@Nullable String> targetProperty() {
        return target;
    }

    /** The name of the file that is shown; null for the first. */
    ObjectProperty<@Nullable String> fileProperty() {
        return file;
    }

    BooleanProperty comparingProperty() {
        return comparing;
    }

    ReadOnlyObjectProperty<Set<Integer>> changedLinesProperty() {
        return changedLines.getReadOnlyProperty();
    }

    ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }
}
