package dev.trivium.app;

import dev.trivium.app.compare.presets.Preset;
import dev.trivium.app.compare.presets.PresetException;
import dev.trivium.app.compare.presets.PresetStore;
import dev.trivium.workspace.ColumnSet;
import dev.trivium.workspace.ColumnSets;
import dev.trivium.workspace.EditRefusedException;
import dev.trivium.yaml.ProblemException;
import java.nio.file.Path;
import java.util.List;

/** Keeps Compare's sets of columns in the workspace's {@code columns.yaml}. */
final class ColumnSetFile implements PresetStore {

    private final ColumnSets sets;

    private ColumnSetFile(ColumnSets sets) {
        this.sets = sets;
    }

    static ColumnSetFile of(Path workspace) {
        return new ColumnSetFile(new ColumnSets(workspace));
    }

    @Override
    public List<Preset> read() throws PresetException {
        try {
            return sets.read().stream().map(ColumnSetFile::preset).toList();
        } catch (ProblemException e) {
            throw new PresetException(String.valueOf(e.problems().get(0)));
        }
    }

    @Override
    public void save(Preset preset) throws PresetException {
        perform(() -> sets.save(new ColumnSet(
                preset.name(),
                preset.samples(),
                preset.columns().stream()
                        .map(column -> new ColumnSet.Column(column.model(), column.parameters()))
                        .toList())));
    }

    @Override
    public void rename(String from, String to) throws PresetException {
        perform(() -> sets.rename(from, to));
    }

    @Override
    public void remove(String name) throws PresetException {
        perform(() -> sets.remove(name));
    }

    private static Preset preset(ColumnSet set) {
        return new Preset(
                set.name(),
                set.samples(),
                set.columns().stream()
                        .map(column -> new Preset.Column(column.model(), column.parameters()))
                        .toList());
    }

    @FunctionalInterface
    private interface Edit {
        void make() throws EditRefusedException;
    }

    private static void perform(Edit edit) throws PresetException {
        try {
            edit.make();
        } catch (EditRefusedException e) {
            throw new PresetException(e.words());
        }
    }
}
