package dev.trivium.workspace;

import dev.trivium.catalog.Catalog;
import dev.trivium.yaml.Problem;
import dev.trivium.yaml.ProblemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The prices of a workspace: over the program's own catalogue lie the lists that the user has imported, and over those
 * the user's own prices.
 *
 * @param listed without the user's own
 * @param catalog all of it
 * @param problems what could not be read; the rest holds all the same
 */
record Prices(Catalog listed, Catalog catalog, List<Problem> problems) {

    static Prices read(Path directory, Catalog bundled) {
        List<Problem> problems = new ArrayList<>();
        Catalog listed = bundled.with(new PriceLists(directory).read(problems));
        Catalog all = listed;
        try {
            all = listed.with(new PriceFile(directory).read());
        } catch (ProblemException e) {
            problems.addAll(e.problems());
        }
        return new Prices(listed, all, List.copyOf(problems));
    }
}
