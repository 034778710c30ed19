package dev.trivium.route.export;

import dev.trivium.route.Route;

/**
 * A format in which a route can leave. One class each, added to {@link ExportTargets#all()}; most extend
 * {@link GatewayTarget}. Stateless, so safe for several threads.
 */
public interface ExportTarget {

    /** For the command line: {@code litellm}. */
    String name();

    /** For people: {@code LiteLLM proxy}. */
    String title();

    /** What its files are written for. The formats move, so each export carries this. */
    String version();

    /** What the main file is and where it goes, one sentence. */
    String about();

    /** Never fails: what cannot be carried is told in the report. */
    Export export(Route route, ExportContext context);
}
