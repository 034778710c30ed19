package dev.trivium.route.export;

import dev.trivium.chat.ModelAddress;
import dev.trivium.route.Step;
import dev.trivium.yaml.YamlFields;
import dev.trivium.yaml.YamlNode;
import dev.trivium.yaml.YamlValues;
import dev.trivium.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What imports share: the steps that were made, with names, and a line for each thing that was read. */
final class Intake {

    private static final int LONGEST = 100;

    private final Map<String, Step> steps = new LinkedHashMap<>();
    private final List<FidelityReport.Line> lines = new ArrayList<>();
    private final ImportContext context;

    Intake(ImportContext context) {
        this.context = context;
    }

    Map<String, Step> steps() {
        return steps;
    }

    FidelityReport report() {
        return new FidelityReport(lines);
    }

    void line(String path, Part.Kind kind, String text, Fidelity fidelity, String how) {
        String shown = path.isEmpty() ? "(top)" : path;
        String line = text.strip().replaceAll("\\s+", " ");
        String cut = line.length() > LONGEST ? line.substring(0, LONGEST - 1) + "…" : line;
        lines.add(new FidelityReport.Line(new Part(shown, "", kind, cut), fidelity, how, List.of()));
    }

    void option(YamlNode node, Fidelity fidelity, String how) {
        line(node.path(), Part.Kind.OPTION, YamlWriter.inline(YamlValues.plain(node)), fidelity, how);
    }

    /** A line for each key that is not among those that are read. */
    void others(YamlFields fields, Set<String> known, String how) {
        for (String key : fields.keys()) {
            YamlNode node = known.contains(key) ? null : fields.node(key);
            if (node != null && !secret(key)) {
                option(node, Fidelity.NOT_POSSIBLE, how);
            } else if (node != null) {
                line(node.path(), Part.Kind.OPTION, key, Fidelity.NOT_POSSIBLE, how);
            }
        }
    }

    /** What stands there could be a key, so it is not repeated. */
    private static boolean secret(String key) {
        String lower = key.toLowerCase(java.util.Locale.ROOT);
        return lower.contains("key")
                || lower.contains("token")
                || lower.contains("secret")
                || lower.contains("password");
    }

    /** Adds a step under a wished name, made fit and unique; a step that is there already under it is used again. */
    String add(String wish, Step step) {
        String fit = wish.replaceAll("[^A-Za-z0-9_-]+", "_");
        String base = fit.isEmpty() ? "step" : fit;
        String name = base;
        for (int i = 2; steps.containsKey(name); i++) {
            if (step.equals(steps.get(name))) {
                return name;
            }
            name = base + "_" + i;
        }
        steps.put(name, step);
        return name;
    }

    /** The address of a model: by the connection that leads to its server, else by the provider's name. */
    ModelAddress address(String protocol, @Nullable String base, String provider, String model) {
        for (Upstream connection : context.connections()) {
            boolean server = base == null
                    ? provider.equals(connection.vendor()) || provider.equals(connection.connection())
                    : base.equals(connection.base());
            if (connection.protocol().equals(protocol) && server && !connection.simulated()) {
                return new ModelAddress(connection.connection(), model);
            }
        }
        return new ModelAddress(base == null ? provider : provider + "-server", model);
    }
}
