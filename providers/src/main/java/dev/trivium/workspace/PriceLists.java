package dev.trivium.workspace;

import dev.trivium.catalog.ImportReport;
import dev.trivium.catalog.LiteLlmPrices;
import dev.trivium.catalog.ModelInfo;
import dev.trivium.catalog.ModelsDev;
import dev.trivium.provider.http.TextFetch;
import dev.trivium.provider.http.WireException;
import dev.trivium.yaml.Problem;
import dev.trivium.yaml.ProblemException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Price lists of others that the user has imported: kept unchanged in the workspace's folder {@code prices}, as
 * {@code litellm-2026-11-24.json} or {@code models.dev-2026-11-24.json}. The day in the name is the state of the list.
 */
public final class PriceLists {

    private static final String FOLDER = "prices";
    private static final int MOST_BYTES = 32 * 1024 * 1024;
    private static final Pattern NAME = Pattern.compile("(litellm|models\\.dev)-(\\d{4}-\\d\\d-\\d\\d)\\.json");

    private final Path folder;

    public PriceLists(Path directory) {
        this.folder = directory.resolve(FOLDER);
    }

    /**
     * Imports a list; an older one of the same kind goes.
     *
     * @param day the state of the list, as far as is known: today, for one that was just fetched
     * @return what it holds, and what was left out
     * @throws EditRefusedException if it is neither of the two lists, or cannot be kept; nothing has changed then
     */
    public ImportReport importFile(Path file, LocalDate day) throws EditRefusedException {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new EditRefusedException(file.getFileName() + " is larger than 32 MB, so it is no price list."
                        + " Nothing was imported. Choose another file.");
            }
            return keep(String.valueOf(file.getFileName()), Files.readString(file), day);
        } catch (IOException e) {
            throw new EditRefusedException(file.getFileName() + " cannot be read ("
                    + e.getClass().getSimpleName() + "). Nothing was imported. Choose a JSON file that you may read.");
        }
    }

    /** The same from an address: {@code https}, or {@code http} on this machine. Blocks, at most a minute. */
    public ImportReport importAddress(URI address, LocalDate day) throws EditRefusedException {
        try {
            return keep(String.valueOf(address.getHost()), TextFetch.list(address, MOST_BYTES), day);
        } catch (WireException e) {
            throw new EditRefusedException("Nothing was imported. " + e.error().message());
        }
    }

    /** The models of all lists, the strongest last; what cannot be read is noted and left out. */
    List<ModelInfo> read(List<Problem> problems) {
        List<ModelInfo> models = new ArrayList<>();
        for (Path file : files()) {
            String name = String.valueOf(file.getFileName());
            Matcher matcher = NAME.matcher(name);
            if (matcher.matches()) {
                try {
                    LocalDate day = LocalDate.parse(matcher.group(2));
                    String kind = matcher.group(1);
                    models.addAll(parse(kind, kind, Files.readString(file), day).models());
                } catch (IOException | DateTimeException e) {
                    problems.add(new Problem(
                            FOLDER + "/" + name, 0, "", "This price list cannot be read.", "Import it again."));
                } catch (ProblemException e) {
                    problems.addAll(e.problems());
                }
            }
        }
        return models;
    }

    private ImportReport keep(String source, String json, LocalDate day) throws EditRefusedException {
        // LiteLLM's entries name their provider; those of models.dev hold models.
        String kind = json.contains("\"litellm_provider\"") ? "litellm" : "models.dev";
        try {
            ImportReport report = parse(kind, source, json, day);
            if (report.read() == 0) {
                throw new EditRefusedException(
                        source + " holds no prices that are known here. Nothing was imported. Use"
                                + " LiteLLM's model_prices_and_context_window.json or https://models.dev/api.json.");
            }
            EditedFile target = new EditedFile(folder.resolve(kind + "-" + day + ".json"));
            target.read();
            target.write(json);
            for (Path older : files()) {
                String name = String.valueOf(older.getFileName());
                if (name.startsWith(kind + "-") && NAME.matcher(name).matches() && !name.equals(target.name())) {
                    Files.delete(older);
                }
            }
            return report;
        } catch (ProblemException e) {
            throw new EditRefusedException("Nothing was imported. " + e.getMessage());
        } catch (IOException e) {
            throw new EditRefusedException("The list could not be kept in the folder \"" + FOLDER + "\" ("
                    + e.getClass().getSimpleName() + "). Nothing was imported. Check that you may write there.");
        }
    }

    private static ImportReport parse(String kind, String source, String json, LocalDate day) throws ProblemException {
        return kind.equals("litellm") ? LiteLlmPrices.read(source, json, day) : ModelsDev.read(source, json, day);
    }

    /** By name, so the lists of one kind by day. */
    private List<Path> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
