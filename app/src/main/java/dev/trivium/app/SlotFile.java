package dev.trivium.app;

import dev.trivium.app.controls.Slots;
import dev.trivium.chat.ModelAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps in the workspace which models have had a slot, an address a line in order of first use, so that colours stay with
 * their models across starts.
 */
final class SlotFile {

    private static final Logger LOG = LoggerFactory.getLogger(SlotFile.class);

    private SlotFile() {}

    /**
     * The workspace's slots. Reads the file now and writes it in the background; a file that cannot be read or written is
     * only logged.
     */
    static Slots open(Path workspace, Executor work) {
        Path file = workspace.resolve(".trivium").resolve("slots");
        return new Slots(read(file), order -> work.execute(() -> write(file, order)));
    }

    private static List<ModelAddress> read(Path file) {
        List<ModelAddress> order = new ArrayList<>();
        try {
            if (Files.exists(file)) {
                for (String line : Files.readAllLines(file)) {
                    order.add(ModelAddress.parse(line));
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("The workspace's colours cannot be read: {}", e.getMessage());
        }
        return order;
    }

    private static void write(Path file, List<ModelAddress> order) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, order.stream().map(ModelAddress::toString).toList());
        } catch (IOException e) {
            LOG.warn("The workspace's colours cannot be kept: {}", e.getMessage());
        }
    }
}
