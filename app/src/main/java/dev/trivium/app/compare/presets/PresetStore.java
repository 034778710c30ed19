package dev.trivium.app.compare.presets;

import java.util.List;

/** Where sets of columns are kept. Reads and writes files, so not for the FX thread. */
public interface PresetStore {

    List<Preset> read() throws PresetException;

    /** In place of the one that has its name, or behind the others. */
    void save(Preset preset) throws PresetException;

    void rename(String from, String to) throws PresetException;

    void remove(String name) throws PresetException;
}
