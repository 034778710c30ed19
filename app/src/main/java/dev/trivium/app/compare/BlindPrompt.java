package dev.trivium.app.compare;

import dev.trivium.app.compare.judge.BlindTools;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Shows blind mode what was asked, without the names of those who were. */
final class BlindPrompt {

    private BlindPrompt() {}

    static BlindTools tools(CompareViewModel model, CompareTools tools) {
        PromptViewModel prompt = model.prompt();
        Supplier<Map<String, String>> texts = () -> {
            Map<String, String> parts = new LinkedHashMap<>();
            String user = prompt.userProperty().get();
            if (user.isBlank()) {
                parts.put("Prompt", prompt.text().text());
            } else {
                parts.put("System", prompt.systemProperty().get());
                parts.put("User", user);
            }
            return parts;
        };
        Supplier<Map<String, String>> values = () -> {
            Map<String, String> all = new LinkedHashMap<>();
            prompt.variables().forEach(variable -> all.put(variable.name(), variable.used()));
            return all;
        };
        return new BlindTools(
                tools.answers(),
                prompt.nameProperty(),
                texts,
                values,
                model.runningProperty(),
                model.problemProperty()
                        .map(words -> BlindColumns.mask(model.columns()).of(words)),
                model::run,
                model::stop);
    }
}
