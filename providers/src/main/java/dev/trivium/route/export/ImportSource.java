package dev.trivium.route.export;

import dev.trivium.yaml.ProblemException;

/** A format from which a route can come. One class each, added to {@link ImportSources#all()}. Stateless. */
public interface ImportSource {

    /** For the command line: {@code portkey}. */
    String name();

    /** For people. */
    String title();

    /**
     * Reads a configuration.
     *
     * @param file the name by which mistakes are reported
     * @param route the name of the route to make
     * @throws ProblemException if the text is no configuration of this kind; what merely cannot be carried is in the report
     */
    Imported read(String file, String route, String text, ImportContext context) throws ProblemException;
}
