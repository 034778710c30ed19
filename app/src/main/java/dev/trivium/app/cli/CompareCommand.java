package dev.trivium.app.cli;

import dev.trivium.chat.ChatModel;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Parameters;
import dev.trivium.compare.Column;
import dev.trivium.history.RunStart;
import dev.trivium.workspace.Workspace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One prompt on several models. */
@Command(
        name = "compare",
        description = "Runs one prompt on several models at once and shows their answers and figures.",
        footer = {
            "",
            "Exit code: 0 when all answered, 1 when some failed, 2 on bad arguments or a bad workspace.",
            "\"trivium models\" lists what can be addressed."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class CompareCommand implements Callable<Integer> {

    private static final double LONGEST_SECONDS = 86_400;

    private final CliContext context;

    @Mixin
    private final WorkspaceOption workspace = new WorkspaceOption();

    @Option(
            names = "--model",
            paramLabel = "CONNECTION/MODEL",
            required = true,
            description = "A model to ask, for example openai/gpt-5.5 or route/NAME. Repeat it to compare.")
    private List<String> models = List.of();

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Source source = new Source();

    static final class Source {
        @Option(
                names = "--prompt",
                paramLabel = "TEXT",
                description = "The prompt, taken literally unless --var is given.")
        @Nullable
        String text;

        @Option(
                names = "--prompt-file",
                paramLabel = "FILE",
                description = "A Dotprompt file (*.prompt) or plain text; - reads standard input.")
        @Nullable
        String file;
    }

    @Option(names = "--system", paramLabel = "TEXT", description = "The system prompt.")
    private @Nullable String system;

    @Option(
            names = "--var",
            paramLabel = "NAME=VALUE",
            description = "The value of a variable, written {{NAME}} in the prompt. Repeatable.")
    private List<String> variables = List.of();

    @Option(names = "--temperature", paramLabel = "N", description = "Sampling temperature, 0 or more.")
    private @Nullable Double temperature;

    @Option(names = "--max-tokens", paramLabel = "N", description = "The most output tokens.")
    private @Nullable Integer maxTokens;

    @Option(names = "--timeout", paramLabel = "SECONDS", description = "The longest that each call may take.")
    private @Nullable Double timeout;

    @Option(names = "--json", description = "Print one JSON document on standard output, and nothing else there.")
    private boolean json;

    CompareCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws UsageException {
        Parameters parameters = parameters();
        Duration limit = limit();
        Map<String, String> values = PromptInput.variables(variables);
        PromptInput prompt = source.text != null
                ? PromptInput.ofText(source.text, system, values)
                : PromptInput.ofFile(String.valueOf(source.file), system, values, context.in());
        ChatRequest request = ChatRequest.of(prompt.messages())
                .withParameters(prompt.parameters().overriddenBy(parameters))
                .withTimeout(limit);
        try (Workspace open = workspace.open(context)) {
            List<Column> columns = new ArrayList<>();
            for (String model : models) {
                columns.add(new Column(model(open, model), request));
            }
            return new ComparisonRun(context, json)
                    .run(open, new RunStart("cli", prompt.name(), prompt.text(), values), columns);
        }
    }

    private static ChatModel model(Workspace workspace, String address) throws UsageException {
        try {
            return workspace.model(ModelAddress.parse(address));
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private Parameters parameters() throws UsageException {
        if (temperature != null && !(temperature >= 0 && temperature <= 100)) {
            throw new UsageException("--temperature must be 0 or more; most models take 0 to 2.");
        }
        if (maxTokens != null && maxTokens < 1) {
            throw new UsageException("--max-tokens must be at least 1.");
        }
        return Parameters.NONE.withTemperature(temperature).withMaxTokens(maxTokens);
    }

    private @Nullable Duration limit() throws UsageException {
        if (timeout == null) {
            return null;
        }
        if (!(timeout >= 0.001 && timeout <= LONGEST_SECONDS)) {
            throw new UsageException("--timeout must be from 0.001 to 86400 seconds.");
        }
        return Duration.ofMillis(Math.round(timeout * 1000));
    }
}
