package dev.trivium.app.cli;

import dev.trivium.catalog.ModelInfo;
import dev.trivium.catalog.Price;
import dev.trivium.workspace.ModelEntry;
import dev.trivium.workspace.Workspace;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Lists what can be addressed. */
@Command(
        name = "models",
        description = "Lists the models and routes that can be addressed. Asks no server.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ModelsCommand implements Callable<Integer> {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final CliContext context;

    @Mixin
    private final WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    ModelsCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws UsageException {
        try (Workspace open = workspace.open(context)) {
            List<ModelEntry> models = open.models();
            if (json) {
                context.out().println(document(models));
            } else {
                table(models).forEach(context.out()::println);
            }
            context.out().flush();
            return ExitCode.OK;
        }
    }

    private static List<String> table(List<ModelEntry> models) {
        if (models.isEmpty()) {
            return List.of("No model can be addressed yet. Add a connection to trivium.yaml.");
        }
        TextTable table = new TextTable("address", "name", ">context", ">input $/M", ">output $/M", "note");
        for (ModelEntry model : models) {
            Price.@Nullable Rates rates = rates(model);
            ModelInfo info = model.info();
            table.row(
                    model.address().toString(),
                    Printable.line(model.displayName()),
                    info == null || info.contextWindow() == null ? "" : String.valueOf(info.contextWindow()),
                    rates == null ? "" : price(rates.input()),
                    rates == null ? "" : price(rates.output()),
                    note(model));
        }
        return table.lines();
    }

    private static String note(ModelEntry model) {
        String route = model.route() ? "route" : "";
        String simulated = model.simulated() ? "simulated" : "";
        return route.isEmpty() || simulated.isEmpty() ? route + simulated : route + ", " + simulated;
    }

    private static String price(@Nullable BigDecimal price) {
        return price == null ? "" : price.stripTrailingZeros().toPlainString();
    }

    private static Price.@Nullable Rates rates(ModelEntry model) {
        ModelInfo info = model.info();
        Price price = info == null ? null : info.price(LocalDate.now(ZoneId.systemDefault()));
        return price == null ? null : price.rates();
    }

    private static String document(List<ModelEntry> models) {
        ObjectNode document = MAPPER.createObjectNode();
        var rows = document.putArray("models");
        for (ModelEntry model : models) {
            ModelInfo info = model.info();
            Price.@Nullable Rates rates = rates(model);
            rows.addObject()
                    .put("model", model.address().toString())
                    .put("name", model.displayName())
                    .put("route", model.route())
                    .put("simulated", model.simulated())
                    .put("context_window", info == null ? null : info.contextWindow())
                    .put("max_output_tokens", info == null ? null : info.maxOutputTokens())
                    .put("input_usd_per_million", rates == null ? null : rates.input())
                    .put("output_usd_per_million", rates == null ? null : rates.output());
        }
        return MAPPER.writeValueAsString(document);
    }
}
