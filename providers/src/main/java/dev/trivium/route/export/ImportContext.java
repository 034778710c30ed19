package dev.trivium.route.export;

import java.util.List;

/** What an import has to know beside the file. */
@FunctionalInterface
public interface ImportContext {

    /** The connections that are known, so that models get the addresses by which they are called here. */
    List<Upstream> connections();
}
