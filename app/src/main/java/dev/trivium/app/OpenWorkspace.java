package dev.trivium.app;

import dev.trivium.app.compare.ModelChoice;
import dev.trivium.app.compare.StartingPrompt;
import dev.trivium.catalog.ModelInfo;
import dev.trivium.chat.ModelAddress;
import dev.trivium.history.History;
import dev.trivium.history.HistoryException;
import dev.trivium.workspace.ModelEntry;
import dev.trivium.workspace.Workspace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A workspace with what the window needs of it, read before the window shows.
 *
 * @param history null if it cannot be opened, as when another window has it
 * @param historyProblem why there is no history; empty if there is one
 */
record OpenWorkspace(
        Workspace workspace,
        List<ModelEntry> models,
        @Nullable History history,
        String historyProblem,
        Optional<StartingPrompt> prompt) {

    private static final int FIRST_COLUMNS = 4;

    static OpenWorkspace of(Workspace workspace) {
        Optional<StartingPrompt> prompt = StartingPrompt.firstOf(workspace.directory());
        try {
            return new OpenWorkspace(workspace, workspace.models(), workspace.history(), "", prompt);
        } catch (HistoryException e) {
            String why = e.getMessage() == null ? "" : e.getMessage();
            return new OpenWorkspace(workspace, workspace.models(), null, why, prompt);
        }
    }

    List<ModelChoice> choices() {
        return choices(models);
    }

    static List<ModelChoice> choices(List<ModelEntry> models) {
        return models.stream()
                .map(entry -> new ModelChoice(entry.address(), entry.displayName(), entry.simulated()))
                .toList();
    }

    /** What is known of each model; a model that is missing is not known. */
    Map<ModelAddress, ModelInfo> infos() {
        return infos(models);
    }

    static Map<ModelAddress, ModelInfo> infos(List<ModelEntry> models) {
        Map<ModelAddress, ModelInfo> infos = new HashMap<>();
        models.forEach(entry -> {
            ModelInfo info = entry.info();
            if (info != null) {
                infos.put(entry.address(), info);
            }
        });
        return infos;
    }

    boolean onlySimulated() {
        return models.stream().allMatch(ModelEntry::simulated);
    }

    /** One model of each connection while there is room; if there is a route, the last column is one. */
    List<ModelChoice> firstColumns() {
        Optional<ModelChoice> route =
                choices().stream().filter(choice -> choice.address().isRoute()).findFirst();
        int room = route.isPresent() ? FIRST_COLUMNS - 1 : FIRST_COLUMNS;
        Set<String> connections = new HashSet<>();
        List<ModelChoice> columns = new ArrayList<>();
        for (ModelChoice choice : choices()) {
            boolean model = !choice.address().isRoute();
            if (model
                    && columns.size() < room
                    && connections.add(choice.address().connection())) {
                columns.add(choice);
            }
        }
        route.ifPresent(columns::add);
        return columns;
    }
}
