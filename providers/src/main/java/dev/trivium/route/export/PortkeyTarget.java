package dev.trivium.route.export;

import dev.trivium.route.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The configuration of Portkey's open gateway, which travels in the header {@code x-portkey-config} or lies in a file.
 *
 * <p>Format and behaviour as read in the source of {@code @portkey-ai/gateway} 1.15.2 and seen when it ran.
 */
final class PortkeyTarget extends GatewayTarget {

    /** Node refuses requests whose headers are together larger than 16 KiB. */
    private static final int HEADER_BYTES = 12_000;

    @Override
    public String name() {
        return "portkey";
    }

    @Override
    public String title() {
        return "Portkey gateway";
    }

    @Override
    public String version() {
        return "@portkey-ai/gateway 1.15.2";
    }

    @Override
    public String about() {
        return "A configuration for the open gateway: send it, on one line, as the header x-portkey-config.";
    }

    @Override
    Written write(Route route, ExportContext context, Ledger ledger) {
        PortkeyWriter writer = new PortkeyWriter(route, context, ledger);
        Map<String, Object> config = writer.node(route.entry());
        ExportFile file =
                new ExportFile(route.name() + ".portkey-1.15.2.json", PrettyJson.text(config), ExportFile.Syntax.JSON);
        List<String> todo = new ArrayList<>();
        for (String key : new TreeSet<>(writer.keys())) {
            todo.add("Put the value of " + key + " where its name stands, when you send the configuration.");
        }
        if (writer.privateHosts()) {
            todo.add("Name the servers of your own network in TRUSTED_CUSTOM_HOSTS when you start the gateway.");
        }
        if (file.text().length() > HEADER_BYTES) {
            todo.add("The configuration is long for a header: start node with --max-http-header-size=65536.");
        }
        return new Written(List.of(file), todo);
    }
}
