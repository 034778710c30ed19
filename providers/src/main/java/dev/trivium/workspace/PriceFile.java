package dev.trivium.workspace;

import dev.trivium.catalog.ModelInfo;
import dev.trivium.catalog.PriceOverrides;
import dev.trivium.workspace.ListText.UnknownFormException;
import dev.trivium.yaml.ProblemException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The prices that the user knows better, in the workspace's {@code prices.yaml}; its format is that of
 * {@link PriceOverrides}. Changed as text, as {@link WorkspaceEditor} does. Safe for several threads.
 */
public final class PriceFile {

    /** The file's name in a workspace. */
    public static final String NAME = "prices.yaml";

    private static final String SOURCE = "your price";

    private final EditedFile file;

    public PriceFile(Path directory) {
        this.file = new EditedFile(directory.resolve(NAME));
    }

    /**
     * Reads the file anew.
     *
     * @return empty if there is none
     * @throws ProblemException if it has mistakes
     */
    public synchronized List<ModelInfo> read() throws ProblemException {
        try {
            return PriceOverrides.read(NAME, withoutMark(file.read()));
        } catch (IOException e) {
            throw new ProblemException(new dev.trivium.yaml.Problem(
                    NAME, 0, "", "This file cannot be read (" + e.getClass().getSimpleName() + ").", "Check it."));
        }
    }

    /**
     * Sets the price of one model, in US dollars per million tokens; what else its entry says stays.
     *
     * @param date the day on which the user said so
     */
    public synchronized void set(String vendor, String model, BigDecimal input, BigDecimal output, LocalDate date)
            throws EditRefusedException {
        edit(text -> {
            int index = text.find(Map.of("vendor", vendor, "model", model));
            if (index < 0) {
                text.append(List.of(
                        "vendor: " + YamlText.scalar(vendor),
                        "model: " + YamlText.scalar(model),
                        "input: " + input.toPlainString(),
                        "output: " + output.toPlainString(),
                        "source: " + SOURCE,
                        "date: " + date));
                return;
            }
            text.entries().get(index).set("input", input.toPlainString());
            text.entries().get(index).set("output", output.toPlainString());
            text.entries().get(index).set("date", date.toString());
        });
    }

    /** Goes back to the listed price; nothing happens if there is no own one. */
    public synchronized void remove(String vendor, String model) throws EditRefusedException {
        edit(text -> {
            int index = text.find(Map.of("vendor", vendor, "model", model));
            if (index >= 0) {
                text.remove(index);
            }
        });
    }

    @FunctionalInterface
    private interface Change {
        void apply(ListText text) throws ProblemException, UnknownFormException;
    }

    private void edit(Change change) throws EditRefusedException {
        ListText text = new ListText(NAME, file.text(), null);
        try {
            List<ModelInfo> before = new ArrayList<>(PriceOverrides.read(NAME, withoutMark(file.text())));
            change.apply(text);
            List<ModelInfo> after = PriceOverrides.read(NAME, withoutMark(text.text()));
            if (before.size() > after.size() + 1 || after.size() > before.size() + 1) {
                throw new EditRefusedException(
                        NAME + " was not changed. It is written in a form that can only be changed by hand.");
            }
            file.write(text.text());
        } catch (UnknownFormException e) {
            throw new EditRefusedException(NAME + " was not changed. " + message(e));
        } catch (ProblemException e) {
            throw new EditRefusedException(NAME + " was not changed. " + message(e));
        } catch (IOException e) {
            throw new EditRefusedException(NAME + " could not be written ("
                    + e.getClass().getSimpleName() + "). Nothing has changed. Check that you may write in its folder.");
        }
    }

    private static String message(@Nullable Exception e) {
        return e == null ? "" : String.valueOf(e.getMessage());
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
